import {
  LINK_FIELDS, planActions, planLeads, planLinks, planMilestones, planPriorities, plans, planUpdates, type Plan, type PlanAction, type PlanLead, type PlanLink, type PlanMilestone, type PlanPriority, type PlanUpdate,
} from '../../shared/plan.ts';
import { levelOf } from '../../shared/plan/scale.ts';
import { KIND_OF_FIELD, nameOfTarget } from './links.ts';
import { Refusal } from '../../shared/result.ts';
import { atEnd, records } from '../crud.ts';
import type { Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';

/** A new row goes to the end of its list, unless it is given a place. */
const last = <P extends string>(table: string, parent: P) =>
  ({ db }: Writing, row: { position: number } & Record<P, string>, before: unknown, given: ReadonlySet<string>): void => {
    if (before === null && !given.has('position')) row.position = atEnd(db, table, parent, row[parent]);
  };
const wrong = (path: string, message: string): Refusal => new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path, message }] });
function refuseIfDatesReversed(row: { startDate: string | null; dueDate: string | null }): void {
  if (row.startDate !== null && row.dueDate !== null && row.dueDate < row.startDate) throw wrong('dueDate', 'The due date is before the start.');
}

export const planRecords = records<Plan>(plans.meta, {
  check: ({ db }, row, before) => {
    if (row.previousPlanId !== null && row.previousPlanId === row.id) throw wrong('previousPlanId', 'A plan cannot go on from itself.');
    if (before === null) return;
    // A colour that actions have cannot leave the scale under them.
    const used = db.allSql<{ colour: PlanAction['colour'] }>(
      'SELECT DISTINCT colour FROM planActions WHERE colour IS NOT NULL AND priorityId IN (SELECT id FROM planPriorities WHERE planId = ?)', [row.id]);
    const missing = used.find(({ colour }) => colour !== null && levelOf(row.scale, colour) === undefined);
    if (missing !== undefined) throw wrong('scale', `The colour ${missing.colour} is still given to actions of this plan. Give those another colour first.`);
    for (const { id, colour } of db.allSql<{ id: string; colour: NonNullable<PlanAction['colour']> }>(
      `SELECT a.id, a.colour FROM planActions AS a JOIN planPriorities AS p ON p.id = a.priorityId WHERE p.planId = ? AND a.colour IS NOT NULL
         AND EXISTS (SELECT 1 FROM planMilestones AS m WHERE m.actionId = a.id AND m.doneOn IS NULL)`, [row.id])) {
      if (levelOf(row.scale, colour)?.final === true && id !== '') throw wrong('scale', `${levelOf(row.scale, colour)!.word} cannot mean complete, because an action in that colour has milestones that are not done.`);
    }
  },
});

export const priorityRecords = records<PlanPriority>(planPriorities.meta, {
  orderBy: 'position, id',
  complete: (context, row, before, given) => {
    last('planPriorities', 'planId')(context, row, before, given);
    if (before === null && !given.has('number')) row.number = String(nextOf(context.db.allSql<{ number: string }>('SELECT number FROM planPriorities WHERE planId = ?', [row.planId])));
  },
});

export const planActionRecords = records<PlanAction>(planActions.meta, {
  orderBy: 'position, id',
  filters: { planId: 'priorityId IN (SELECT id FROM planPriorities WHERE planId = ?)' },
  complete: (context, row, before, given) => {
    last('planActions', 'priorityId')(context, row, before, given);
    if (before === null && !given.has('number')) row.number = nextActionNumber(context.db, row.priorityId);
  },
  check: ({ db }, row) => {
    refuseIfDatesReversed(row);
    const scale = planOfPriority(db, row.priorityId)?.scale;
    const level = row.colour === null || scale === undefined ? undefined : levelOf(scale, row.colour);
    if (row.colour !== null && scale !== undefined && level === undefined) throw wrong('colour', 'This colour is not in the scale of the plan.');
    if (row.colour !== null && row.colourReason.trim() === '') throw wrong('colourReason', 'Say why the colour is not the one that the rule proposes.');
    if (row.completedOn === null && level?.final !== true) return;
    const open = openMilestones(db, row.id);
    if (open > 0) throw wrong(row.completedOn === null ? 'colour' : 'completedOn', `It cannot be complete while ${open === 1 ? 'a milestone is' : `${open} milestones are`} not done.`);
  },
});

export const milestoneRecords = records<PlanMilestone>(planMilestones.meta, {
  orderBy: 'position, id',
  complete: last('planMilestones', 'actionId'),
  check: ({ db }, row) => {
    refuseIfDatesReversed(row);
    if (row.doneOn !== null) return;
    const action = planActionRecords.get(db, row.actionId);
    const scale = planOfPriority(db, action.priorityId)?.scale;
    const final = action.colour !== null && scale !== undefined && levelOf(scale, action.colour)?.final === true;
    if (action.completedOn !== null || final) throw wrong('doneOn', `Action ${action.number} is complete, so it cannot have a milestone that is not done. Open the action again first.`);
  },
});

export const leadRecords = records<PlanLead>(planLeads.meta, {
  orderBy: 'position, id',
  complete: last('planLeads', 'actionId'),
  check: (_, row) => {
    if (row.personId === null && row.organisationId === null && row.post === null) throw wrong('post', 'Choose a person or an organisation, or write a post.');
  },
});
export const linkRecords = records<PlanLink>(planLinks.meta, {
  complete: ({ db }, row, _, given) => {
    const field = LINK_FIELDS.find((one) => given.has(one) && row[one] !== null);
    if (field === undefined) return;
    for (const other of LINK_FIELDS) if (other !== field) row[other] = null;
    row.kind = KIND_OF_FIELD[field];
    row.recordName = nameOfTarget(db, field, row[field]!)?.slice(0, 300) ?? row.recordName;
  },
  check: (_, row) => {
    if (row.text === null && row.recordName === null) throw wrong('text', 'Choose a record, or say in words what it has to do with.');
  },
});
export const updateRecords = records<PlanUpdate>(planUpdates.meta, { orderBy: 'reportedOn, id' });

const openMilestones = (db: Reader, actionId: string): number =>
  db.oneSql<{ n: number }>('SELECT count(*) AS n FROM planMilestones WHERE actionId = ? AND doneOn IS NULL', [actionId])!.n;
function planOfPriority(db: Reader, priorityId: string): Plan | undefined {
  const found = db.oneSql<{ planId: string }>('SELECT planId FROM planPriorities WHERE id = ?', [priorityId]);
  return found === undefined ? undefined : planRecords.get(db, found.planId);
}
/** One more than the highest number among them. */
const nextOf = (rows: readonly { number: string }[]): number => Math.max(0, ...rows.map(({ number }) => Number(/\d+(?=\D*$)/.exec(number)?.[0] ?? 0))) + 1;

function nextActionNumber(db: Reader, priorityId: string): string {
  const priority = db.oneSql<{ number: string; planId: string }>('SELECT number, planId FROM planPriorities WHERE id = ?', [priorityId]);
  if (priority === undefined) return '1';
  const next = nextOf(db.allSql<{ number: string }>('SELECT number FROM planActions WHERE priorityId = ?', [priorityId]));
  return planRecords.get(db, priority.planId).numbering.replaceAll('{priority}', priority.number).replaceAll('{action}', String(next)).slice(0, 20);
}
