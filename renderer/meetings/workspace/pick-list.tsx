import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { reveal } from './reveal.ts';

export interface PickGroup<T> {
  id: string;
  label: string | null;
  items: readonly T[];
}

interface Props<T> {
  label: string;
  groups: readonly PickGroup<T>[];
  idOf: (item: T) => string;
  current: string | null;
  onCurrent: (id: string) => void;
  /** A key at the item that is chosen; `next` chooses the one below. Returns whether the key meant something. */
  onKey?: (event: KeyboardEvent, item: T, next: () => void) => boolean;
  /** A click on an item that was chosen already, or a double click. */
  onOpen?: (item: T) => void;
  render: (item: T) => ReactNode;
  classOf?: (item: T) => string;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** A list of which one is chosen: one stop for Tab, arrows to walk, single keys for what is done to the one chosen. */
export function PickList<T>({ label, groups, idOf, current, onCurrent, onKey, onOpen, render, classOf, className = '', ref }: Props<T>) {
  const prefix = useId();
  const list = useRef<HTMLDivElement | null>(null);
  const all = groups.flatMap((group) => group.items);
  const at = all.findIndex((item) => idOf(item) === current);
  const item = all[at];
  const choose = (index: number) => {
    const chosen = all[Math.max(0, Math.min(all.length - 1, index))];
    if (chosen !== undefined) onCurrent(idOf(chosen));
  };
  useEffect(() => {
    const option = current === null ? null : document.getElementById(`${prefix}${current}`);
    if (option !== null && list.current !== null) reveal(option, list.current);
  }, [current, prefix]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (item !== undefined && onKey?.(event, item, () => choose(at + 1)) === true) {
      event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1, PageDown: at + 10, PageUp: at - 10 }[event.key];
    if (to !== undefined) choose(to);
    else if (event.key === 'Enter' && item !== undefined && onOpen !== undefined) onOpen(item);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className={`pick-list ${className}`}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={item === undefined ? undefined : `${prefix}${idOf(item)}`}
      ref={(element) => {
        list.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      onKeyDown={onKeyDown}
    >
      {groups.filter((group) => group.items.length > 0).map((group) => {
        const options = group.items.map((one) => {
          const id = idOf(one);
          return (
            <div
              key={id}
              id={`${prefix}${id}`}
              role="option"
              aria-selected={id === current}
              className={`pick ${classOf?.(one) ?? ''}`}
              onClick={() => onCurrent(id)}
              onDoubleClick={() => onOpen?.(one)}
            >
              {render(one)}
            </div>
          );
        });
        return group.label === null ? options : (
          <div role="group" aria-label={group.label} key={group.id}>
            <div className="pick-group" aria-hidden="true">{group.label}</div>
            {options}
          </div>
        );
      })}
    </div>
  );
}
