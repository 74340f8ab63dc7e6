import { Refusal } from '../../shared/result.ts';
import { PART_KINDS, type Scope, type TitledScope } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES } from '../../shared/bundles/tables.ts';
import { financialYear, formatDayMonthYear, municipalYear } from '../../shared/dates.ts';
import type { Reader } from '../query.ts';

type Wheres = Readonly<Record<string, string>>;
/** What belongs to these meetings, table by table. */
export const inMeetings = (meetings: string): Wheres => {
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

const during = (date: string): string => `${date} BETWEEN ?1 AND ?2`;
/** For what has a first and a last day, either of which may be open. */
const overlapping = '(fromDate IS NULL OR fromDate <= ?2) AND (toDate IS NULL OR toDate >= ?1)';
const yearsMeetings = `SELECT id FROM meetings WHERE ${during('date')}`;
/** Open at some time of the year: agreed by its end, as far as that is known, and not closed before it began. */
const yearsActions = `(meetingId IS NULL OR meetingId IN (SELECT id FROM meetings WHERE date <= ?2)) AND (closedOn IS NULL OR closedOn >= ?1)`;
const yearsRisks = `(closedOn IS NULL OR closedOn >= ?1) AND ?1 <= ?2`;
const yearsRecommendations = `(sourceDate IS NULL OR sourceDate <= ?2) AND (closedOn IS NULL OR closedOn >= ?1)`;
/** And what went before, with which its figures are compared. */
const yearBefore = (date: string): string => `${date} BETWEEN date(?1, '-1 year') AND ?2`;
const yearsPlans = `SELECT id FROM plans WHERE ${overlapping}`;
/**
 * These financial years, and those before from which a balance is carried into them, back to one whose opening balance was entered: without them the balances
 * would be others where they arrive.
 */
const withCarried = (years: string): string => `WITH RECURSIVE carried (id, fromDate, openingPence) AS (
  SELECT id, fromDate, openingPence FROM financialYears WHERE id IN (${years})
  UNION SELECT y.id, y.fromDate, y.openingPence FROM carried AS c JOIN financialYears AS y ON c.openingPence IS NULL AND date(y.toDate, '+1 day') = c.fromDate) SELECT id FROM carried`;
const oneBudget = withCarried('?1');
/** The financial year that lies more in this one than in another (a municipal year begins a month later), and the one before, with which it is compared. */
const yearsBudget = withCarried(`SELECT id FROM financialYears WHERE ${yearBefore(`date(fromDate, '+6 months')`)}`);
const yearsEvents = `SELECT id FROM trainingEvents WHERE ${during('date')} OR id IN (SELECT eventId FROM trainingSessions WHERE ${during('date')})`;
/** What stands in these financial years, table by table. */
export const inBudget = (years: string): Wheres => {
  const within = `yearId IN (${years})`;
  return { budgetLines: within, contributions: within, virements: within, transactions: within };
};

/**
 * What belongs to each kind of part, table by table; `?1` is the id of the body, meeting …, of a year `?1` and `?2` its first and last day. What these
 * records cannot do without comes along.
 */
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
  financialYear: { financialYears: `id IN (${oneBudget})`, ...inBudget(oneBudget) },
  year: {
    organisations: overlapping, organisationAliases: overlapping, bodies: overlapping, attendanceSettings: '?1 <= ?2', minutesSettings: '?1 <= ?2',
    bodyParents: `bodyId IN (SELECT id FROM bodies WHERE ${overlapping})`,
    seats: overlapping, appointments: overlapping, deputies: overlapping,
    people: `id IN (SELECT leadPersonId FROM actions WHERE ${yearsActions})`,
    meetings: during('date'), ...inMeetings(yearsMeetings), actions: yearsActions, ...ofActions(`SELECT id FROM actions WHERE ${yearsActions}`),
    challenges: 'raisedOn <= ?2 AND (respondedOn IS NULL OR respondedOn >= ?1)', risks: yearsRisks, ...ofRisks(`SELECT id FROM risks WHERE ${yearsRisks}`),
    recommendations: yearsRecommendations, recommendationActions: `recommendationId IN (SELECT id FROM recommendations WHERE ${yearsRecommendations})`,
    plans: overlapping, planPriorities: `planId IN (${yearsPlans})`, planActions: `id IN (${planActionsOf(yearsPlans)})`, ...inPlans(planActionsOf(yearsPlans)), planReviews: `planId IN (${yearsPlans})`,
    financialYears: `id IN (${yearsBudget})`, ...inBudget(yearsBudget),
    trainingEvents: `id IN (${yearsEvents})`, trainingSessions: `eventId IN (${yearsEvents})`, trainingCosts: `eventId IN (${yearsEvents})`, bookings: `eventId IN (${yearsEvents})`,
    bookingSteps: `bookingId IN (SELECT id FROM bookings WHERE eventId IN (${yearsEvents}))`, evaluations: `eventId IN (${yearsEvents})`, chargeSchemes: 'fromDate <= ?2 AND ?1 <= ?2',
    reachTargets: overlapping, trainingStatements: overlapping, complianceReturns: yearBefore('asAt'),
  },
};

