import { plainText, type RichDoc } from '../../../../shared/rich-text.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/notices.tsx';
import { useWritten } from '../data/workspace.ts';
import type { RecordWriter } from '../text/record-writer.ts';
import { StaticText } from '../text/static-text.tsx';

/** Why this piece is not saved, and what can be done. Where somebody else has written meanwhile, both versions. */
export function TroubleNotice<F extends object, R extends F & { id: string; version: number }>({ writer }: { writer: RecordWriter<F, R> }) {
  const { trouble, value } = useWritten(writer);
  if (trouble === null) return null;
  if (trouble.kind === 'failed') {
    return (
      <div className="trouble">
        <ErrorNotice problem={trouble.problem} onRetry={() => void writer.flush()} />
        <p className="small soft">What you wrote is still here{trouble.retrying ? ' and will be saved as soon as that is possible.' : ', but it is not saved.'}</p>
      </div>
    );
  }
  const fields = Object.keys(trouble.mine) as (keyof F & string)[];
  return (
    <section className="trouble conflict" aria-label="Two versions of this text">
      <p role="alert"><strong>This was changed elsewhere while you were writing.</strong> Nothing is lost: keep one of the two.</p>
      <div className="conflict-versions">
        <div>
          <h4>Yours</h4>
          {fields.map((field) => <Version value={value[field]} key={field} />)}
          <Button look="primary" onClick={() => writer.keepMine()}>Keep yours</Button>
        </div>
        <div>
          <h4>The other</h4>
          {fields.map((field) => <Version value={trouble.theirs[field]} key={field} />)}
          <Button onClick={() => writer.keepTheirs()}>Keep the other</Button>
        </div>
      </div>
    </section>
  );
}

function Version({ value }: { value: unknown }) {
  if (typeof value === 'object' && value !== null && 'content' in value) {
    const doc = value as RichDoc;
    return <div className="minute-text">{plainText(doc).trim() === '' ? <p className="soft">(empty)</p> : <StaticText doc={doc} />}</div>;
  }
  return <p>{value === null || value === '' ? '(empty)' : String(value)}</p>;
}
