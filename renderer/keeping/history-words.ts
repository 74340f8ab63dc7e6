import type { HistoryEntry } from '../../shared/board.ts';
import { formatShortDate, formatTime } from '../../shared/dates.ts';
import { formatPounds } from '../../shared/money.ts';
import { plainText, referenceKey, referencesIn, unnamed, type Reference, type RichDoc } from '../../shared/rich-text.ts';

/** One command in the record of changes, with all it changed. */
export interface HistoryStep {
  step: number;
  at: string;
  by: HistoryEntry['by'];
  summary: string;
  entries: readonly HistoryEntry[];
}

/** Entries of one command stand together, latest first; this puts them under it. */
export function stepsOf(entries: readonly HistoryEntry[]): HistoryStep[] {
  const steps = new Map<number, HistoryStep & { entries: HistoryEntry[] }>();
  for (const entry of entries) {
    const step = steps.get(entry.step);
    if (step !== undefined) step.entries.push(entry);
    else steps.set(entry.step, { step: entry.step, at: entry.at, by: entry.by, summary: entry.summary, entries: [entry] });
  }
  return [...steps.values()];
}

/** One record of each table, and several. */
const NOUNS: Record<string, readonly [one: string, many: string]> = {
  board: ['board', 'boards'], desk: ['person at the desk', 'people at the desk'], organisations: ['organisation', 'organisations'],
  organisationAliases: ['alias of an organisation', 'aliases of organisations'], people: ['person', 'people'], bodies: ['body', 'bodies'],
  bodyParents: ['reporting line', 'reporting lines'], seats: ['seat', 'seats'], appointments: ['appointment', 'appointments'], deputies: ['deputy', 'deputies'],
  meetings: ['meeting', 'meetings'], agendaItems: ['agenda item', 'agenda items'], attendance: ['attendance mark', 'attendance marks'], minutes: ['minute', 'minutes'],
  confirmedMinutes: ['confirmed minute', 'confirmed minutes'], decisions: ['decision', 'decisions'], votes: ['vote', 'votes'], corrections: ['correction', 'corrections'], postponements: ['postponement of minutes', 'postponements of minutes'],
  circulations: ['draft that was circulated', 'drafts that were circulated'], reviewComments: ['comment on a draft', 'comments on drafts'], mattersArising: ['matter arising', 'matters arising'],
  madePublic: ['private item made public', 'private items made public'], minutesSettings: ['setting for minutes', 'settings for minutes'],
  declarations: ['declaration of interest', 'declarations of interest'],
  snippets: ['phrase', 'phrases'], abbreviations: ['abbreviation', 'abbreviations'],
  actions: ['action', 'actions'], courses: ['course', 'courses'], trainingEvents: ['training event', 'training events'], trainingSessions: ['session', 'sessions'], trainingCosts: ['cost of an event', 'costs of events'],
  bookings: ['booking', 'bookings'], bookingSteps: ['step of a booking', 'steps of bookings'], chargeSchemes: ['set of charges', 'sets of charges'], evaluations: ['evaluation', 'evaluations'],
  financialYears: ['financial year', 'financial years'], budgetHeadings: ['budget heading', 'budget headings'], budgetLines: ['budget of a heading', 'budgets of headings'], virements: ['virement', 'virements'],
  transactions: ['line of the ledger', 'lines of the ledger'], contributions: ['contribution', 'contributions'], importRules: ['matching rule', 'matching rules'], ledgerImports: ['import', 'imports'],
  attachments: ['attached file', 'attached files'],
  columnMatchings: ['matching of columns', 'matchings of columns'],
  trainingStatements: ['statement of a report', 'statements of reports'], complianceReturns: ['compliance return', 'compliance returns'],
  actionDates: ['revised date', 'revised dates'], actionOwners: ['owner of an action', 'owners of actions'], actionProgress: ['progress note', 'progress notes'],
  plans: ['plan', 'plans'], planPriorities: ['priority', 'priorities'], planActions: ['plan action', 'plan actions'], planMilestones: ['milestone', 'milestones'], planLeads: ['lead of a plan action', 'leads of plan actions'],
  planLinks: ['link of a plan action', 'links of plan actions'], planUpdates: ['update from a lead', 'updates from leads'], planReviews: ['plan review', 'plan reviews'],
  challenges: ['challenge', 'challenges'], risks: ['risk', 'risks'], riskScores: ['risk score', 'risk scores'], riskEscalations: ['escalation of a risk', 'escalations of risks'],
  recommendations: ['recommendation', 'recommendations'], recommendationActions: ['action on a recommendation', 'actions on recommendations'],
};
const nounOf = (table: string, count = 1): string => NOUNS[table]?.[count === 1 ? 0 : 1] ?? fieldInWords(table);

