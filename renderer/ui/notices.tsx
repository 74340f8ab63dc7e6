import type { ReactNode } from 'react';
import type { Problem } from '../../shared/result.ts';
import { Button } from './button.tsx';

/** Nothing here yet: one sentence that teaches, and the one button or link that begins. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return <div className="empty"><p>{children}</p>{action}</div>;
}

/** Words that belong to the page, not to a moment: a banner, a warning. */
export function Notice({ look = 'plain', children, action }: { look?: 'plain' | 'warning' | 'problem'; children: ReactNode; action?: ReactNode }) {
  return <div className={`notice ${look}`}><p>{children}</p>{action}</div>;
}

/** What happened, what it means for the data, what to do. The words come with the problem. */
export function ErrorNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return (
    <div className="notice problem" role="alert">
      <p>{problem.message}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

/** Shown only when an answer takes longer than 300 ms. */
export function Waiting({ children = 'Reading…' }: { children?: ReactNode }) {
  return <p className="waiting" role="status">{children}</p>;
}
