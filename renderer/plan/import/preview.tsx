import { formatShortDate } from '../../../shared/dates.ts';
import type { Plan } from '../../../shared/plan.ts';
import { changeWords, type ComparedPriority, type Verdict } from '../../../shared/plan/import/compare.ts';
import { levelOf } from '../../../shared/plan/scale.ts';
import { scrolls } from '../../ui/scrolls.ts';
import { PlanMark } from '../mark.tsx';
import { VERDICT_WORDS } from './words.ts';

/** Every row as it was read, under its priority, with what it would do to the plan. */
export function Preview({ plan, compared, existing }: { plan: Plan; compared: readonly ComparedPriority[]; existing: 'leave' | 'change' }) {
  return (
    <div className="plan-preview" {...scrolls('How the table was read')}>
      <table className="table">
        <caption className="unseen">How the table was read</caption>
        <thead><tr><th scope="col">No.</th><th scope="col">Action</th><th scope="col">Lead</th><th scope="col">Timescale and milestones</th><th scope="col">Rating</th><th scope="col">What happens</th></tr></thead>
        {compared.map((priority, at) => (
          <tbody key={at}>
            <tr className="plan-group"><th scope="rowgroup" colSpan={6}>{priority.draft.number === null ? '' : `${priority.draft.number}. `}{priority.draft.title}{priority.existing === null ? ' – new priority' : ''}</th></tr>
            {priority.verdicts.map((verdict, row) => <Row key={row} plan={plan} verdict={verdict} existing={existing} />)}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ plan, verdict, existing }: { plan: Plan; verdict: Verdict; existing: 'leave' | 'change' }) {
  const { draft, kind } = verdict;
  const known = draft.colour !== null && levelOf(plan.scale, draft.colour) !== undefined;
  return (
    <tr className={kind === 'same' || kind === 'skipped' ? 'soft' : ''}>
      <th scope="row">{draft.number ?? 'next'}</th>
      <td>{draft.text}</td>
      <td className="preserve">{draft.leads.length === 0 ? <span className="soft">Nobody yet</span> : draft.leads.join('\n')}</td>
      <td>
        {draft.timescale ?? ''}{draft.dueDate === null ? '' : <span className="small soft"> due {formatShortDate(draft.dueDate)}</span>}
        {draft.milestones.length > 0 && <ul className="plan-small">{draft.milestones.map((one, at) => <li key={at}>{one.text === one.timescale ? '' : one.text} <span className="soft">{one.dueDate === null ? one.timescale ?? 'no date' : formatShortDate(one.dueDate)}</span></li>)}</ul>}
      </td>
      <td>{draft.colour === null ? <span className="soft">By the dates</span> : known ? <PlanMark scale={plan.scale} colour={draft.colour} /> : <span className="soft">{draft.colour} is not in the scale</span>}</td>
      <td>
        {kind === 'changed' && existing === 'leave' ? 'Differs; left as it is' : kind === 'changed' ? 'Changed' : VERDICT_WORDS[kind]}
        {verdict.changes.length > 0 && <ul className="plan-small">{verdict.changes.map((change) => <li key={change.what}>{changeWords(change)}</li>)}</ul>}
        {verdict.why !== null && <span className="small soft"> {verdict.why}</span>}
      </td>
    </tr>
  );
}
