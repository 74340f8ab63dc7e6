import { Refusal } from '../shared/result.ts';
import type { Reader } from './query.ts';

interface Reference {
  table: string;
  from: string;
}
const known = new Map<string, Reference[]>();

/** The columns elsewhere that refer to a table and would not go with the row: they keep it from being deleted. A link of the plan keeps the name instead. */
function referencesTo(db: Reader, table: string): Reference[] {
  let found = known.get(table);
  if (found === undefined) {
    found = db.allSql<Reference>(
      `SELECT t.name AS "table", f."from" AS "from" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f
       WHERE t.schema = 'main' AND t.type = 'table' AND f."table" = ? AND f.on_delete <> 'CASCADE' AND t.name <> 'planLinks' ORDER BY t.name`, [table]);
    known.set(table, found);
  }
  return found;
}

/** Whether anything at all refers to the row. */
export function isReferredTo(db: Reader, table: string, id: string): boolean {
  const all = db.allSql<Reference>(
    `SELECT t.name AS "table", f."from" AS "from" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f WHERE t.schema = 'main' AND t.type = 'table' AND f."table" = ?`, [table]);
  return all.some((one) => db.oneSql(`SELECT 1 FROM ${one.table} WHERE ${one.from} = ? LIMIT 1`, [id]) !== undefined);
}

const outgoing = new Map<string, { from: string; table: string }[]>();

/** Says which field names a record that is not there. */
export function refuseIfMissing(db: Reader, table: string, row: object, names: string[]): void {
  let found = outgoing.get(table);
  if (found === undefined) {
    found = db.allSql<{ from: string; table: string }>(`SELECT "from", "table" FROM pragma_foreign_key_list(?)`, [table]);
    outgoing.set(table, found);
  }
  for (const { from, table: target } of found) {
    const id = (row as Record<string, unknown>)[from];
    if (!names.includes(from) || id === null || id === undefined) continue;
    if (db.oneSql(`SELECT 1 FROM ${target} WHERE id = ?`, [id]) === undefined) {
      const message = `There is no such ${(nouns[target] ?? [target])[0]}.`;
      throw new Refusal('not_found', `${from}: ${message} Nothing has been changed.`, { fields: [{ path: from, message }] });
    }
  }
}

const nouns: Record<string, [one: string, many: string]> = {
  actions: ['action', 'actions'], agendaItems: ['agenda item', 'agenda items'], appointments: ['appointment', 'appointments'],
  attendance: ['attendance mark', 'attendance marks'], bodies: ['body', 'bodies'], bodyParents: ['reporting line', 'reporting lines'],
  declarations: ['declaration of interest', 'declarations of interest'], corrections: ['correction', 'corrections'], postponements: ['postponement of minutes', 'postponements of minutes'],
  circulations: ['draft that was circulated', 'drafts that were circulated'], reviewComments: ['comment on a draft', 'comments on drafts'], mattersArising: ['matter arising', 'matters arising'],
  madePublic: ['private item made public', 'private items made public'], minutesSettings: ['setting for minutes', 'settings for minutes'],
  deputies: ['deputy', 'deputies'], meetings: ['meeting', 'meetings'], minutes: ['minute', 'minutes'],
  organisations: ['organisation', 'organisations'], people: ['person', 'people'], seats: ['seat', 'seats'], votes: ['vote', 'votes'],
  financialYears: ['financial year', 'financial years'], budgetHeadings: ['budget heading', 'budget headings'], budgetLines: ['budget line', 'budget lines'],
  virements: ['virement', 'virements'], transactions: ['transaction', 'transactions'], contributions: ['contribution', 'contributions'],
  importRules: ['matching rule', 'matching rules'], ledgerImports: ['import', 'imports'],
  actionDates: ['revised date', 'revised dates'], actionOwners: ['owner of an action', 'owners of actions'], actionProgress: ['progress note', 'progress notes'],
  challenges: ['challenge', 'challenges'], risks: ['risk', 'risks'], riskScores: ['risk score', 'risk scores'], riskEscalations: ['escalation of a risk', 'escalations of risks'],
  recommendations: ['recommendation', 'recommendations'], recommendationActions: ['action on a recommendation', 'actions on recommendations'],
  threads: ['subject', 'subjects'], threadLinks: ['link of a subject', 'links of subjects'],
  plans: ['plan', 'plans'], planPriorities: ['priority', 'priorities'], planActions: ['plan action', 'plan actions'], planMilestones: ['milestone', 'milestones'],
  planLeads: ['plan lead', 'plan leads'], planLinks: ['plan link', 'plan links'], planUpdates: ['update from a lead', 'updates from leads'], planReviews: ['plan review', 'plan reviews'],
  courses: ['course', 'courses'], trainingEvents: ['training event', 'training events'], trainingSessions: ['session', 'sessions'], trainingCosts: ['cost of an event', 'costs of events'],
  bookings: ['booking', 'bookings'], bookingSteps: ['step of a booking', 'steps of bookings'], chargeSchemes: ['set of charges', 'sets of charges'], evaluations: ['evaluation', 'evaluations'],
  trainingStatements: ['statement of a report', 'statements of reports'], complianceReturns: ['compliance return', 'compliance returns'], reachTargets: ['headcount or target', 'headcounts and targets'], trainingReports: ['written report', 'written reports'],
  bundlePartners: ['partner', 'partners'], bundlesSent: ['bundle that was sent', 'bundles that were sent'], bundlesReceived: ['bundle that was taken in', 'bundles that were taken in'],
  attachments: ['attached file', 'attached files'],
  snippets: ['phrase', 'phrases'], abbreviations: ['abbreviation', 'abbreviations'],
  confirmedMinutes: ['set of confirmed minutes', 'sets of confirmed minutes'],
};

/** Says what still refers to the row, in words, before SQLite would say only that something does. */
export function refuseIfUsed(db: Reader, table: string, noun: string, id: string): void {
  const counts = new Map<string, number>();
  for (const reference of referencesTo(db, table)) {
    const { n } = db.oneSql<{ n: number }>(`SELECT count(*) AS n FROM ${reference.table} WHERE ${reference.from} = ?`, [id])!;
    if (n > 0) counts.set(reference.table, (counts.get(reference.table) ?? 0) + n);
  }
  if (counts.size === 0) return;
  const uses = [...counts].map(([name, n]) => `${n} ${(nouns[name] ?? [name, name])[n === 1 ? 0 : 1]}`);
  const list = uses.length === 1 ? uses[0]! : `${uses.slice(0, -1).join(', ')} and ${uses.at(-1)!}`;
  throw new Refusal('in_use', `This ${noun} cannot be deleted because ${list} still ${uses.length === 1 && list.startsWith('1 ') ? 'refers' : 'refer'} to ${noun === 'person' ? 'them' : 'it'}. `
    + `${noun === 'person' ? 'End their appointments instead' : 'Give it an end date instead'}, or delete those first.`, { details: { uses: Object.fromEntries(counts) } });
}
