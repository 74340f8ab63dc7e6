import { formatShortDate } from '../../shared/dates.ts';
import { personName, type Person } from '../../shared/people.ts';
import type { PlanLead, PlanTree, TreeAction } from '../../shared/plan.ts';
import { movement, type ReviewContents, type ReviewedAction } from '../../shared/plan/review.ts';
import { dueDateOf, rate, ruleInWords } from '../../shared/plan/rule.ts';
import { definitions, levelFor, levelOf } from '../../shared/plan/scale.ts';
import { readBoard } from '../board/handlers.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import type { Reading } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { shownLink } from './links.ts';
import { leadRecords, linkRecords, milestoneRecords, planActionRecords, planRecords, priorityRecords, updateRecords } from './records.ts';

/** A plan with everything in it, its colours on the day and what there is to say about it. */
export function readTree({ db, today }: Pick<Reading, 'db' | 'today'>, planId: string, on: string = today()): PlanTree {
  const plan = planRecords.get(db, planId);
  const last = lastReview(db, planId, on);
  const before = new Map(last === null ? [] : last.contents.priorities.flatMap((one) => one.actions).map((action) => [action.id, action]));
  const names = leadNames(db);
  const priorities = priorityRecords.list(db, { planId }).map((priority) => {
    const actions = planActionRecords.list(db, { priorityId: priority.id }).map((action): TreeAction => {
      const [leads, milestones] = [leadRecords.list(db, { actionId: action.id }), milestoneRecords.list(db, { actionId: action.id })];
      const { standing, reasons } = rate({ ...action, milestones }, on, plan.scale.soonDays);
      const proposed = levelFor(plan.scale, standing).colour;
      const leadWords = leads.map(names.words).join('\n');
      const shown: ReviewedAction = {
        id: action.id, number: action.number, text: action.text, leads: leadWords, agencies: [...new Set(leads.flatMap((lead) => names.agency(lead) ?? []))],
        timescale: action.timescale, dueDate: dueDateOf({ ...action, milestones }), measures: action.measures,
        milestones: milestones.map(({ text, timescale, dueDate, measure, doneOn }) => ({ text, timescale, dueDate, measure, doneOn })),
        colour: action.colour ?? proposed, proposed, byHand: action.colour !== null, reason: action.colour === null ? null : action.colourReason, reasons,
        commentary: action.commentary, outturnReason: action.outturnReason === '' ? null : action.outturnReason, direction: null, slippedDays: null,
      };
      Object.assign(shown, movement(shown, plan.scale, before.get(action.id), last?.contents.scale ?? plan.scale));
      return { ...action, leads, milestones, links: linkRecords.list(db, { actionId: action.id }).map((link) => shownLink(db, link)), updates: updateRecords.list(db, { actionId: action.id }).filter((one) => one.acceptedOn === null).length, leadWords, shown };
    });
    return { ...priority, complete: actions.length > 0 && actions.every((action) => levelOf(plan.scale, action.shown.colour)?.final === true), actions };
  });
  const tree = { plan, bodyName: bodyRecords.get(db, plan.bodyId).name, today: on, rule: ruleInWords(plan.scale.soonDays), definitions: definitions(plan.scale), priorities };
  return { ...tree, warnings: warningsOf(tree), lastReviewOn: last?.contents.on ?? null };
}

/** What a review of the plan sees on a day: the whole of it, word for word. */
export function contentsOf(context: Pick<Reading, 'db' | 'today'>, planId: string, { on, meetingDate, outturn }: { on: string; meetingDate: string | null; outturn: boolean }): ReviewContents {
  const tree = readTree(context, planId, on);
  return {
    board: readBoard(context.db)?.name ?? '', body: tree.bodyName, plan: tree.plan.name, fromDate: tree.plan.fromDate, toDate: tree.plan.toDate, scale: tree.plan.scale,
    on, meetingDate, outturn, previousOn: tree.lastReviewOn,
    priorities: tree.priorities.map(({ id, number, title, actions }) => ({ id, number, title, actions: actions.map((action) => action.shown) })),
  };
}

