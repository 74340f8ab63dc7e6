import { z } from 'zod';
import { crud } from './crud.ts';
import { count, HIGHEST_PLACE, id, isoDate, line, period, text, version } from './fields.ts';
import { command, job, query } from './operation.ts';
import { reviewContents, reviewedAction } from './plan/review.ts';
import { RAG_COLOURS, ragScale, USUAL_SCALE } from './plan/scale.ts';

const position = count(HIGHEST_PLACE);
const number = line(20);
const timescale = line(300).nullable();
const dates = { startDate: isoDate.nullable(), dueDate: isoDate.nullable() };

/** What a board promises for a period: priorities, their actions, and the milestones of each. */
export const plans = crud('plans', 'plan', z.object({
  bodyId: id, name: line(), ...period,
  /** How actions are numbered: {priority} and {action} stand for the numbers. */
  numbering: line(40), scale: ragScale, notes: text(4000), /** The plan that this one goes on from. */ previousPlanId: id.nullable(),
}), { fromDate: null, toDate: null, numbering: '{priority}.{action}', scale: USUAL_SCALE, notes: '', previousPlanId: null }, z.strictObject({ bodyId: id.optional() }));

/** Left out, a number is the next by the plan’s pattern. A number that stands twice is pointed out and never changed by itself. */
export const planPriorities = crud('planPriorities', 'priority', z.object({ planId: id, number, title: line(500), position }),
  { number: '?', position: 0 }, z.strictObject({ planId: id.optional() }));

export const planActions = crud('planActions', 'plan action', z.object({
  priorityId: id, number, text: line(2000),
  /** As written: "April – October 2017", "quarterly"; and the dates that it means. */
  timescale, ...dates, measures: text(8000), startedOn: isoDate.nullable(), completedOn: isoDate.nullable(),
  /** A colour that somebody decided on instead of what the rule proposes, and why. */
  colour: z.enum(RAG_COLOURS).nullable(), colourReason: text(2000), commentary: text(8000), /** Why it was not complete at the end. */ outturnReason: text(2000),
  /** The action of the plan before that this one goes on with. */ copiedFromId: id.nullable(), position,
}), {
  number: '?', timescale: null, startDate: null, dueDate: null, measures: '', startedOn: null, completedOn: null, colour: null, colourReason: '', commentary: '',
  outturnReason: '', copiedFromId: null, position: 0,
}, z.strictObject({ priorityId: id.optional(), planId: id.optional() }), ['planPriorities']);

export const planMilestones = crud('planMilestones', 'milestone', z.object({
  actionId: id, text: line(2000), timescale, ...dates, measure: text(4000), doneOn: isoDate.nullable(), position,
}), { timescale: null, startDate: null, dueDate: null, measure: '', doneOn: null, position: 0 }, z.strictObject({ actionId: id.optional() }));

/** Who leads an action: a person or an organisation of the register, or a post as written. */
export const planLeads = crud('planLeads', 'lead', z.object({
  actionId: id, personId: id.nullable(), organisationId: id.nullable(), post: line().nullable(), position,
}), { personId: null, organisationId: null, post: null, position: 0 }, z.strictObject({ actionId: id.optional() }));

export const LINK_KINDS = ['decision', 'risk', 'training', 'budget', 'other'] as const;
export const LINK_FIELDS = ['decisionId', 'riskId', 'courseId', 'eventId', 'headingId'] as const;
export type LinkField = (typeof LINK_FIELDS)[number];
/** What an action of the plan has to do with. */
export const planLinks = crud('planLinks', 'link', z.object({
  actionId: id, kind: z.enum(LINK_KINDS), decisionId: id.nullable(), riskId: id.nullable(), /** Training is linked as a course or as one event of it. */ courseId: id.nullable(), eventId: id.nullable(), headingId: id.nullable(),
  /** In words, where it is not a record of this file. */ text: line(300).nullable(), /** What the record was called when it was linked: all that is left of one that is deleted. */ recordName: line(300).nullable(),
}), { kind: 'other', decisionId: null, riskId: null, courseId: null, eventId: null, headingId: null, text: null, recordName: null }, z.strictObject({ actionId: id.optional() }));

/** What a lead reports between reviews; it reaches the plan when somebody accepts it. */
export const planUpdates = crud('planUpdates', 'update from a lead', z.object({
  actionId: id, reportedOn: isoDate, byText: line().nullable(), done: text(4000), evidence: text(4000), nextStep: text(4000), proposedColour: z.enum(RAG_COLOURS).nullable(),
  acceptedOn: isoDate.nullable(),
}), { byText: null, done: '', evidence: '', nextStep: '', proposedColour: null, acceptedOn: null }, z.strictObject({ actionId: id.optional() }));

