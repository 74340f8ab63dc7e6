import type { Action } from '../../shared/actions.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { useView } from '../view.ts';

/** Closes an action as of today; the toast undoes it. */
export function CloseButton({ action, small = true }: { action: Action; small?: boolean }) {
  const { today } = useView();
  return (
    <Button
      small={small}
      look={small ? 'quiet' : 'plain'}
      className="no-print"
      aria-label={`Close action ${action.number}`}
      onClick={() => void perform('actions.close', { id: action.id, version: action.version, on: today }, { done: `Action ${action.number} closed` })}
    >
      Close
    </Button>
  );
}
