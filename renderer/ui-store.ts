import { create } from 'zustand';

export interface Toast {
  id: number;
  text: string;
  kind: 'done' | 'problem';
  /** Offers to undo the last step. Goes as soon as another command makes a later one. */
  undo?: boolean;
  /** Something else to do about it: restore the safety copy, open the folder. */
  action?: { label: string; run: () => void };
}

interface UiState {
  toasts: readonly Toast[];
  /** Why something on screen is not saved yet, by the key of what is being written. */
  unsaved: ReadonlyMap<string, string>;
  /** "opening" from the key until its field has the focus, which the first time means fetching its part of the program. */
  palette: 'closed' | 'opening' | 'open';
  /** What was typed while the palette was opening. */
  typedAhead: string;
  keysHelp: boolean;
  railCollapsed: boolean;
  /** Rows ticked, by the name of the table. */
  selection: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The state of the page that is not in the data file and not in the address. */
export const useUi = create<UiState>()(() => ({
  toasts: [], unsaved: new Map<string, string>(), palette: 'closed', typedAhead: '', keysHelp: false, railCollapsed: false, selection: new Map<string, ReadonlySet<string>>(),
}));

export const openPalette = (): void => useUi.setState(({ palette }) => (palette === 'closed' ? { palette: 'opening', typedAhead: '' } : {}));
export const closePalette = (): void => useUi.setState({ palette: 'closed' });

let nextToast = 1;
const MOST_TOASTS = 3;

/**
 * Says something at the foot of the page, read out too. What was done gives way to what is done next, unless it offers something
 * of its own; problems stay until they are put away.
 */
export function toast(what: Omit<Toast, 'id'>): void {
  const shown = { ...what, id: nextToast++ };
  useUi.setState(({ toasts }) => ({ toasts: [...toasts.filter((other) => other.text !== what.text && !(what.kind === 'done' && other.kind === 'done' && other.action === undefined)), shown].slice(-MOST_TOASTS) }));
}
export const dismissToast = (id: number): void =>
  useUi.setState(({ toasts }) => ({ toasts: toasts.filter((other) => other.id !== id) }));
/** "Undo" always means the last step, so an earlier toast may not go on offering it. */
export const withdrawUndo = (): void =>
  useUi.setState(({ toasts }) => ({ toasts: toasts.some((one) => one.undo) ? toasts.map((one) => (one.undo ? { ...one, undo: false } : one)) : toasts }));

/** Says why something is not saved yet, or with `null` that it is. Shown in the top bar. With the key "writing" the browser also asks before the page is left. */
export function setUnsaved(key: string, reason: string | null): void {
  useUi.setState(({ unsaved }) => {
    if ((unsaved.get(key) ?? null) === reason) return {};
    const next = new Map(unsaved);
    if (reason === null) next.delete(key);
    else next.set(key, reason);
    return { unsaved: next };
  });
}

const NOTHING: ReadonlySet<string> = new Set();
/** The ticked rows of a table, and how to change them. */
export const useSelection = (table: string): ReadonlySet<string> => useUi((state) => state.selection.get(table) ?? NOTHING);
export const setSelection = (table: string, ids: Iterable<string>): void =>
  useUi.setState(({ selection }) => ({ selection: new Map(selection).set(table, new Set(ids)) }));
