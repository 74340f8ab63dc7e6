import type { PlanTree, TreeAction } from '../../shared/plan.ts';
import { hasWords } from '../ui/words.ts';

/** One line of the plan. */
export interface PlanRow {
  id: string;
  action: TreeAction;
  priority: PlanTree['priorities'][number];
  /** The place in the plan, which is the order unless sorted otherwise. */
  place: number;
  done: number;
}
export interface PlanFilter { words: string; colour: string; priorityId: string; agency: string }

export function planRows(tree: PlanTree, filter: PlanFilter): PlanRow[] {
  let place = 0;
  return tree.priorities.flatMap((priority) => priority.actions.flatMap((action) => {
    place++;
    const { shown } = action;
    const fits = (filter.colour === '' || shown.colour === filter.colour) && (filter.priorityId === '' || priority.id === filter.priorityId)
      && (filter.agency === '' || shown.agencies.includes(filter.agency))
      && hasWords(`${action.number} ${action.text} ${shown.leads} ${action.commentary} ${action.timescale ?? ''} ${action.milestones.map((one) => one.text).join(' ')}`, filter.words);
    return fits ? [{ id: action.id, action, priority, place, done: action.milestones.filter((one) => one.doneOn !== null).length }] : [];
  }));
}
