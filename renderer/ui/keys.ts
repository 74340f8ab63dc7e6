import { useEffect, useSyncExternalStore } from 'react';

export interface KeyHelp {
  keys: string;
  does: string;
}

let shown: readonly KeyHelp[] = [];
const listeners = new Set<() => void>();
const tell = (next: readonly KeyHelp[]) => {
  shown = next;
  for (const listener of listeners) listener();
};

/** Lists the keys of a screen under F1 while it is open. Pass a list made at module level. */
export function useScreenKeys(keys: readonly KeyHelp[]): void {
  useEffect(() => {
    tell(keys);
    return () => tell([]);
  }, [keys]);
}
export const useKeys = (): readonly KeyHelp[] => useSyncExternalStore((listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
}, () => shown);

/** Whether the person is typing, so that single keys are letters and Ctrl+Z is the text’s own. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('textarea, select, [role="combobox"], input:not([type="checkbox"]):not([type="radio"]):not([type="button"])') !== null);
