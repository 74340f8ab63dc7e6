import type { Output } from '../../../shared/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/page.tsx';

const KINDS = [['added', 'Added'], ['changed', 'Changed'], ['skipped', 'Left out'], ['same', 'In the plan already, and the same']] as const;

/** What was added, changed and left out, and why; and what to look at. */
export function Report({ done, notes, planId }: { done: Output<'plans.import'>; notes: readonly string[]; planId: string }) {
  return (
    <div className="stack wide">
      <p role="status">{done.priorities} {done.priorities === 1 ? 'priority' : 'priorities'}, {done.actions} {done.actions === 1 ? 'action' : 'actions'} and {done.milestones} {done.milestones === 1 ? 'milestone' : 'milestones'} added, {done.changed} {done.changed === 1 ? 'action' : 'actions'} changed.</p>
      <div className="row no-print"><Link to={`/plan?plan=${planId}`} button="primary">Go to the plan</Link><Button onClick={() => window.print()}>Print this report</Button></div>
      {notes.length > 0 && <Section title="To look at"><ul className="plain-list">{notes.map((note, at) => <li key={at}>{note}</li>)}</ul></Section>}
      {KINDS.map(([kind, title]) => {
        const rows = done.rows.filter((one) => one.kind === kind);
        return rows.length > 0 && (
          <Section key={kind} title={`${title} (${rows.length})`}>
            <table className="table">
              <caption className="unseen">{title}</caption>
              <thead><tr><th scope="col">No.</th><th scope="col">Action</th>{rows.some((one) => one.why !== '') && <th scope="col">What and why</th>}</tr></thead>
              <tbody>{rows.map((one, at) => <tr key={at}><th scope="row">{one.number}</th><td>{one.text}</td>{rows.some((other) => other.why !== '') && <td>{one.why}</td>}</tr>)}</tbody>
            </table>
          </Section>
        );
      })}
    </div>
  );
}