const row = z.strictObject({ id, version, planId: id, meetingId: id.nullable(), reviewedOn: isoDate, outturn: z.boolean(), note: z.string() });
/** A link with what it is called now, or was; and where it is looked at. */
const shownLink = z.strictObject({ ...planLinks.row.shape, words: z.string(), gone: z.boolean(), place: z.string().nullable() });
const treeAction = z.strictObject({
  ...planActions.row.shape, leads: z.array(planLeads.row), milestones: z.array(planMilestones.row), links: z.array(shownLink), updates: z.int(),
  leadWords: z.string(), shown: reviewedAction,
});
export const planTree = z.strictObject({
  plan: plans.row, bodyName: z.string(), today: isoDate, rule: z.array(z.string()), definitions: z.string(),
  priorities: z.array(z.strictObject({ ...planPriorities.row.shape, /** Complete only when every action is. */ complete: z.boolean(), actions: z.array(treeAction) })),
  /** Numbers that stand twice, actions without a lead or a date, red without commentary. */
  warnings: z.array(z.strictObject({ actionId: id.nullable(), text: z.string() })),
  lastReviewOn: isoDate.nullable(),
});
export type PlanTree = z.output<typeof planTree>;
export type TreeAction = z.output<typeof treeAction>;
export type PlanReview = z.output<typeof row>;
/** A review with what it saw, word for word. */
export const planReviews = { row: z.strictObject({ ...row.shape, contents: reviewContents }), meta: { defaults: { note: '' } } };
export type Plan = z.output<typeof plans.row>;
export type PlanPriority = z.output<typeof planPriorities.row>;
export type PlanAction = z.output<typeof planActions.row>;
export type PlanMilestone = z.output<typeof planMilestones.row>;
export type PlanLead = z.output<typeof planLeads.row>;
export type PlanLink = z.output<typeof planLinks.row>;
export type ShownLink = z.output<typeof shownLink>;
export type PlanUpdate = z.output<typeof planUpdates.row>;

const draftAction = z.strictObject({
  number: number.nullable(), text: line(2000), leads: z.array(line()).max(20), timescale, ...dates, measures: text(8000), commentary: text(8000), colour: z.enum(RAG_COLOURS).nullable(),
  milestones: z.array(z.strictObject({ text: line(2000), timescale, ...dates, doneOn: isoDate.nullable().optional() })).max(100),
});
const importedRow = z.strictObject({ kind: z.enum(['added', 'changed', 'same', 'skipped']), number: z.string(), text: z.string(), /** What was changed, or why it was left out. */ why: z.string() });
const linked = ['decisions', 'minutes', 'agendaItems', 'meetings', 'risks', 'courses', 'trainingEvents', 'budgetHeadings'];
const reads = ['plans', 'planPriorities', 'planActions', 'planMilestones', 'planLeads', 'planLinks', 'planUpdates', 'planReviews', ...linked, 'bodies', 'people', 'organisations', 'board'];
export const PLAN_PAPERS = ['plan', 'year', 'outturn', 'forms'] as const;
export type PlanPaper = (typeof PLAN_PAPERS)[number];

export const planWork = {
  'plans.tree': query('A plan with its colours and why they are what they are', z.strictObject({ planId: id }), planTree, reads),
  'planLinks.targets': query('The records that an action of the plan can be linked to', z.strictObject({ kind: z.enum(LINK_KINDS) }),
    z.array(z.strictObject({ id, field: z.enum(LINK_FIELDS), name: z.string() })), linked),
  'planLinks.about': query('The actions of plans that have to do with a record', z.strictObject({ field: z.enum(LINK_FIELDS), /** Left out: about every record of the kind. */ id: id.optional() }),
    z.array(z.strictObject({ id, recordId: id, planId: id, plan: z.string(), number: z.string(), text: z.string() })), ['planLinks', 'planActions', 'planPriorities', 'plans']),
  'plans.copyUnfinished': command('Go on with the unfinished actions of a plan in a new one',
    z.strictObject({ planId: id, name: line(), fromDate: isoDate.nullable(), toDate: isoDate.nullable() }), plans.row),
  'plans.readFile': job('Read the sheets of a spreadsheet', z.strictObject({ from: z.string().min(1).max(4000) }),
    z.strictObject({ sheets: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(z.string())) })) })),
  'plans.import': command('Take in a plan from a table',
    z.strictObject({
      planId: id, /** What happens to actions that are in the plan already: they are left, or changed to what the table says. */ existing: z.enum(['leave', 'change']).default('leave'),
      priorities: z.array(z.strictObject({ number: number.nullable(), title: line(500), actions: z.array(draftAction).max(1000) })).max(200),
    }),
    z.strictObject({ priorities: z.int(), actions: z.int(), milestones: z.int(), changed: z.int(), rows: z.array(importedRow) })),
  'plans.review': command('Review a plan: keep how it stands',
    z.strictObject({ planId: id, meetingId: id.nullable(), on: isoDate, outturn: z.boolean().default(false), note: text(2000).default('') }), row),
  'planReviews.list': query('The reviews of a plan, the earliest first', z.strictObject({ planId: id }), z.array(row), ['planReviews']),
  'planReviews.get': query('What a review saw', z.strictObject({ id }), z.strictObject({ review: row, contents: reviewContents }), ['planReviews']),
  'planReviews.year': query('The colour of each action at each review', z.strictObject({ planId: id }), z.strictObject({
    reviews: z.array(row),
    actions: z.array(z.strictObject({ id, number: z.string(), text: z.string(), colours: z.array(z.enum(RAG_COLOURS).nullable()) })),
  }), ['planReviews', 'planActions', 'planPriorities']),
  'planUpdates.accept': command('Accept an update from a lead into the plan', z.strictObject({ id, version }), planActions.row),
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'plans.export': job('Write a plan as Word, PDF or a spreadsheet',
    z.strictObject({
      planId: id, /** A past review, printed as it was; left out: the plan as it stands. */ reviewId: id.optional(), paper: z.enum(PLAN_PAPERS).default('plan'),
      /** Of the forms: only that of one lead, as printed in the plan. */ lead: z.string().max(1000).optional(),
      format: z.enum(['docx', 'pdf', 'xlsx']), to: z.string().min(1).max(4000),
    }),
    z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};
