import type { ReferenceChoice } from '../../shared/budget/same-reference.ts';
import type { Output } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { Select } from '../ui/field.tsx';
import { Notice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';

type Looked = Output<'budget.readLedger'>;
/** What was decided: by row, and for the rest. A place to be taken is "replace:" and the id of its line. */
export interface SameDecided { rows: ReadonlyMap<number, string>; others: ReferenceChoice }
export const NOTHING_DECIDED: SameDecided = { rows: new Map(), others: 'leave' };
export const sameAsked = ({ rows, others }: SameDecided) => ({
  others,
  same: [...rows].map(([row, what]) => {
    const [choice, id] = what.split(':') as [ReferenceChoice, string | undefined];
    return { row, choice, ...(id === undefined ? {} : { id }) };
  }),
});

/** Lines of the file whose reference is in the ledger with other content: changed since, entered by hand before, or another line of the same invoice. */
export function SameReferences({ looked: { same, sameCount }, decided, onChange }: { looked: Looked; decided: SameDecided; onChange: (decided: SameDecided) => void }) {
  if (sameCount === 0) return null;
  const decide = (row: number, what: string) => onChange({ ...decided, rows: new Map([...decided.rows].filter(([other]) => other !== row).concat(what === '' ? [] : [[row, what]])) });
  return (
    <Section title="Perhaps here already" level={3}>
      <Notice look="warning">
        {sameCount === 1 ? '1 line may be' : `${sameCount.toLocaleString('en-GB')} lines may be`} in the ledger already: with the same reference and another date, amount or text, or as a sum that training has booked. Say of each whether it takes the place of the line that is here, is a further line, or is left out.
      </Notice>
      <Select label={sameCount > same.length ? `All lines that are not decided below, and the ${(sameCount - same.length).toLocaleString('en-GB')} that are not shown` : 'All lines that are not decided below'}
        value={decided.others} onChange={(others) => onChange({ ...decided, others })}
        options={[{ value: 'leave', label: 'Leave out' }, { value: 'replace', label: 'Take the place of the line that is here' }, { value: 'add', label: 'Add as further lines' }]} />
      <div className="table-scroll">
        <table className="table">
          <caption className="unseen">Lines with a reference that is here already</caption>
          <thead><tr><th scope="col">In the file</th><th scope="col" className="number">Amount</th><th scope="col">Here</th><th scope="col">What to do</th></tr></thead>
          <tbody>
            {same.map((one) => (
              <tr key={one.row}>
                <th scope="row" className="name">{one.reference ?? 'No reference'} <span className="soft">row {one.row}, {formatShortDate(one.date)} {one.payee}</span></th>
                <td className="number">{formatPounds(one.spentPence)}</td>
                <td>{one.here.map((other) => <div key={other.id}>{formatShortDate(other.date)} {other.payee} {formatPounds(other.spentPence)} <span className="soft">{other.state === 'actual' ? '' : `${other.state}, `}{other.source}{other.closed ? ', in a closed year' : ''}</span></div>)}</td>
                <td>
                  <Select label={`Row ${one.row}`} hideLabel none="As above" value={decided.rows.get(one.row) ?? ''} onChange={(what) => decide(one.row, what)}
                    options={[
                      ...one.here.filter((other) => !other.closed).map((other) => ({ value: `replace:${other.id}`, label: `Take the place of ${formatShortDate(other.date)} ${formatPounds(other.spentPence)}` })),
                      { value: 'add', label: 'Add as a further line' }, { value: 'leave', label: 'Leave out' },
                    ]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
