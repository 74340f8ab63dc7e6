import type { PlannedMember } from '../../../shared/member-plan.ts';
import { personName } from '../../../shared/people.ts';
import { SEAT_CLASSES } from '../../../shared/seats.ts';
import { Tag } from '../../ui/rag-mark.tsx';
import type { Corrections } from './paste-plan.ts';

interface Props {
  plan: readonly PlannedMember[];
  corrections: Corrections;
  onCorrect: (corrections: Corrections) => void;
}

/** What each line would become. Its class, and whether the seat is for an organisation or a role, can be put right here. */
export function PastePreview({ plan, corrections, onCorrect }: Props) {
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="unseen">What the list would add</caption>
        <thead><tr><th scope="col">Holder</th><th scope="col">Seat for</th><th scope="col">Which is</th><th scope="col">Class</th><th scope="col">What happens</th></tr></thead>
        <tbody>
          {plan.map((one, at) => (
            <PreviewLine key={`${at} ${one.line.text}`} one={one} onCorrect={(correction) => onCorrect({ ...corrections, [one.line.text]: { ...corrections[one.line.text], ...correction } })} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PreviewLine({ one, onCorrect }: { one: PlannedMember; onCorrect: (correction: Corrections[string]) => void }) {
  const { line } = one;
  const name = line.name === null ? null : personName({ ...line.name, post: null });
  const who = name ?? line.organisation ?? line.role ?? 'nobody';
  return (
    <tr className={one.state === 'already' ? 'closed' : undefined}>
      <th scope="row">
        {name === null ? <span className="vacant">Vacant</span> : name}
        {line.post !== null && <span className="soft seat-role">, {line.post}</span>}
        {one.namesake !== null && <div className="soft seat-role">Not the same as {personName(one.namesake)}{one.namesake.post === null ? '' : `, ${one.namesake.post}`}?</div>}
      </th>
      <td>{line.organisation ?? line.role}{line.organisation !== null && line.role !== null && <span className="soft">, {line.role}</span>}</td>
      <td>
        {one.state !== 'problem' && (
          <select
            aria-label={`What the seat of ${who} is for`}
            value={line.organisation === null ? 'role' : 'organisation'}
            disabled={one.state === 'already'}
            onChange={(event) => onCorrect({ seatFor: event.target.value === 'role' ? 'role' : 'organisation' })}
          >
            <option value="organisation">{one.organisation === 'new' ? 'new organisation' : 'organisation'}</option>
            <option value="role">role</option>
          </select>
        )}
      </td>
      <td>
        <select aria-label={`Class of the seat of ${who}`} value={line.class} disabled={one.state === 'already'} onChange={(event) => onCorrect({ class: SEAT_CLASSES.find((seatClass) => seatClass === event.target.value) ?? line.class })}>
          {SEAT_CLASSES.map((seatClass) => <option key={seatClass} value={seatClass}>{seatClass}</option>)}
        </select>
      </td>
      <td className={one.state === 'problem' ? undefined : 'happens'}>{whatHappens(one)}</td>
    </tr>
  );
}

function whatHappens({ state, problem, person, line }: PlannedMember) {
  switch (state) {
    case 'problem': return <><Tag colour="red">Left out</Tag> {problem}</>;
    case 'already': return <>Nothing: on the register already</>;
    case 'fill': return <><Tag colour="green">Filled</Tag> a vacant seat{person === 'new' ? ', new person' : ''}</>;
    case 'add': return <><Tag colour="green">New seat</Tag> {line.name === null ? 'vacant' : person === 'new' ? 'new person' : 'person already here'}</>;
  }
}
