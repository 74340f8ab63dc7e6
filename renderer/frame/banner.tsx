import { useQuery, useCommand } from '../cache.ts';
import { DeskPrompt } from './desk-prompt.tsx';
import { Button } from '../ui/button.tsx';

/** What has to be said above every screen: that this is the sample board, or that nobody has said who is at the desk. */
export function Banner() {
  const board = useQuery('board.get', {});
  const remove = useCommand('board.removeSample', { done: 'The sample board is gone. Now make your own.' });
  if (board.data?.board?.sample === true) {
    return (
      <div className="banner no-print" role="note">
        <p>This is the sample board. Its people and organisations are made up, so try anything.</p>
        <Button small busy={remove.busy} onClick={() => void remove.run({})}>Remove the sample board</Button>
      </div>
    );
  }
  return board.data !== undefined && board.data.desk === null ? <DeskPrompt /> : null;
}
