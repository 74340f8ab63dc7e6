import { fieldInWords, valueInWords } from '../keeping/history-words.ts';
import { Button } from '../ui/button.tsx';
import { useNameOf } from './name-of.ts';
import type { Conflict, RecordForm } from './record-form.ts';
import './records.css';

/** Somebody else changed the record meanwhile: both versions side by side, and which of them to keep. */
export function BothVersions({ record }: { record: Pick<RecordForm<never>, 'conflict' | 'keepMine' | 'keepTheirs'> }) {
  return record.conflict === undefined ? null : <Versions conflict={record.conflict} onMine={record.keepMine} onTheirs={record.keepTheirs} />;
}

function Versions({ conflict, onMine, onTheirs }: { conflict: Conflict; onMine: () => void; onTheirs: () => void }) {
  const nameOf = useNameOf();
  const fields = Object.keys(conflict.yours).filter((name) => conflict.yours[name] !== conflict.current[name]);
  return (
    <div className="both-versions" role="group" aria-label="Both versions">
      <table className="table">
        <thead><tr><th scope="col">Field</th><th scope="col">Yours</th><th scope="col">There now</th></tr></thead>
        <tbody>
          {fields.map((name) => (
            <tr key={name}>
              <th scope="row">{fieldInWords(name)}</th>
              <td>{valueInWords(conflict.yours[name], nameOf, name)}</td>
              <td>{valueInWords(conflict.current[name], nameOf, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button onClick={onMine}>Keep mine</Button>
        <Button onClick={onTheirs}>Keep what is there now</Button>
      </div>
    </div>
  );
}