/** The latest review up to a day. */
function lastReview(db: Reader, planId: string, on: string): { contents: ReviewContents } | null {
  const row = db.oneSql<{ contents: string }>('SELECT contents FROM planReviews WHERE planId = ? AND reviewedOn <= ? ORDER BY reviewedOn DESC, id DESC LIMIT 1', [planId, on]);
  return row === undefined ? null : { contents: JSON.parse(row.contents) as ReviewContents };
}

/** "Director of Public Health, Ann Lee, NHS Riverside": what is known of a lead. */
function leadNames(db: Reader): { words: (lead: PlanLead) => string; agency: (lead: PlanLead) => string | null } {
  const people = new Map(db.allSql<Person>('SELECT * FROM people WHERE id IN (SELECT personId FROM planLeads)').map((person) => [person.id, person]));
  const organisations = new Map(db.allSql<{ id: string; name: string; shortName: string | null }>('SELECT id, name, shortName FROM organisations').map((one) => [one.id, one.shortName ?? one.name]));
  const personOf = (lead: PlanLead): Person | undefined => (lead.personId === null ? undefined : people.get(lead.personId));
  const agency = (lead: PlanLead): string | null => organisations.get(lead.organisationId ?? personOf(lead)?.organisationId ?? '') ?? null;
  return {
    agency,
    words: (lead) => {
      const person = personOf(lead);
      const named = agency(lead);
      const parts = [lead.post ?? (person === undefined || (person.givenName === null && person.familyName === null) ? null : person.post), person === undefined ? null : personName(person)];
      // The post as written often ends with the agency already.
      return [...new Set([...parts, named !== null && lead.post?.includes(named) === true ? null : named])].filter((part) => part !== null).join(', ');
    },
  };
}

function warningsOf({ plan, today, priorities }: Pick<PlanTree, 'plan' | 'today' | 'priorities'>): PlanTree['warnings'] {
  const actions = priorities.flatMap((one) => one.actions);
  const times = new Map<string, number>();
  for (const { number } of actions) times.set(number, (times.get(number) ?? 0) + 1);
  const isOver = plan.toDate !== null && plan.toDate < today;
  return [
    ...[...times].filter(([, n]) => n > 1).map(([number, n]) => ({
      actionId: actions.findLast((one) => one.number === number)!.id, text: `The number ${number} stands ${n === 2 ? 'twice' : `${n} times`}. It is left as it is until you change it.`,
    })),
    ...actions.filter((one) => one.leads.length === 0).map((one) => ({ actionId: one.id, text: `${one.number} has no lead.` })),
    ...actions.filter((one) => one.shown.dueDate === null && one.timescale === null && one.milestones.length === 0).map((one) => ({ actionId: one.id, text: `${one.number} has no timescale.` })),
    ...actions.filter((one) => levelOf(plan.scale, one.shown.colour)?.standsFor.includes('overdue') === true && one.commentary.trim() === '')
      .map((one) => ({ actionId: one.id, text: `${one.number} is ${levelOf(plan.scale, one.shown.colour)!.word.toLowerCase()} without a word of commentary.` })),
    ...(isOver ? together(actions.filter((one) => levelOf(plan.scale, one.shown.colour)?.final !== true && one.outturnReason.trim() === '')
      .map((one) => ({ actionId: one.id, text: `${one.number} was not complete when the plan ended on ${formatShortDate(plan.toDate!)}, and no reason is given.` })), plan.toDate!) : []),
  ];
}

const MANY = 3;
/** At the end of a plan the same is to be said of many actions: then once for all of them. */
const together = (warnings: PlanTree['warnings'], ended: string): PlanTree['warnings'] => (warnings.length <= MANY ? warnings
  : [{ actionId: warnings[0]!.actionId, text: `${warnings.length} actions were not complete when the plan ended on ${formatShortDate(ended)}, and no reason is given.` }]);
