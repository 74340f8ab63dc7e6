import type { Progress } from '../../shared/door.ts';
import { cancel } from '../call.ts';
import { Button } from '../ui/button.tsx';

/** How far long work is, and the button that stops it. */
export function JobProgress({ working }: { working: Progress }) {
  const { id, done, total, label } = working;
  return (
    <div className="progress" role="status">
      <progress {...(total > 0 ? { value: done, max: total } : {})} aria-label={label} />
      <span>{label}{total > 0 && ` ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`}</span>
      <Button small onClick={() => cancel(id)}>Stop</Button>
    </div>
  );
}