/** What a record is recognised by, first found first. */
const TITLES = ['name', 'familyName', 'title', 'heading', 'text', 'about', 'event', 'payee', 'pattern', 'fileName', 'date', 'role', 'status'];

/** What the texts among these changes refer to, so that it can be named. */
export function referencesOf(entries: readonly HistoryEntry[]): Reference[] {
  const docs = entries.filter((entry) => entry.table === 'minutes').flatMap(({ old, new: now }) => [old, now].map(docOf).filter((doc) => doc !== null));
  return [...new Map(docs.flatMap(referencesIn).map((one) => [referenceKey(one), one])).values()];
}
function docOf(value: unknown): RichDoc | null {
  if (typeof value === 'string') return value.startsWith('{"type":"doc"') ? JSON.parse(value) as RichDoc : null;
  if (typeof value !== 'object' || value === null) return null;
  return 'type' in value && value.type === 'doc' ? value as RichDoc : 'body' in value ? docOf(value.body) : null;
}

/** Names of records by their ids, for fields that point to one; of references by their kind and id. */
export type NameOf = (id: string) => string | undefined;

/** "date: 12/03/2026 → 19/03/2026"; "added the organisation Northfield Council". */
export function changeInWords(entry: HistoryEntry, nameOf: NameOf): string {
  const noun = nounOf(entry.table);
  if (entry.change === 'update') return `${noun}${known(nameOf(entry.rowId))}, ${fieldInWords(entry.field ?? '')}: ${valueInWords(entry.old, nameOf, entry.field)} → ${valueInWords(entry.new, nameOf, entry.field)}`;
  const row = (entry.change === 'create' ? entry.new : entry.old) as Record<string, unknown> | null;
  const title = TITLES.map((field) => row?.[field]).find((value) => typeof value === 'string' && value !== '');
  return `${entry.change === 'create' ? 'added' : 'deleted'} ${noun}${title === undefined ? '' : ` ${valueInWords(title, nameOf)}`}`;
}
/** "added 12 meetings", for a step with too many changes to write out: so many records of each kind were added, changed and deleted. */
export function countsInWords(entries: readonly HistoryEntry[]): string[] {
  const rows = new Map<string, Set<string>>();
  const added = new Set(entries.filter(({ change }) => change === 'create').map(({ rowId }) => rowId));
  for (const { change, table, rowId } of entries) {
    // What was added and then filled in was only added.
    if (change === 'update' && added.has(rowId)) continue;
    const kind = `${change === 'create' ? 'added' : change === 'delete' ? 'deleted' : 'changed'} ${table}`;
    rows.set(kind, (rows.get(kind) ?? new Set()).add(rowId));
  }
  return [...rows].map(([kind, ids]) => {
    const [verb = '', table = ''] = kind.split(' ');
    return `${verb} ${ids.size} ${nounOf(table, ids.size)}`;
  });
}
const known = (name: string | undefined) => (name === undefined ? '' : ` ${name}`);

/** "leadPersonId" is "lead person", "startsAt" is "starts at", "agreedPence" is "agreed". */
export const fieldInWords = (field: string): string => field.replace(/^pence$/, 'amount').replace(/(Id|Pence)$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const LONGEST = 90;
/** `field`: its name, by which an amount of money is known. */
export function valueInWords(value: unknown, nameOf: NameOf, field: string | null = null): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return /pence$/i.test(field ?? '') ? formatPounds(value) : String(value);
  if (typeof value === 'object') return 'type' in value && value.type === 'doc' ? cut(plainText(value as RichDoc, (reference) => nameOf(referenceKey(reference)) ?? unnamed(reference)).replaceAll('\n', ' ')) : 'other details';
  if (typeof value !== 'string') return 'other details';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatShortDate(value);
  if (/^\d{2}:\d{2}$/.test(value)) return formatTime(value);
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/.test(value)) return nameOf(value) ?? 'another record';
  if (value.startsWith('{"type":"doc"')) return valueInWords(JSON.parse(value), nameOf);
  return `“${cut(value)}”`;
}
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text || 'nothing');
