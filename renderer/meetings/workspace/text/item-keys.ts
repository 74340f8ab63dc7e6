import type { Outcome } from '../../../../shared/minutes.ts';

/** What a key asks for at the item that is being taken, wherever in its minute the cursor is. */
export type ItemDeed =
  | { does: 'action' }
  | { does: 'resolution' }
  | { does: 'outcome'; outcome: Outcome }
  /** Up or down the agenda. */
  | { does: 'move'; by: -1 | 1 }
  /** To the item before or after. */
  | { does: 'go'; by: -1 | 1 };

export interface KeyPress {
  key: string;
  /** The key by its place: with Alt the letter itself may be another sign. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export const OUTCOME_KEYS: Record<Outcome, string> = { noted: 'N', agreed: 'A', resolved: 'R', deferred: 'D', referred: 'T' };

export function itemDeed({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): ItemDeed | null {
  if ((ctrlKey || metaKey) && !altKey && key === 'Enter') return { does: shiftKey ? 'resolution' : 'action' };
  // AltGr, which writes letters on many keyboards, comes as Ctrl and Alt together.
  if (!altKey || ctrlKey || metaKey || shiftKey) return null;
  switch (key) {
    case 'ArrowUp': return { does: 'move', by: -1 };
    case 'ArrowDown': return { does: 'move', by: 1 };
    case 'PageUp': return { does: 'go', by: -1 };
    case 'PageDown': return { does: 'go', by: 1 };
    default: {
      const found = Object.entries(OUTCOME_KEYS).find(([, letter]) => code === `Key${letter}`);
      return found === undefined ? null : { does: 'outcome', outcome: found[0] as Outcome };
    }
  }
}
