import BetterSqlite3, { type Database } from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlers } from '../../db/all-handlers.ts';
import type { Reading } from '../../db/handlers.ts';
import { historyTables } from '../../db/history-triggers.ts';
import { APPLICATION_ID, LATEST, migrate, migrations } from '../../db/migrate.ts';
import { Reader } from '../../db/query.ts';
import type { TableName, Tables } from '../../db/schema.ts';
import { operations, type Name } from '../../shared/contract.ts';
import type { Operation } from '../../shared/operation.ts';
import { openApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { valid, type Valid } from '../fixtures/valid-inputs.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

type Kind<V> = [V] extends [string] ? 'TEXT' : [V] extends [number] ? 'INTEGER' : 'ANY';
type Column<V> = null extends V ? `${Kind<NonNullable<V>>}?` : Kind<V>;
/** Every column of every table, with `?` where it may be empty. A difference from `Tables` does not compile; one from the file fails below. */
const columns: { [T in TableName]: { [C in keyof Tables[T]]: Column<Tables[T][C]> } } = {
  board: { id: 'TEXT', version: 'INTEGER', name: 'TEXT', kind: 'TEXT', area: 'TEXT?', sample: 'INTEGER', writesOut: 'INTEGER' },
  desk: { id: 'TEXT', version: 'INTEGER', name: 'TEXT', initials: 'TEXT', role: 'TEXT' },
  organisations: { id: 'TEXT', version: 'INTEGER', name: 'TEXT', shortName: 'TEXT?', kind: 'TEXT', successorId: 'TEXT?', notes: 'TEXT', fromDate: 'TEXT?', toDate: 'TEXT?' },
  organisationAliases: { id: 'TEXT', version: 'INTEGER', organisationId: 'TEXT', name: 'TEXT', fromDate: 'TEXT?', toDate: 'TEXT?' },
  people: {
    id: 'TEXT', version: 'INTEGER', title: 'TEXT?', givenName: 'TEXT?', familyName: 'TEXT?', initials: 'TEXT?', post: 'TEXT?', organisationId: 'TEXT?', email: 'TEXT?',
    phone: 'TEXT?', notes: 'TEXT',
  },
  bodies: {
    id: 'TEXT', version: 'INTEGER', name: 'TEXT', shortName: 'TEXT?', kind: 'TEXT', numbering: 'TEXT', numberPattern: 'TEXT?', noticeDays: 'INTEGER',
    saturdayCounts: 'INTEGER', quorum: 'TEXT?', notes: 'TEXT', fromDate: 'TEXT?', toDate: 'TEXT?',
  },
  bodyParents: { id: 'TEXT', version: 'INTEGER', bodyId: 'TEXT', parentId: 'TEXT' },
  seats: {
    id: 'TEXT', version: 'INTEGER', bodyId: 'TEXT', class: 'TEXT', organisationId: 'TEXT?', role: 'TEXT?', countsForAttendance: 'INTEGER', countsForQuorum: 'INTEGER',
    position: 'INTEGER', fromDate: 'TEXT?', toDate: 'TEXT?',
  },
  appointments: { id: 'TEXT', version: 'INTEGER', seatId: 'TEXT', personId: 'TEXT', fromDate: 'TEXT?', toDate: 'TEXT?' },
  deputies: { id: 'TEXT', version: 'INTEGER', seatId: 'TEXT', personId: 'TEXT', fromDate: 'TEXT?', toDate: 'TEXT?' },
  meetings: {
    id: 'TEXT', version: 'INTEGER', bodyId: 'TEXT', kind: 'TEXT', jointWith: 'TEXT', date: 'TEXT', startsAt: 'TEXT', endsAt: 'TEXT?', actualStart: 'TEXT?', actualEnd: 'TEXT?',
    place: 'TEXT', venue: 'TEXT?', status: 'TEXT', publishedOn: 'TEXT?', firstMinuteNumber: 'INTEGER?', contactOfficer: 'TEXT?', notes: 'TEXT', minutesState: 'TEXT',
    circulatedOn: 'TEXT?', confirmedOn: 'TEXT?', confirmedAtMeetingId: 'TEXT?',
  },
  agendaItems: {
    id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', section: 'TEXT', title: 'TEXT', purpose: 'TEXT?', exempt: 'INTEGER', exemptParagraph: 'INTEGER?',
    presenter: 'TEXT?', reportAuthor: 'TEXT?', accountableDirector: 'TEXT?', plannedMinutes: 'INTEGER?', minuted: 'INTEGER', notes: 'TEXT', position: 'INTEGER', startedAt: 'TEXT?', publicTitle: 'TEXT?',
  },
  attendance: {
    id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', personId: 'TEXT', status: 'TEXT', virtually: 'INTEGER', forSeatId: 'TEXT?', arrivedAt: 'TEXT?', leftAt: 'TEXT?',
    note: 'TEXT?', position: 'INTEGER',
  },
  minutes: {
    id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', agendaItemId: 'TEXT', heading: 'TEXT?', body: 'TEXT', outcome: 'TEXT?', outcomeText: 'TEXT?', number: 'TEXT?',
  },
  decisions: {
    id: 'TEXT', version: 'INTEGER', minuteId: 'TEXT', parentId: 'TEXT?', text: 'TEXT', votesFor: 'INTEGER?', votesAgainst: 'INTEGER?', votesAbstained: 'INTEGER?',
    position: 'INTEGER',
  },
  votes: { id: 'TEXT', version: 'INTEGER', decisionId: 'TEXT', personId: 'TEXT', vote: 'TEXT' },
  declarations: { id: 'TEXT', version: 'INTEGER', agendaItemId: 'TEXT', personId: 'TEXT', kind: 'TEXT', nature: 'TEXT?', leftRoom: 'INTEGER' },
  postponements: { id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', atMeetingId: 'TEXT', reason: 'TEXT' },
  circulations: {
    id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', number: 'INTEGER', circulatedOn: 'TEXT', commentsBy: 'TEXT?', recipients: 'TEXT', sentBy: 'TEXT?', note: 'TEXT', exempt: 'INTEGER', contents: 'TEXT',
  },
  reviewComments: {
    id: 'TEXT', version: 'INTEGER', circulationId: 'TEXT', agendaItemId: 'TEXT?', personId: 'TEXT?', organisationId: 'TEXT?', writer: 'TEXT?', saidOn: 'TEXT', text: 'TEXT', response: 'TEXT?',
    reason: 'TEXT', respondedOn: 'TEXT?',
  },
  mattersArising: { id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', actionId: 'TEXT', said: 'TEXT' },
  madePublic: { id: 'TEXT', version: 'INTEGER', agendaItemId: 'TEXT', publicOn: 'TEXT', personId: 'TEXT?', minuteId: 'TEXT?', decidedBy: 'TEXT?', reason: 'TEXT' },
  minutesSettings: { id: 'TEXT', version: 'INTEGER', circulateDays: 'INTEGER', commentDays: 'INTEGER' },
  snippets: { id: 'TEXT', version: 'INTEGER', code: 'TEXT', text: 'TEXT' },
  abbreviations: { id: 'TEXT', version: 'INTEGER', short: 'TEXT', long: 'TEXT' },
  corrections: { id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', atMeetingId: 'TEXT', minuteId: 'TEXT?', text: 'TEXT' },
  actions: {
    id: 'TEXT', version: 'INTEGER', number: 'INTEGER', bodyId: 'TEXT', meetingId: 'TEXT?', minuteId: 'TEXT?', text: 'TEXT', leadPersonId: 'TEXT?',
    leadOrganisationId: 'TEXT?', leadText: 'TEXT?', targetDate: 'TEXT?', targetText: 'TEXT?', status: 'TEXT', closedOn: 'TEXT?', progress: 'TEXT', parentId: 'TEXT?',
  },
  threads: { id: 'TEXT', version: 'INTEGER', name: 'TEXT', notes: 'TEXT' },
  threadLinks: { id: 'TEXT', version: 'INTEGER', threadId: 'TEXT', agendaItemId: 'TEXT?', actionId: 'TEXT?' },
  actionDates: {
    id: 'TEXT', version: 'INTEGER', actionId: 'TEXT', previousDate: 'TEXT?', previousText: 'TEXT?', targetDate: 'TEXT?', targetText: 'TEXT?', revisedOn: 'TEXT', agreedBy: 'TEXT?', meetingId: 'TEXT?', reason: 'TEXT',
  },
  actionOwners: { id: 'TEXT', version: 'INTEGER', actionId: 'TEXT', personId: 'TEXT?', organisationId: 'TEXT?', text: 'TEXT?' },
  actionProgress: { id: 'TEXT', version: 'INTEGER', actionId: 'TEXT', meetingId: 'TEXT?', saidOn: 'TEXT', text: 'TEXT' },
  attendanceSettings: { id: 'TEXT', version: 'INTEGER', rules: 'TEXT', threshold: 'INTEGER', years: 'TEXT' },
  financialYears: {
    id: 'TEXT', version: 'INTEGER', fromDate: 'TEXT', toDate: 'TEXT', name: 'TEXT', openingPence: 'INTEGER?', reservePence: 'INTEGER', amberPercent: 'INTEGER', redPercent: 'INTEGER',
    statedIncomePence: 'INTEGER?', statedExpenditurePence: 'INTEGER?', statedClosingPence: 'INTEGER?', statedSource: 'TEXT', notes: 'TEXT', state: 'TEXT', closedOn: 'TEXT?', reopenReason: 'TEXT?',
  },
  budgetHeadings: { id: 'TEXT', version: 'INTEGER', kind: 'TEXT', parentId: 'TEXT?', code: 'TEXT?', name: 'TEXT', profile: 'TEXT', position: 'INTEGER' },
  budgetLines: { id: 'TEXT', version: 'INTEGER', yearId: 'TEXT', headingId: 'TEXT', originalPence: 'INTEGER', forecastPence: 'INTEGER?', reason: 'TEXT' },
  virements: { id: 'TEXT', version: 'INTEGER', yearId: 'TEXT', date: 'TEXT', fromHeadingId: 'TEXT', toHeadingId: 'TEXT', pence: 'INTEGER', agreedBy: 'TEXT', note: 'TEXT' },
  transactions: {
    id: 'TEXT', version: 'INTEGER', yearId: 'TEXT', date: 'TEXT', kind: 'TEXT', headingId: 'TEXT?', organisationId: 'TEXT?', contributionId: 'TEXT?', payee: 'TEXT?', reference: 'TEXT?',
    netPence: 'INTEGER', vatPence: 'INTEGER', note: 'TEXT', state: 'TEXT', personal: 'INTEGER', attachment: 'TEXT?', source: 'TEXT', importId: 'TEXT?', contentKey: 'TEXT?',
  },
  contributions: {
    id: 'TEXT', version: 'INTEGER', yearId: 'TEXT', organisationId: 'TEXT', headingId: 'TEXT', label: 'TEXT?', basis: 'TEXT', weight: 'INTEGER', agreedPence: 'INTEGER',
    invoicedPence: 'INTEGER', invoicedOn: 'TEXT?', invoiceReference: 'TEXT?', note: 'TEXT',
  },
  importRules: { id: 'TEXT', version: 'INTEGER', pattern: 'TEXT', headingId: 'TEXT', organisationId: 'TEXT?' },
  columnMatchings: { id: 'TEXT', version: 'INTEGER', headings: 'TEXT', matching: 'TEXT' },
  ledgerImports: { id: 'TEXT', version: 'INTEGER', at: 'TEXT', fileName: 'TEXT', statedPence: 'INTEGER?', filePence: 'INTEGER', added: 'INTEGER', skipped: 'INTEGER' },
  challenges: {
    id: 'TEXT', version: 'INTEGER', number: 'INTEGER', bodyId: 'TEXT', meetingId: 'TEXT?', raisedOn: 'TEXT', byOrganisationId: 'TEXT?', byText: 'TEXT?', toOrganisationId: 'TEXT?', toText: 'TEXT?',
    about: 'TEXT', response: 'TEXT', respondedOn: 'TEXT?', outcome: 'TEXT', evidence: 'TEXT', impact: 'TEXT', reportLine: 'TEXT', exempt: 'INTEGER',
  },
  risks: {
    id: 'TEXT', version: 'INTEGER', number: 'INTEGER', bodyId: 'TEXT', cause: 'TEXT', event: 'TEXT', effect: 'TEXT', likelihood: 'INTEGER', impact: 'INTEGER', mitigation: 'TEXT',
    likelihoodAfter: 'INTEGER', impactAfter: 'INTEGER', ownerPersonId: 'TEXT?', ownerOrganisationId: 'TEXT?', ownerText: 'TEXT?', reviewOn: 'TEXT?', closedOn: 'TEXT?', exempt: 'INTEGER',
  },
  riskScores: { id: 'TEXT', version: 'INTEGER', riskId: 'TEXT', scoredOn: 'TEXT', likelihood: 'INTEGER', impact: 'INTEGER' },
  riskEscalations: { id: 'TEXT', version: 'INTEGER', riskId: 'TEXT', fromBodyId: 'TEXT', toBodyId: 'TEXT', escalatedOn: 'TEXT', reason: 'TEXT' },
  recommendations: {
    id: 'TEXT', version: 'INTEGER', bodyId: 'TEXT', sourceKind: 'TEXT', source: 'TEXT', sourceDate: 'TEXT?', number: 'TEXT?', text: 'TEXT', ownerOrganisationId: 'TEXT?', ownerText: 'TEXT?',
    dueDate: 'TEXT?', closedOn: 'TEXT?', outcome: 'TEXT', exempt: 'INTEGER',
  },
  recommendationActions: { id: 'TEXT', version: 'INTEGER', recommendationId: 'TEXT', text: 'TEXT', ownerText: 'TEXT?', dueDate: 'TEXT?', doneOn: 'TEXT?', position: 'INTEGER' },
  plans: {
    id: 'TEXT', version: 'INTEGER', bodyId: 'TEXT', name: 'TEXT', fromDate: 'TEXT?', toDate: 'TEXT?', numbering: 'TEXT', scale: 'TEXT', notes: 'TEXT', previousPlanId: 'TEXT?',
  },
  planPriorities: { id: 'TEXT', version: 'INTEGER', planId: 'TEXT', number: 'TEXT', title: 'TEXT', position: 'INTEGER' },
  planActions: {
    id: 'TEXT', version: 'INTEGER', priorityId: 'TEXT', number: 'TEXT', text: 'TEXT', timescale: 'TEXT?', startDate: 'TEXT?', dueDate: 'TEXT?', measures: 'TEXT', startedOn: 'TEXT?',
    completedOn: 'TEXT?', colour: 'TEXT?', colourReason: 'TEXT', commentary: 'TEXT', outturnReason: 'TEXT', copiedFromId: 'TEXT?', position: 'INTEGER',
  },
  planMilestones: {
    id: 'TEXT', version: 'INTEGER', actionId: 'TEXT', text: 'TEXT', timescale: 'TEXT?', startDate: 'TEXT?', dueDate: 'TEXT?', measure: 'TEXT', doneOn: 'TEXT?', position: 'INTEGER',
  },
  planLeads: { id: 'TEXT', version: 'INTEGER', actionId: 'TEXT', personId: 'TEXT?', organisationId: 'TEXT?', post: 'TEXT?', position: 'INTEGER' },
  planLinks: {
    id: 'TEXT', version: 'INTEGER', actionId: 'TEXT', kind: 'TEXT', decisionId: 'TEXT?', riskId: 'TEXT?', courseId: 'TEXT?', eventId: 'TEXT?', headingId: 'TEXT?', text: 'TEXT?', recordName: 'TEXT?',
  },
  planUpdates: {
    id: 'TEXT', version: 'INTEGER', actionId: 'TEXT', reportedOn: 'TEXT', byText: 'TEXT?', done: 'TEXT', evidence: 'TEXT', nextStep: 'TEXT', proposedColour: 'TEXT?', acceptedOn: 'TEXT?',
  },
  planReviews: { id: 'TEXT', version: 'INTEGER', planId: 'TEXT', meetingId: 'TEXT?', reviewedOn: 'TEXT', outturn: 'INTEGER', note: 'TEXT', contents: 'TEXT' },
  courses: {
    id: 'TEXT', version: 'INTEGER', title: 'TEXT', level: 'TEXT?', aims: 'TEXT', audience: 'TEXT', priorityId: 'TEXT?', refreshMonths: 'INTEGER?', certificateAfterEvaluation: 'INTEGER',
  },
  trainingEvents: {
    id: 'TEXT', version: 'INTEGER', courseId: 'TEXT', kind: 'TEXT', date: 'TEXT', dateText: 'TEXT?', status: 'TEXT', cancelReason: 'TEXT', mode: 'TEXT', venue: 'TEXT?', trainers: 'TEXT',
    places: 'INTEGER?', halfDays: 'INTEGER', notes: 'TEXT', attendedCount: 'INTEGER?',
  },
  trainingSessions: { id: 'TEXT', version: 'INTEGER', eventId: 'TEXT', date: 'TEXT', startsAt: 'TEXT?', endsAt: 'TEXT?', halfDays: 'INTEGER' },
  trainingCosts: { id: 'TEXT', version: 'INTEGER', eventId: 'TEXT', what: 'TEXT', pence: 'INTEGER', headingId: 'TEXT?' },
  bookings: {
    id: 'TEXT', version: 'INTEGER', eventId: 'TEXT', name: 'TEXT', email: 'TEXT?', organisationId: 'TEXT?', role: 'TEXT?', personId: 'TEXT?', waiver: 'TEXT', replacesId: 'TEXT?', movedFromId: 'TEXT?',
  },
  bookingSteps: { id: 'TEXT', version: 'INTEGER', bookingId: 'TEXT', position: 'INTEGER', status: 'TEXT', stepOn: 'TEXT', at: 'TEXT', byName: 'TEXT?', note: 'TEXT' },
  chargeSchemes: { id: 'TEXT', version: 'INTEGER', name: 'TEXT', fromDate: 'TEXT', terms: 'TEXT', notes: 'TEXT' },
  evaluations: {
    id: 'TEXT', version: 'INTEGER', eventId: 'TEXT', bookingId: 'TEXT?', stage: 'TEXT', receivedOn: 'TEXT', rating: 'INTEGER?', confidence: 'INTEGER?', comment: 'TEXT', importKey: 'TEXT?',
  },
  trainingStatements: {
    id: 'TEXT', version: 'INTEGER', source: 'TEXT', fromDate: 'TEXT', toDate: 'TEXT', events: 'INTEGER?', cancelled: 'INTEGER?', attendances: 'INTEGER?', costPence: 'INTEGER?', incomePence: 'INTEGER?',
  },
  complianceReturns: { id: 'TEXT', version: 'INTEGER', organisationId: 'TEXT', level: 'TEXT', asAt: 'TEXT', tenths: 'INTEGER', targetTenths: 'INTEGER?' },
  reachTargets: { id: 'TEXT', version: 'INTEGER', kind: 'TEXT', organisationId: 'TEXT?', sector: 'TEXT?', courseId: 'TEXT?', people: 'INTEGER', fromDate: 'TEXT', toDate: 'TEXT?', note: 'TEXT' },
  trainingReports: { id: 'TEXT', version: 'INTEGER', fromDate: 'TEXT', toDate: 'TEXT', at: 'TEXT', figures: 'TEXT' },
  confirmedMinutes: { id: 'TEXT', version: 'INTEGER', meetingId: 'TEXT', contents: 'TEXT' },
  bundlePartners: { id: 'TEXT', version: 'INTEGER', name: 'TEXT', email: 'TEXT?', copyId: 'TEXT?', publicKey: 'TEXT?' },
  bundlesSent: {
    id: 'TEXT', version: 'INTEGER', at: 'TEXT', partnerId: 'TEXT', hash: 'TEXT', purpose: 'TEXT', title: 'TEXT', fileName: 'TEXT', sheet: 'TEXT', replyBy: 'TEXT?', remindedOn: 'TEXT?',
    form: 'INTEGER', locked: 'INTEGER', signed: 'INTEGER',
  },
  bundlesReceived: {
    id: 'TEXT', version: 'INTEGER', at: 'TEXT', partnerId: 'TEXT', bundleId: 'TEXT', hash: 'TEXT', purpose: 'TEXT', created: 'TEXT', answersId: 'TEXT?', signature: 'TEXT', counts: 'TEXT', decisions: 'TEXT', knew: 'TEXT', left: 'TEXT',
  },
  bundleContents: { id: 'TEXT', contents: 'ANY' },
  attachments: { id: 'TEXT', version: 'INTEGER', ownerTable: 'TEXT', ownerId: 'TEXT', name: 'TEXT', mediaType: 'TEXT', size: 'INTEGER', sha256: 'TEXT', addedOn: 'TEXT' },
  attachmentContents: { sha256: 'TEXT', bytes: 'ANY' },
  ledgerNumbers: { number: 'INTEGER', rowId: 'TEXT' },
  bundleIdentity: { one: 'INTEGER', copyId: 'TEXT', publicKey: 'TEXT', privateKey: 'TEXT' },
  steps: {
    id: 'INTEGER', operation: 'TEXT', summary: 'TEXT', at: 'TEXT', lastAt: 'TEXT', byName: 'TEXT?', byInitials: 'TEXT?', byRole: 'TEXT?', together: 'TEXT?',
    kind: 'TEXT', target: 'INTEGER?', undoneBy: 'INTEGER?',
  },
  history: { seq: 'INTEGER', step: 'INTEGER', tableName: 'TEXT', rowId: 'TEXT', change: 'TEXT', field: 'TEXT?', old: 'ANY?', new: 'ANY?' },
  currentStep: { one: 'INTEGER', step: 'INTEGER?', completes: 'INTEGER' },
  counters: { name: 'TEXT', value: 'INTEGER' },
  drafts: { key: 'TEXT', value: 'TEXT', at: 'TEXT' },
  searchText: { number: 'INTEGER', kind: 'TEXT', rowId: 'TEXT', title: 'TEXT', text: 'TEXT' },
};

const db = new BetterSqlite3(':memory:');
migrate(db);
afterAll(() => db.close());
const tables = db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'`).pluck().all() as string[];

describe('the tables of a new file', () => {
  it('are those of the types, column for column', () => {
    type Info = { name: string; type: string; notnull: number; pk: number };
    const found = Object.fromEntries(tables.map((table) => [table, Object.fromEntries(
      (db.prepare('SELECT * FROM pragma_table_xinfo(?)').all(table) as Info[])
        // The number of a row is never empty, though SQLite does not call it NOT NULL.
        .map(({ name, type, notnull, pk }) => [name, notnull === 1 || (pk === 1 && type === 'INTEGER') ? type : `${type}?`]))]));
    expect(found).toEqual(columns);
  });
  it('take only values of their columns’ types', () => {
    const loose = db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite~_%' ESCAPE '~'`).pluck().all();
    expect(loose).toEqual([]);
  });
  it('have an index for every foreign key, so that deleting never reads a whole table', () => {
    const missing = (db.prepare(
      `SELECT t.name AS "table", f."from" AS column FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f WHERE t.schema = 'main' AND t.type = 'table'
       AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c WHERE c.seqno = 0 AND c.name = f."from" AND i.partial = 0)`).all()) as object[];
    // The log refers to itself and to steps that are never deleted while anything refers to them.
    expect(missing).toEqual([{ table: 'steps', column: 'undoneBy' }, { table: 'steps', column: 'target' }]);
  });
  it('are stamped as ours and with the version of the last migration', () => {
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.pragma('user_version', { simple: true })).toBe(LATEST);
    expect(migrations.map(({ version }) => version)).toEqual([...new Set(migrations.map(({ version }) => version))].sort((a, b) => a - b));
  });
});

describe('history', () => {
  const kept = historyTables(db);
  const trigger = (name: string) => db.prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?`).pluck().get(name) as string | undefined ?? '';

  it('is kept of every table except the log, what is derived and unsent drafts', () =>
    expect(tables.filter((table) => !kept.includes(table)).sort()).toEqual(['attachmentContents', 'bundleContents', 'bundleIdentity', 'counters', 'currentStep', 'drafts', 'history', 'ledgerNumbers', 'searchText', 'steps']));
  it.each(kept)('of %s has every column in its triggers', (table) => {
    const names = Object.keys(columns[table as TableName]);
    for (const name of names) {
      expect(trigger(`history_${table}_create`)).toContain(`'${name}', new.${name}`);
      expect(trigger(`history_${table}_delete`)).toContain(`'${name}', old.${name}`);
      const inUpdate = trigger(`history_${table}_update`).includes(`old.${name} IS NOT new.${name}`);
      expect(inUpdate, name).toBe(name !== 'id' && name !== 'version');
    }
  });
});

describe('what a query says that it reads', () => {
  const folder = testFolder('reads');
  let world: World;
  const file = join(folder, 'world.boardwright');
  beforeAll(async () => {
    const app = openApp(file);
    world = await buildWorld(app);
    app.app.close();
  });
  const queries = (Object.entries(operations) as [Name, Operation][]).filter(([, { kind }]) => kind === 'query');
  /** The log is one thing to a screen. Drafts are nobody else’s business: no command names them as changed. */
  const shownAs: Record<string, string[]> = { steps: ['history'], drafts: [], searchText: [], sqlite_schema: [], bundleContents: [], ledgerNumbers: [] };

  it('is the name of something that a command can name as changed', () => {
    const known = new Set([...historyTables(db), 'history', 'backups']);
    for (const [name, { reads }] of queries) for (const read of reads) expect(known, `${name} reads ${read}`).toContain(read);
  });
  it.each(queries)('covers the tables that %s touches', (name, { reads, input }) => {
    const copy = join(folder, `${name}.boardwright`);
    copyFileSync(file, copy);
    const { opened, texts } = listening(copy);
    const reading: Reading = { db: new Reader(opened), today: () => '2026-10-15', now: () => '2026-10-15T09:00:00Z', lastBackup: () => null, backups: () => [] };
    const given = input.parse((valid[name] as Valid<Name>).input(world, ''));
    (handlers[name] as (context: Reading, input: unknown) => unknown)(reading, given);
    const touched = new Set([...texts].flatMap((text) => tablesOf(opened, text)).flatMap((table) => shownAs[table] ?? [table]));
    opened.close();
    expect([...touched].filter((table) => !reads.includes(table))).toEqual([]);
  });

  /** A database that keeps the text of every statement that is prepared on it. */
  function listening(path: string): { opened: Database; texts: Set<string> } {
    const opened = new BetterSqlite3(path, { readonly: true });
    const texts = new Set<string>();
    const prepare = opened.prepare.bind(opened);
    opened.prepare = ((text: string) => {
      texts.add(text);
      return prepare(text);
    }) as typeof opened.prepare;
    return { opened, texts };
  }
  /** The tables that a statement opens, by the root pages in its program; those of an index are its table’s. */
  function tablesOf(opened: Database, text: string): string[] {
    const byPage = new Map((opened.prepare('SELECT rootpage AS page, tbl_name AS "table" FROM sqlite_schema').all() as { page: number; table: string }[])
      .map(({ page, table }) => [page, table]));
    const program = opened.prepare(`EXPLAIN ${text.replace(/\?\d*/g, '1')}`).all() as { opcode: string; p2: number; p3: number }[];
    return program.filter(({ opcode, p3 }) => opcode === 'OpenRead' && p3 === 0).map(({ p2 }) => byPage.get(p2) ?? 'sqlite_schema');
  }
});
