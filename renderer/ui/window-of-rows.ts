import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

const ROW_HEIGHT = 34;
/** Up to here drawing every row is quick, and find-in-page, printing and screen readers have it all. */
const FEW = 200;

/** Which rows of a long table are to be drawn, and the heights that stand for the rest. All of them for a short table and for printing. */
export function useWindowOfRows(count: number, scroll: RefObject<HTMLDivElement | null>, all: boolean) {
  const virtual = count > FEW;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const rows = useVirtualizer({ count: virtual ? count : 0, getScrollElement: () => scroll.current, estimateSize: () => ROW_HEIGHT, overscan: 20 });
  const items = rows.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (!virtual || all || first === undefined || last === undefined) {
    return { virtual: virtual && !all, first: 0, last: virtual && !all ? FEW : count, above: 0, below: 0, show: () => {} };
  }
  return {
    virtual, first: first.index, last: last.index + 1, above: first.start, below: rows.getTotalSize() - last.end,
    show: (index: number) => rows.scrollToIndex(index),
  };
}
