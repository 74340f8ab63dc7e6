import { Refusal } from '../../shared/result.ts';
import type { Scope } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES } from '../../shared/bundles/tables.ts';
import type { Reader } from '../query.ts';

type Wheres = Readonly<Record<string, string>>;
const inMeetings = (meetings: string): Wheres => {
  const within = `meetingId IN (${meetings})`;
  return {
    agendaItems: within, attendance: within, minutes: within, corrections: within, postponements: within, confirmedMinutes: within, circulations: within, mattersArising: within,
    reviewComments: `circulationId IN (SELECT id FROM circulations WHERE ${within})`,
    decisions: `minuteId IN (SELECT id FROM minutes WHERE ${within})`,
    madePublic: `agendaItemId IN (SELECT id FROM agendaItems WHERE ${within})`, threadLinks: `agendaItemId IN (SELECT id FROM agendaItems WHERE ${within})`,
    declarations: `agendaItemId IN (SELECT id FROM agendaItems WHERE ${within})`,
    votes: `decisionId IN (SELECT d.id FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE m.${within})`,
  };
};
const inPlans = (actions: string): Wheres => {
  const within = `actionId IN (${actions})`;
  return { planMilestones: within, planLeads: within, planLinks: within, planUpdates: within };
};
const planActionsOf = (plans: string) => `SELECT a.id FROM planActions AS a JOIN planPriorities AS p ON p.id = a.priorityId WHERE p.planId IN (${plans})`;
const itsPeople = 'SELECT id FROM people WHERE organisationId = ?1';
const ofActions = (actions: string): Wheres => {
  const within = `actionId IN (${actions})`;
  return { actionDates: within, actionOwners: within, actionProgress: within };
};
const ofRisks = (risks: string): Wheres => ({ riskScores: `riskId IN (${risks})`, riskEscalations: `riskId IN (${risks})` });
/** An agency's people on training: their bookings, and the events that those are of. */
const itsBookings = 'SELECT id FROM bookings WHERE organisationId = ?1';
const itsEvents = 'SELECT eventId FROM bookings WHERE organisationId = ?1';
const itsActions = `leadOrganisationId = ?1 OR leadPersonId IN (${itsPeople}) OR id IN (SELECT actionId FROM actionOwners WHERE organisationId = ?1 OR personId IN (${itsPeople}))`;
const itsLeads = `SELECT actionId FROM planLeads WHERE organisationId = ?1 OR personId IN (${itsPeople})`;

