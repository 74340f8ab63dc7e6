import { perform } from '../cache.ts';
import { useKeepFocus } from '../records/keep-focus.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { periodInWords } from '../records/period.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Link } from '../ui/link.tsx';
import { useView } from '../view.ts';
import type { BodyLine } from './body-tree.ts';
import { EditBodyForm } from './body-form.tsx';
import { useNextNumber } from './next-numbers.ts';
import { numberExample, numberingInWords } from './number-example.ts';
import { Parents } from './parents.tsx';
import './bodies.css';

/** One body: what it is, whom it reports to, how its minutes are numbered and its agenda issued. */
export function BodyInspector({ row, record }: { row: BodyLine; record: OpenRecord }) {
  const { body } = row;
  useKeepFocus(record.editing ? 'edit' : 'facts');
  const remove = async () => {
    const result = await perform('bodies.delete', { id: body.id, version: body.version }, { done: `${body.name} deleted` });
    if (result.ok) record.close();
  };
  return (
    <Inspector title={body.name} onClose={record.close} focus>
      {record.editing ? <EditBodyForm body={body} onDone={() => record.edit(false)} /> : (
        <>
          <Facts row={row} />
          <div className="row">
            <Button onClick={() => record.edit(true)}>Edit</Button>
            <Link to={`/register?body=${body.id}`} button="plain">Register</Link>
            <Link to={`/meetings?body=${body.id}`} button="plain">Meetings</Link>
            <Button look="quiet" onClick={() => void remove()}>Delete</Button>
          </div>
          <Parents row={row} />
          <RecordHistory table="bodies" rowId={body.id} />
        </>
      )}
    </Inspector>
  );
}

function Facts({ row: { body } }: { row: BodyLine }) {
  const { today } = useView();
  const next = useNextNumber(body, today);
  return (
    <dl className="facts">
      {body.shortName !== null && <><dt>Short name</dt><dd>{body.shortName}</dd></>}
      <dt>Kind</dt><dd>{body.kind}</dd>
      <dt>Next numbers</dt><dd>{numberExample(body, today, next)} <span className="soft">{numberingInWords(body, today)}</span></dd>
      <dt>Notice</dt><dd>{body.noticeDays === 1 ? '1 clear working day' : `${body.noticeDays} clear working days`}{body.saturdayCounts ? ', Saturdays included' : ''}</dd>
      {periodInWords(body) !== '' && <><dt>Exists</dt><dd>{periodInWords(body)}</dd></>}
      {body.notes !== '' && <><dt>Notes</dt><dd className="preserve">{body.notes}</dd></>}
    </dl>
  );
}
