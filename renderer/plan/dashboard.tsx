import { formatShortDate } from '../../shared/dates.ts';
import type { PlanTree, TreeAction } from '../../shared/plan.ts';
import { slipWords } from '../../shared/plan/document.ts';
import { ARROWS, countColours, DIRECTION_WORDS } from '../../shared/plan/review.ts';
import { levelOf } from '../../shared/plan/scale.ts';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { PlanMark, SHAPES } from './mark.tsx';

type Counts = ReturnType<typeof countColours>;
const all = (tree: PlanTree): TreeAction[] => tree.priorities.flatMap((one) => one.actions);
const isFinal = (tree: PlanTree, { shown }: TreeAction): boolean => levelOf(tree.plan.scale, shown.colour)?.final === true;
const isOverdue = (tree: PlanTree, action: TreeAction): boolean => levelOf(tree.plan.scale, action.shown.proposed)?.standsFor.includes('overdue') === true && !isFinal(tree, action);
const To = ({ tree, action }: { tree: PlanTree; action: TreeAction }) => <Link to={`/plan?plan=${tree.plan.id}&open=${action.id}`} quiet>{action.text}</Link>;

/** What a chair looks at: how the whole plan stands, each priority, what moved, and what is overdue by agency; each picture with its figures beside it. */
export function PlanDashboard({ tree }: { tree: PlanTree }) {
  const actions = all(tree);
  const counts = countColours(tree.plan.scale, actions.map((one) => one.shown));
  return (
    <div className="plan-dashboard">
      <div className="stack wide">
        <p className="plan-headline">{headline(tree)}</p>
        {actions.length > 0 && <Bar counts={counts} all={actions.length} tree={tree} tall />}
        <div className="plan-counts">
          {counts.map(({ colour, count }) => (
            <div className="plan-count" key={colour}><strong>{count}</strong><PlanMark scale={tree.plan.scale} colour={colour} /><span className="small soft">{levelOf(tree.plan.scale, colour)?.meaning}</span></div>
          ))}
        </div>
      </div>
      <ByPriority tree={tree} counts={counts} />
      <div className="plan-halves"><Moved tree={tree} /><Overdue tree={tree} /></div>
    </div>
  );
}

/** "Of 34 actions 24 are complete and 3 are overdue; 5 moved since 23/09/2026." */
function headline(tree: PlanTree): string {
  const actions = all(tree);
  const are = (count: number, what: string): string => `${count === 0 ? 'none' : count} ${count === 1 ? 'is' : 'are'} ${what}`;
  const moved = movedIn(tree).length;
  const since = tree.lastReviewOn === null ? '' : `; ${moved === 0 ? 'nothing has' : moved === 1 ? '1 has' : `${moved} have`} moved since ${formatShortDate(tree.lastReviewOn)}`;
  return `Of ${actions.length} ${actions.length === 1 ? 'action' : 'actions'} ${are(actions.filter((one) => isFinal(tree, one)).length, 'complete')} and ${are(actions.filter((one) => isOverdue(tree, one)).length, 'overdue')}${since}.`;
}

