import { daysBetween, formatShortDate } from '../dates.ts';
import type { Standing } from './scale.ts';

export interface RatedMilestone {
  text: string;
  dueDate: string | null;
  doneOn: string | null;
}
export interface Rated {
  startDate: string | null;
  dueDate: string | null;
  startedOn: string | null;
  completedOn: string | null;
  milestones: readonly RatedMilestone[];
}
export interface Rating {
  standing: Standing;
  /** Why, a sentence each; the first is the one that decided. */
  reasons: string[];
}

/** The rule in words, for the screen and for anybody who asks how the colours come about. `soonDays` is the plan’s own. */
export const ruleInWords = (soonDays: number): string[] => [
  'Complete: marked as complete, with every milestone done.',
  'Overdue: the date of the action or of a milestone that is not done has passed. Due today is not overdue.',
  `At risk: the action or a milestone that is not done is due within ${soonDays} ${soonDays === 1 ? 'day' : 'days'}.`,
  'Not started: no start is recorded, no milestone is done, and the planned start has not come.',
  'On track: everything else.',
];

/** The date by which the whole action is due: its own, or else that of its last milestone. */
export const dueDateOf = ({ dueDate, milestones }: Pick<Rated, 'dueDate' | 'milestones'>): string | null =>
  dueDate ?? milestones.reduce<string | null>((last, one) => (one.dueDate !== null && (last === null || one.dueDate > last) ? one.dueDate : last), null);

/** How an action stands on a day, by its dates and milestones alone, with the reasons. */
export function rate(action: Rated, today: string, soonDays: number): Rating {
  const open = action.milestones.filter((one) => one.doneOn === null);
  if (action.completedOn !== null && open.length === 0) return { standing: 'complete', reasons: [`Marked complete on ${formatShortDate(action.completedOn)}.`] };
  const due: Dated[] = [
    ...(action.dueDate === null ? [] : [{ what: 'The action', date: action.dueDate }]),
    ...open.flatMap((one) => (one.dueDate === null ? [] : [{ what: `“${shorten(one.text)}”`, date: one.dueDate }])),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const late = due.filter((one) => one.date < today);
  if (late.length > 0) return { standing: 'overdue', reasons: late.map((one) => `${one.what} was due by ${formatShortDate(one.date)}, ${daysInWords(daysBetween(one.date, today))} ago.`) };
  const soon = due.filter((one) => daysBetween(today, one.date) <= soonDays);
  if (soon.length > 0) {
    return { standing: 'at risk', reasons: soon.map((one) => `${one.what} is due ${one.date === today ? 'today' : `by ${formatShortDate(one.date)}, in ${daysInWords(daysBetween(today, one.date))}`}.`) };
  }
  const next = due[0] === undefined ? 'No date is given, so the rule can say no more.' : `Next due: ${lowerFirst(due[0].what)}, by ${formatShortDate(due[0].date)}.`;
  const begun = begunBecause(action, today);
  return begun === null
    ? { standing: 'not started', reasons: ['No start is recorded and no milestone is done.', next] }
    : { standing: 'on track', reasons: [begun, next] };
}

interface Dated { what: string; date: string }
function begunBecause(action: Rated, today: string): string | null {
  if (action.startedOn !== null && action.startedOn <= today) return `Started on ${formatShortDate(action.startedOn)}.`;
  const done = action.milestones.filter((one) => one.doneOn !== null).length;
  if (done > 0) return `${done} of ${action.milestones.length} milestones ${done === 1 ? 'is' : 'are'} done.`;
  if (action.startDate !== null && action.startDate <= today) return `Its planned start was ${formatShortDate(action.startDate)}.`;
  return null;
}
const daysInWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
const lowerFirst = (text: string): string => (text.startsWith('The ') ? `the ${text.slice(4)}` : text);
const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 78).trimEnd()}…` : text);
