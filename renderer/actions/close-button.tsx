import type { Action } from '../../shared/actions.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { useView } from '../view.ts';

/** By then the log has been read again, and the closed row may have left it. */
const REDRAWN_MS = 250;
/** The row that is now in the place of the closed one, so that the keyboard goes on from there. */
function focusRow(index: string): void {
  if (document.activeElement !== document.body) return;
  const rows = document.querySelectorAll<HTMLElement>('tr[data-index]');
  ([...rows].find((row) => row.dataset['index'] === index) ?? [...rows].at(-1))?.focus();
}

/** Closes an action as of today; the toast undoes it. */
export function CloseButton({ action, small = true }: { action: Action; small?: boolean }) {
  const { today } = useView();
  return (
    <Button
      small={small}
      look={small ? 'quiet' : 'plain'}
      className={small ? 'no-print close-action' : 'no-print'}
      aria-label={`Close action ${action.number}`}
      onClick={async (event) => {
        const row = event.currentTarget.closest('tr')?.dataset['index'];
        const closed = await perform('actions.close', { id: action.id, version: action.version, on: today }, { done: `Action ${action.number} closed` });
        if (closed.ok && row !== undefined) setTimeout(() => focusRow(row), REDRAWN_MS);
      }}
    >
      Close
    </Button>
  );
}