function ByPriority({ tree, counts }: { tree: PlanTree; counts: Counts }) {
  const { scale } = tree.plan;
  return (
    <Section title="By priority">
      <div className="table-scroll">
        <table className="table">
          <caption className="unseen">Actions by priority and rating</caption>
          <thead><tr><th scope="col">Priority</th><th scope="col">Picture</th>{scale.levels.map((level) => <th scope="col" className="number" key={level.colour}>{level.word}</th>)}<th scope="col" className="number">All</th></tr></thead>
          <tbody>
            {tree.priorities.map((priority) => {
              const inColours = countColours(scale, priority.actions.map((one) => one.shown));
              return (
                <tr key={priority.id}>
                  <th scope="row"><Link to={`/plan?plan=${tree.plan.id}&priority=${priority.id}`} quiet>{priority.number}. {priority.title}</Link>{priority.complete ? ' (complete)' : ''}</th>
                  <td><Bar counts={inColours} all={priority.actions.length} tree={tree} /></td>
                  {inColours.map(({ colour, count }) => <td className="number" key={colour}>{count === 0 ? <span className="soft">0</span> : count}</td>)}<td className="number">{priority.actions.length}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot><tr><th scope="row">All priorities</th><td>{' '}</td>{counts.map(({ colour, count }) => <td className="number" key={colour}>{count}</td>)}<td className="number">{all(tree).length}</td></tr></tfoot>
        </table>
      </div>
      <p className="small soft">{tree.definitions}</p>
    </Section>
  );
}

const movedIn = (tree: PlanTree): TreeAction[] => all(tree).filter(({ shown }) => shown.direction === 'up' || shown.direction === 'down' || (shown.slippedDays ?? 0) !== 0);

function Moved({ tree }: { tree: PlanTree }) {
  const moved = movedIn(tree);
  const { scale } = tree.plan;
  return (
    <Section title={tree.lastReviewOn === null ? 'What moved' : `What moved since ${formatShortDate(tree.lastReviewOn)}`}>
      {moved.length === 0 ? <p className="soft">{tree.lastReviewOn === null ? 'There is no review to compare with yet. Review the plan before a meeting, and what moves after it is shown here.' : 'No rating and no date has changed.'}</p> : (
        <table className="table">
          <caption className="unseen">Actions whose rating or date has changed</caption>
          <thead><tr><th scope="col">No.</th><th scope="col">Action</th><th scope="col">Rating</th><th scope="col">Date</th></tr></thead>
          <tbody>
            {moved.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.number}</th><td><To tree={tree} action={one} /></td>
                <td className="nowrap">{one.shown.previous != null && one.shown.previous !== one.shown.colour && <><PlanMark scale={scale} colour={one.shown.previous} /> </>}{ARROWS[one.shown.direction ?? 'same']} <span className="unseen">{DIRECTION_WORDS[one.shown.direction ?? 'same']}, now </span><PlanMark scale={scale} colour={one.shown.colour} /></td>
                <td>{one.shown.slippedDays === null || one.shown.slippedDays === 0 ? <span className="soft">As it was</span> : slipWords(one.shown.slippedDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Overdue({ tree }: { tree: PlanTree }) {
  const agencies = byAgency(all(tree).filter((one) => isOverdue(tree, one)));
  const most = Math.max(1, ...agencies.map(([, list]) => list.length));
  return (
    <Section title="Overdue by agency">
      {agencies.length === 0 ? <p className="soft">Nothing is overdue.</p> : (
        <table className="table">
          <caption className="unseen">Overdue actions by agency</caption>
          <thead><tr><th scope="col">Agency</th><th scope="col" className="number">Overdue</th><th scope="col">Picture</th><th scope="col">Actions</th></tr></thead>
          <tbody>
            {agencies.map(([agency, list]) => (
              <tr key={agency}>
                <th scope="row">{agency}</th><td className="number">{list.length}</td>
                <td><div className="plan-late" role="img" aria-label={`${list.length} overdue`}><span style={{ width: `${list.length * 100 / most}%` }} /></div></td>
                <td><ul className="plan-small">{list.map((one) => <li key={one.id}>{one.number} <To tree={tree} action={one} /> <span className="soft">{one.shown.reasons[0]}</span></li>)}</ul></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Bar({ counts, all: whole, tree, tall = false }: { counts: Counts; all: number; tree: PlanTree; tall?: boolean }) {
  const shown = counts.filter((one) => one.count > 0);
  const words = shown.map((one) => `${one.count} ${levelOf(tree.plan.scale, one.colour)?.word.toLowerCase() ?? one.colour}`).join(', ');
  return (
    <div className={`plan-bar ${tall ? 'tall' : ''}`} role="img" aria-label={words === '' ? 'No actions' : words}>
      {shown.map(({ colour, count }) => <span key={colour} className={`plan-fill-${colour}`} style={{ width: `${count * 100 / whole}%` }} aria-hidden="true">{SHAPES[colour]} {levelOf(tree.plan.scale, colour)?.letter} {count}</span>)}
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
