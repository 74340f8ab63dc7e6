import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../shared/door.ts';
import type { Problem } from '../../shared/result.ts';
import { cancel } from '../call.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice, Notice } from '../ui/notices.tsx';

/** How far long work is, and the button that stops it. */
export function JobProgress({ working }: { working: Progress }) {
  const { id, done, total, label } = working;
  const [stopping, setStopping] = useState('');
  const stop = () => {
    setStopping(id);
    cancel(id);
  };
  const words = stopping === id ? 'Stopping' : label;
  return (
    <div className="progress">
      <progress {...(total > 0 ? { value: done, max: total } : {})} aria-label={words} />
      {/* What is being done is read out; the numbers, which change many times in a second, are not. */}
      <span><span role="status">{words}</span>{total > 0 && ` ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`}</span>
      <Button small busy={stopping === id} onClick={stop}>Stop</Button>
    </div>
  );
}

/** Why long work did not come to its end; that somebody stopped it is no fault. Takes the focus that went with the Stop button, so that the keys go on from here. */
export function NotDone({ problem }: { problem: Problem }) {
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) words.current?.focus();
  }, [problem]);
  return <div ref={words} tabIndex={-1} className="not-done">{problem.code === 'cancelled' ? <Notice>{problem.message}</Notice> : <ErrorNotice problem={problem} />}</div>;
}
