import { useState } from 'react';
import { formatInstant } from '../../shared/dates.ts';
import { useQuery } from '../cache.ts';
import { changeInWords, stepsOf } from '../keeping/history-words.ts';
import { Waiting } from '../ui/notices.tsx';
import { useNameOf } from './name-of.ts';
import './records.css';

const SHOWN = 60;

/** Who changed a record and when, read only when it is opened. */
export function RecordHistory({ table, rowId }: { table: string; rowId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="record-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What was changed, and by whom</summary>
      {open && <Changes table={table} rowId={rowId} />}
    </details>
  );
}

function Changes({ table, rowId }: { table: string; rowId: string }) {
  const list = useQuery('history.list', { table, rowId, limit: SHOWN });
  const nameOf = useNameOf();
  if (list.data === undefined) return <Waiting />;
  return (
    <ol className="plain-list">
      {stepsOf(list.data).map((step) => (
        <li key={step.step}>
          <span className="soft">{formatInstant(step.at)}{step.by === null ? '' : `, ${step.by.name}`}</span>
          {step.entries.map((entry) => <div key={entry.seq}>{changeInWords(entry, nameOf)}</div>)}
        </li>
      ))}
    </ol>
  );
}
