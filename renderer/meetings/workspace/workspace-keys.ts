import { useEffect } from 'react';
import type { KeyHelp } from '../../ui/keys.ts';

export const WORKSPACE_KEYS: readonly KeyHelp[] = [
  { keys: 'F6', does: 'Go to the next part: agenda, minutes, room (Shift+F6: back)' },
  { keys: 'Ctrl+Enter', does: 'Add an action to this minute; Esc goes back to the text' },
  { keys: 'Ctrl+Shift+Enter', does: 'Add a resolution' },
  { keys: 'Tab, Shift+Tab', does: 'In a resolution: make it a part of the one before, and back' },
  { keys: 'Alt+Shift+↑, ↓', does: 'In a resolution: move it with its parts' },
  { keys: 'Alt+V', does: 'In a resolution: how the vote went' },
  { keys: 'Alt+N, Alt+A, Alt+R', does: 'Outcome: noted, agreed, resolved (again: none)' },
  { keys: 'Alt+D, Alt+T', does: 'Outcome: deferred, referred' },
  { keys: 'Alt+PgDn, Alt+PgUp', does: 'Next item, item before' },
  { keys: 'Alt+↑, Alt+↓', does: 'Move the item up or down the agenda' },
  { keys: 'F2, Del', does: 'In the agenda: papers and details of the item, delete it' },
  { keys: 'Ctrl+Shift+8, 7, B', does: 'In a text: bullets, numbers, note in brackets' },
  { keys: '#, @, ;', does: 'In a text: refer to a minute, name a person, use a phrase (Tab or Enter puts it in)' },
  { keys: 'Ctrl+H', does: 'Find and replace over the whole meeting (Enter: this one, Alt+Enter: all)' },
  { keys: 'P, V, A, X, N', does: 'In the room: present, virtually, apologies, absent, not expected' },
  { keys: 'S, R, L', does: 'In the room: substitute, arrived late, left early' },
  { keys: 'G, Backspace', does: 'In the room: add a guest, clear the mark' },
];

const PANES = ['outline', 'minutes', 'room'] as const;

/** F6 walks through the parts of the screen, as in most programs with panes. */
export function usePaneKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      const panes = PANES.flatMap((name) => document.querySelector<HTMLElement>(`[data-pane="${name}"]`) ?? []);
      const here = panes.findIndex((pane) => pane.contains(document.activeElement));
      const next = panes[(here + (event.shiftKey ? -1 : 1) + panes.length) % panes.length];
      if (next === undefined) return;
      event.preventDefault();
      const target = next.querySelector<HTMLElement>('.minute.is-current [data-stop]') ?? next.querySelector<HTMLElement>('[role="listbox"], [data-stop], button, input');
      target?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Ctrl+H looks through the whole meeting, with what is selected. */
export function useFindKey(find: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'h' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      find();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [find]);
}