/** The tables of a part with the condition of each, in the order of the list of tables. */
export function wheresOf({ kind }: Scope): [table: string, where: string][] {
  const names = Object.keys(BUNDLE_TABLES);
  return kind === 'board' ? names.map((table) => [table, '1']) : names.filter((table) => Object.hasOwn(WHERES[kind], table)).map((table) => [table, WHERES[kind][table]!]);
}

const TITLES: Readonly<Record<(typeof PART_KINDS)[number], { words: string; from: string; order: string }>> = {
  body: { words: 'name', from: 'bodies', order: 'title' },
  meeting: { words: `(SELECT name FROM bodies WHERE id = bodyId) || ', meeting of ' || substr(date, 9, 2) || '/' || substr(date, 6, 2) || '/' || substr(date, 1, 4)`, from: 'meetings', order: 'date DESC, title' },
  organisation: { words: `'The part of ' || name`, from: 'organisations', order: 'title' },
  plan: { words: `'Plan: ' || name`, from: 'plans', order: 'title' },
  financialYear: { words: `'Budget of ' || name`, from: 'financialYears', order: 'fromDate DESC' },
};
/** "Year 2026/27, 1 April 2026 to 31 March 2027"; a shorter or longer time by its days alone. */
function titleOfYear(from: string, to: string): string {
  const year = municipalYear(from, Number(from.slice(5, 7)));
  return `${year.from === from && year.to === to ? `Year ${year.label}, ` : ''}${formatDayMonthYear(from)} to ${formatDayMonthYear(to)}`;
}

/** The years in which anything is known to have happened, financial and municipal ones, latest first. */
function years(db: Reader): TitledScope[] {
  const days = db.allSql<{ day: string }>('SELECT DISTINCT substr(date, 1, 7) || \'-01\' AS day FROM meetings UNION SELECT DISTINCT substr(date, 1, 7) || \'-01\' FROM trainingEvents WHERE date IS NOT NULL');
  const spans = [
    ...db.allSql<{ from: string; to: string }>('SELECT fromDate AS "from", toDate AS "to" FROM financialYears'),
    ...days.flatMap(({ day }) => [financialYear(day), municipalYear(day)]),
  ];
  return [...new Map(spans.map(({ from, to }) => [`${from} ${to}`, { kind: 'year' as const, id: null, from, to, title: titleOfYear(from, to) }])).values()]
    .sort((a, b) => (a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? 1 : -1));
}

/** What can be sent by itself, in words. */
export function allScopes(db: Reader): TitledScope[] {
  const parts = PART_KINDS.flatMap((kind) =>
    db.allSql<{ id: string; title: string }>(`SELECT id, ${TITLES[kind].words} AS title FROM ${TITLES[kind].from} ORDER BY ${TITLES[kind].order}`).map(({ id, title }) => ({ kind, id, title })));
  return [{ kind: 'board', id: null, title: 'The whole board' }, ...parts, ...years(db)];
}

export function titleOfScope(db: Reader, scope: Scope): string {
  if (scope.kind === 'board') return 'The whole board';
  if (scope.kind === 'year') {
    if (scope.from > scope.to) throw new Refusal('invalid_input', 'The first day is after the last one. No file has been written.', { fields: [{ path: 'scope.to', message: 'This must not be before the first day.' }] });
    return titleOfYear(scope.from, scope.to);
  }
  const { words, from } = TITLES[scope.kind];
  const row = db.oneSql<{ title: string }>(`SELECT ${words} AS title FROM ${from} WHERE id = ?`, [scope.id]);
  if (row === undefined) throw new Refusal('not_found', 'What you wanted to send is no longer there. No file has been written. Choose again what to send.');
  return row.title;
}
/** The values that the conditions of a part name. */
export const valuesOf = (scope: Scope): readonly string[] => (scope.kind === 'year' ? [scope.from, scope.to] : scope.id === null ? [] : [scope.id]);
