import { formatShortDate } from '../../shared/dates.ts';
import type { PlanTree, TreeAction } from '../../shared/plan.ts';
import { ARROWS, countColours, DIRECTION_WORDS } from '../../shared/plan/review.ts';
import { levelOf } from '../../shared/plan/scale.ts';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { PlanMark } from './mark.tsx';

/** What a chair looks at: how many in each colour, by priority, what moved, and what is overdue by agency; in pictures and in a table. */
export function PlanDashboard({ tree }: { tree: PlanTree }) {
  const { scale } = tree.plan;
  const actions = tree.priorities.flatMap((one) => one.actions);
  const moved = actions.filter((one) => one.shown.direction === 'up' || one.shown.direction === 'down');
  const overdue = actions.filter((one) => one.shown.reasons.length > 0 && levelOf(scale, one.shown.proposed)?.standsFor.includes('overdue') === true && levelOf(scale, one.shown.colour)?.final !== true);
  const counts = countColours(scale, actions.map((one) => one.shown));
  return (
    <div className="plan-dashboard">
      <div className="plan-counts">
        {counts.map(({ colour, count }) => (
          <div className="plan-count" key={colour}><strong>{count}</strong><PlanMark scale={scale} colour={colour} /></div>
        ))}
      </div>
      <Section title="By priority">
        <table className="table">
          <caption className="unseen">Actions by priority and rating</caption>
          <thead><tr><th scope="col">Priority</th><th scope="col">Picture</th>{scale.levels.map((level) => <th scope="col" className="number" key={level.colour}>{level.word}</th>)}<th scope="col" className="number">All</th></tr></thead>
          <tbody>
            {tree.priorities.map((priority) => {
              const inColours = countColours(scale, priority.actions.map((one) => one.shown));
              return (
                <tr key={priority.id}>
                  <th scope="row">{priority.number}. {priority.title}{priority.complete ? ' (complete)' : ''}</th>
                  <td><Bar counts={inColours} all={priority.actions.length} tree={tree} /></td>
                  {inColours.map(({ colour, count }) => <td className="number" key={colour}>{count}</td>)}<td className="number">{priority.actions.length}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="small soft">{tree.definitions}</p>
      </Section>
      <Section title={tree.lastReviewOn === null ? 'What moved' : `What moved since ${formatShortDate(tree.lastReviewOn)}`}>
        {moved.length === 0 ? <p className="soft">{tree.lastReviewOn === null ? 'There is no review to compare with yet.' : 'No rating has changed.'}</p> : (
          <ul className="plain-list">
            {moved.map((one) => <li key={one.id}><Link to={`/plan?plan=${tree.plan.id}&open=${one.id}`} quiet>{one.number} {one.text}</Link> {ARROWS[one.shown.direction!]} {DIRECTION_WORDS[one.shown.direction!]}, now <PlanMark scale={scale} colour={one.shown.colour} /></li>)}
          </ul>
        )}
      </Section>
      <Section title="Overdue by agency">
        {overdue.length === 0 ? <p className="soft">Nothing is overdue.</p> : byAgency(overdue).map(([agency, list]) => (
          <div key={agency}>
            <h3>{agency} ({list.length})</h3>
            <ul className="plain-list">{list.map((one) => <li key={one.id}><Link to={`/plan?plan=${tree.plan.id}&open=${one.id}`} quiet>{one.number} {one.text}</Link> <span className="soft">{one.shown.reasons[0]}</span></li>)}</ul>
          </div>
        ))}
      </Section>
    </div>
  );
}

function Bar({ counts, all, tree }: { counts: ReturnType<typeof countColours>; all: number; tree: PlanTree }) {
  const shown = counts.filter((one) => one.count > 0);
  const words = shown.map((one) => `${one.count} ${levelOf(tree.plan.scale, one.colour)?.word.toLowerCase() ?? one.colour}`).join(', ');
  return (
    <div className="plan-bar" role="img" aria-label={words === '' ? 'No actions' : words}>
      {shown.map(({ colour, count }) => <span key={colour} className={`plan-fill-${colour}`} style={{ width: `${count * 100 / all}%` }} aria-hidden="true">{levelOf(tree.plan.scale, colour)?.letter} {count}</span>)}
    </div>
  );
}

/** Agencies with what they have overdue, the most first; posts without an agency of the register stand under their own words. */
function byAgency(actions: readonly TreeAction[]): [string, TreeAction[]][] {
  const found = new Map<string, TreeAction[]>();
  for (const action of actions) {
    const names = action.shown.agencies.length > 0 ? action.shown.agencies : action.leadWords === '' ? ['Nobody yet'] : action.leadWords.split('\n');
    for (const name of names) found.set(name, [...found.get(name) ?? [], action]);
  }
  return [...found].toSorted(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b, 'en-GB'));
}