/** What belongs to each kind of part, table by table; `?1` is the id of the body, meeting … What these records cannot do without comes along. */
const WHERES: Readonly<Record<Exclude<Scope['kind'], 'board'>, Wheres>> = {
  body: {
    bodies: 'id = ?1', bodyParents: 'bodyId = ?1', seats: 'bodyId = ?1',
    organisations: 'id IN (SELECT organisationId FROM seats WHERE bodyId = ?1)',
    people: 'id IN (SELECT leadPersonId FROM actions WHERE bodyId = ?1)',
    appointments: 'seatId IN (SELECT id FROM seats WHERE bodyId = ?1)', deputies: 'seatId IN (SELECT id FROM seats WHERE bodyId = ?1)',
    meetings: 'bodyId = ?1', ...inMeetings('SELECT id FROM meetings WHERE bodyId = ?1'), actions: 'bodyId = ?1',
    ...ofActions('SELECT id FROM actions WHERE bodyId = ?1'), challenges: 'bodyId = ?1', risks: 'bodyId = ?1', ...ofRisks('SELECT id FROM risks WHERE bodyId = ?1'),
    recommendations: 'bodyId = ?1',
    recommendationActions: 'recommendationId IN (SELECT id FROM recommendations WHERE bodyId = ?1)',
    plans: 'bodyId = ?1', planPriorities: 'planId IN (SELECT id FROM plans WHERE bodyId = ?1)',
    planActions: `id IN (${planActionsOf('SELECT id FROM plans WHERE bodyId = ?1')})`, ...inPlans(planActionsOf('SELECT id FROM plans WHERE bodyId = ?1')),
    planReviews: 'planId IN (SELECT id FROM plans WHERE bodyId = ?1)',
  },
  meeting: { meetings: 'id = ?1', ...inMeetings('?1'), actions: 'meetingId = ?1', ...ofActions('SELECT id FROM actions WHERE meetingId = ?1') },
  organisation: {
    organisations: 'id = ?1', organisationAliases: 'organisationId = ?1', people: 'organisationId = ?1', seats: 'organisationId = ?1',
    appointments: 'seatId IN (SELECT id FROM seats WHERE organisationId = ?1)', deputies: 'seatId IN (SELECT id FROM seats WHERE organisationId = ?1)',
    actions: itsActions, ...ofActions(`SELECT id FROM actions WHERE ${itsActions}`), recommendations: 'ownerOrganisationId = ?1',
    recommendationActions: 'recommendationId IN (SELECT id FROM recommendations WHERE ownerOrganisationId = ?1)',
    planActions: `id IN (${itsLeads})`, planMilestones: `actionId IN (${itsLeads})`, planUpdates: `actionId IN (${itsLeads})`,
    planLeads: `organisationId = ?1 OR personId IN (${itsPeople})`, contributions: 'organisationId = ?1',
    trainingEvents: `id IN (${itsEvents})`, trainingSessions: `eventId IN (${itsEvents})`, bookings: 'organisationId = ?1', bookingSteps: `bookingId IN (${itsBookings})`,
    evaluations: `bookingId IN (${itsBookings})`, complianceReturns: 'organisationId = ?1', reachTargets: 'organisationId = ?1',
  },
  plan: {
    plans: 'id = ?1', planReviews: 'planId = ?1', planPriorities: 'planId = ?1', planActions: `id IN (${planActionsOf('?1')})`, ...inPlans(planActionsOf('?1')),
  },
  year: {
    financialYears: 'id = ?1', budgetLines: 'yearId = ?1', contributions: 'yearId = ?1', virements: 'yearId = ?1', transactions: 'yearId = ?1',
  },
};

/** The tables of a part with the condition of each, in the order of the list of tables. */
export function wheresOf({ kind }: Scope): [table: string, where: string][] {
  const names = Object.keys(BUNDLE_TABLES);
  return kind === 'board' ? names.map((table) => [table, '1']) : names.filter((table) => Object.hasOwn(WHERES[kind], table)).map((table) => [table, WHERES[kind][table]!]);
}

const TITLES: Readonly<Record<Exclude<Scope['kind'], 'board'>, { words: string; from: string }>> = {
  body: { words: `name`, from: 'bodies' },
  meeting: { words: `(SELECT name FROM bodies WHERE id = bodyId) || ', meeting of ' || date`, from: 'meetings' },
  organisation: { words: `'The part of ' || name`, from: 'organisations' },
  plan: { words: `'Plan: ' || name`, from: 'plans' },
  year: { words: `'Financial year ' || name`, from: 'financialYears' },
};

/** What can be sent by itself, in words. */
export function allScopes(db: Reader): (Scope & { title: string })[] {
  const parts = (Object.keys(TITLES) as (keyof typeof TITLES)[]).flatMap((kind) =>
    db.allSql<{ id: string; title: string }>(`SELECT id, ${TITLES[kind].words} AS title FROM ${TITLES[kind].from} ORDER BY title`).map(({ id, title }) => ({ kind, id, title })));
  return [{ kind: 'board', id: null, title: 'The whole board' }, ...parts];
}

export function titleOfScope(db: Reader, { kind, id }: Scope): string {
  if (kind === 'board') return 'The whole board';
  const { words, from } = TITLES[kind];
  const row = id === null ? undefined : db.oneSql<{ title: string }>(`SELECT ${words} AS title FROM ${from} WHERE id = ?`, [id]);
  if (row === undefined) throw new Refusal('not_found', 'What you wanted to send is no longer there. Choose again what to send.');
  return row.title;
}
