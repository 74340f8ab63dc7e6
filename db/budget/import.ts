import {
  codeKey, columnMatching, guessColumns, headingRow, headingsKey, matchLine, payeePattern, readLedgerRows, type ColumnMatching, type LedgerLine, type Matched, type Matcher, type ReadLedger,
} from '../../shared/budget/ledger.ts';
import type { Transaction } from '../../shared/budget/records.ts';
import { referenceKey, sameReferences, spent, type Here, type ReferenceChoice, type SameReference } from '../../shared/budget/same-reference.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some, Working, Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { headingRecords, ruleRecords, transactionRecords } from './records.ts';
import { sheetsOf } from './staging.ts';

const MOST_SHOWN = 200;
const BATCH = 1000;

interface Asked { from: string; sheet?: number; headingRow?: number; matching?: ColumnMatching }
async function look(context: Working, asked: Asked) {
  const staged = await sheetsOf(context, asked.from);
  // The ledger is the sheet with the most rows, unless said otherwise.
  const longest = staged.sheets.reduce((best, one, at) => (one.rows.length > staged.sheets[best]!.rows.length ? at : best), 0);
  const sheet = asked.sheet ?? longest;
  const rows = staged.sheets[sheet]?.rows ?? [];
  if (rows.length === 0) throw new Refusal('invalid_input', `${staged.fileName} has no rows there. Nothing has been changed. Choose another sheet or file.`);
  const at = Math.min(asked.headingRow ?? headingRow(rows), rows.length - 1);
  const headings = rows[at]!;
  const kept = context.db.oneSql<{ matching: string }>('SELECT matching FROM columnMatchings WHERE headings = ?', [headingsKey(headings)]);
  const remembered = kept !== undefined;
  const matching = asked.matching ?? (kept === undefined ? guessColumns(headings) : columnMatching.parse(JSON.parse(kept.matching)));
  return { ...staged, sheet, rows, at, headings, matching, remembered, ledger: readLedgerRows(rows, at, matching) };
}

function matcherOf(db: Reader): Matcher {
  const headings = headingRecords.list(db, {});
  return {
    headingByCode: new Map(headings.flatMap((heading) => (heading.code === null ? [] : [[codeKey(heading.code), heading.id]]))),
    headingByPayee: new Map(ruleRecords.list(db, {}).map(({ pattern, headingId, organisationId }) => [pattern, { headingId, organisationId }])),
    kindOf: new Map(headings.map((heading) => [heading.id, heading.kind])),
  };
}
function counted(db: Reader, { lines, problems, totalPence }: ReadLedger) {
  const matcher = matcherOf(db);
  const known = knownKeys(db, lines);
  const fresh = lines.filter((line) => !known.has(line.key));
  return {
    lines: lines.length, newLines: fresh.length, matched: fresh.filter((line) => matchLine(line, matcher).headingId !== null).length,
    filePence: lines.reduce((sum, line) => sum + line.spentPence, 0), totalPence, problems: problems.slice(0, MOST_SHOWN), problemCount: problems.length,
  };
}
interface Found extends Here { closed: number }
/** The lines of the ledger by their references, but for those that Boardwright makes itself; and what training has booked and is still to come. */
function compared(db: Reader): { byReference: Map<string, Found[]>; accrued: Map<number, Found[]> } {
  const rows = (where: string) => db.allSql<Found>(
    `SELECT t.id, t.date, t.payee, t.reference, t.kind, t.netPence, t.state, t.source, t.contentKey, y.state = 'closed' AS closed FROM transactions AS t JOIN financialYears AS y ON y.id = t.yearId
     WHERE ${where} ORDER BY t.date, t.id`);
  return {
    byReference: Map.groupBy(rows(`t.reference IS NOT NULL AND t.source IN ('entered', 'imported', 'recurring')`), (row) => referenceKey(row.reference!)),
    accrued: Map.groupBy(rows(`t.source = 'training' AND t.reference IS NOT NULL AND t.state = 'accrual'`), spent),
  };
}
const sameOf = (db: Reader, lines: readonly LedgerLine[]): SameReference[] => sameReferences(lines, knownKeys(db, lines), compared(db));
const shownSame = ({ line, here }: SameReference) => ({
  row: line.row, date: line.date, payee: line.payee, reference: line.reference, spentPence: line.spentPence,
  here: (here as Found[]).slice(0, 5).map(({ id, date, payee, kind, netPence, state, source, closed }) => ({ id, date, payee, spentPence: kind === 'expenditure' ? netPence : 0 - netPence, state, source, closed: closed === 1 })),
});

/** The keys of the file that the ledger has already; asked in batches, through one parameter. */
function knownKeys(db: Reader, lines: readonly LedgerLine[]): Set<string> {
  const known = new Set<string>();
  for (let at = 0; at < lines.length; at += BATCH) {
    const keys = JSON.stringify(lines.slice(at, at + BATCH).map((line) => line.key));
    for (const { contentKey } of db.allSql<{ contentKey: string }>('SELECT contentKey FROM transactions WHERE contentKey IN (SELECT value FROM json_each(?))', [keys])) known.add(contentKey);
  }
  return known;
}

function remember(context: Writing, headings: readonly string[], matching: ColumnMatching): void {
  const key = headingsKey(headings);
  const text = JSON.stringify(matching);
  const there = context.db.oneSql<{ id: string; matching: string }>('SELECT id, matching FROM columnMatchings WHERE headings = ?', [key]);
  if (there === undefined) context.db.runSql('INSERT INTO columnMatchings (id, headings, matching) VALUES (?, ?, ?)', [context.newId(), key, text]);
  else if (there.matching !== text) context.db.runSql('UPDATE columnMatchings SET matching = ?, version = version + 1 WHERE id = ?', [text, there.id]);
}

const INSERT = `INSERT INTO transactions (id, yearId, date, kind, headingId, organisationId, payee, reference, netPence, vatPence, note, state, personal, source, importId, contentKey)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'actual', 0, 'imported', ?, ?)`;

interface Done { added: number; replaced: number; already: number; skipped: { row: number; why: string }[]; unmatched: number; herePence: number }
interface Decided { same: readonly { row: number; choice: ReferenceChoice; id?: string }[]; others: ReferenceChoice }
/** What becomes of each line whose reference is here already: the line it replaces, or that it is added or left out. Each line is replaced once. */
function decide(found: readonly SameReference[], { same, others }: Decided): Map<LedgerLine, { choice: ReferenceChoice; id: string | null }> {
  const asked = new Map(same.map((one) => [one.row, one]));
  const taken = new Set<string>();
  return new Map(found.map(({ line, here }): [LedgerLine, { choice: ReferenceChoice; id: string | null }] => {
    const { choice, id } = asked.get(line.row) ?? { choice: others };
    if (choice !== 'replace') return [line, { choice, id: null }];
    const place = here.find((other) => (id === undefined || other.id === id) && !taken.has(other.id) && (other as Found).closed === 0);
    if (place !== undefined) taken.add(place.id);
    return [line, place === undefined ? { choice: 'leave', id: null } : { choice, id: place.id }];
  }));
}
/** The line of the file in the place of one that is here, which keeps its heading if that is for the same kind, and its files and history. */
function replace(context: Writing, id: string, line: LedgerLine, match: Matched, importId: string): Transaction {
  const before = transactionRecords.get(context.db, id);
  const kept = match.headingId === null && before.kind === match.kind;
  // A charge of training goes on following its bookings: it is received, and stays what it is.
  const isTraining = before.source === 'training';
  const { version } = isTraining ? transactionRecords.update(context, { id, version: before.version, set: { state: 'actual' } }) : transactionRecords.update(context, { id, version: before.version, set: {
    date: line.date, kind: match.kind, netPence: match.netPence, vatPence: vatOf(line, match), payee: line.payee ?? before.payee, reference: line.reference, note: line.note === '' ? before.note : line.note, state: 'actual',
    headingId: kept ? before.headingId : match.headingId, ...(match.kind === before.kind ? {} : { contributionId: null }),
  } });
  context.db.runSql(`UPDATE transactions SET source = ?, importId = ?, contentKey = ?, version = version + 1 WHERE id = ? AND version = ?`, [isTraining ? 'training' : 'imported', importId, line.key, id, version]);
  return transactionRecords.get(context.db, id);
}
const vatOf = (line: LedgerLine, match: Matched): number => (match.kind === 'income' ? 0 - line.vatPence : line.vatPence);
/** Adds the lines that are new. Runs within one transaction: stopping it half-way takes all of it back. */
function addLines(context: Writing, lines: readonly LedgerLine[], importId: string, decided: Decided, { progress, cancelled }: Pick<Working, 'progress' | 'cancelled'>): Done {
  const { db } = context;
  const matcher = matcherOf(db);
  const known = knownKeys(db, lines);
  const years = db.allSql<{ id: string; name: string; fromDate: string; toDate: string; state: string }>('SELECT id, name, fromDate, toDate, state FROM financialYears');
  const same = decide(sameOf(db, lines), decided);
  const done: Done = { added: 0, replaced: 0, already: 0, skipped: [], unmatched: 0, herePence: 0 };
  for (const [at, line] of lines.entries()) {
    if (at % BATCH === 0) {
      if (Atomics.load(cancelled, 0) !== 0) throw new Refusal('cancelled', 'You stopped the import. Nothing of it has been kept.');
      progress(at, lines.length, 'Adding lines');
    }
    const year = years.find((one) => one.fromDate <= line.date && line.date <= one.toDate);
    const choice = same.get(line);
    if (known.has(line.key)) {
      done.already++;
      done.herePence += line.spentPence;
    }
    else if (year === undefined) done.skipped.push({ row: line.row, why: 'No financial year has its date.' });
    else if (year.state === 'closed') done.skipped.push({ row: line.row, why: `${year.name} is closed.` });
    else if (choice?.choice === 'leave') done.skipped.push({ row: line.row, why: line.reference === null ? 'The sum may be one that is here already.' : `The reference ${line.reference} is here already with other content.` });
    else {
      const match: Matched = matchLine(line, matcher);
      done.herePence += line.spentPence;
      if (choice?.id) {
        done.replaced++;
        if (replace(context, choice.id, line, match, importId).headingId === null) done.unmatched++;
        continue;
      }
      if (match.headingId === null) done.unmatched++;
      const vatPence = vatOf(line, match);
      db.runSql(INSERT, [context.newId(), year.id, line.date, match.kind, match.headingId, match.organisationId, line.payee, line.reference, match.netPence, vatPence === 0 ? 0 : vatPence, line.note, importId, line.key]);
      done.added++;
    }
  }
  return done;
}

/** Puts lines under one heading; with `learn`, their payees go there from now on, and so do other lines of theirs that have no heading. */
function matchLines(context: Writing, { ids, headingId, learn }: { ids: readonly string[]; headingId: string; learn: boolean }) {
  const heading = headingRecords.get(context.db, headingId);
  const turned = (line: Transaction) => (line.kind === heading.kind ? {} : { kind: heading.kind, netPence: line.netPence === 0 ? 0 : -line.netPence, vatPence: line.vatPence === 0 ? 0 : -line.vatPence });
  const put = (line: Transaction) => transactionRecords.update(context, { id: line.id, version: line.version, set: { headingId, ...turned(line) } });
  const lines = ids.map((id) => transactionRecords.get(context.db, id));
  for (const line of lines) put(line);
  const patterns = learn ? [...new Set(lines.flatMap((line) => (line.payee === null || payeePattern(line.payee) === '' ? [] : [payeePattern(line.payee)])))] : [];
  for (const pattern of patterns) {
    const there = ruleRecords.list(context.db, {}).find((rule) => rule.pattern === pattern);
    if (there === undefined) ruleRecords.create(context, { pattern, headingId });
    else ruleRecords.update(context, { id: there.id, version: there.version, set: { headingId } });
  }
  const alike = patterns.length === 0 ? [] : context.db.allSql<{ id: string; payee: string }>(
    `SELECT t.id, t.payee FROM transactions AS t JOIN financialYears AS y ON y.id = t.yearId WHERE t.headingId IS NULL AND t.payee IS NOT NULL AND y.state = 'open'`,
  ).filter((row) => patterns.includes(payeePattern(row.payee)));
  for (const { id } of alike) put(transactionRecords.get(context.db, id));
  return { matched: lines.length, learned: patterns.length, alike: alike.length };
}

export const importHandlers = {
  'budget.readLedger': async (context, asked) => {
    const { key, fileName, sheets, sheet, rows, at, headings, matching, remembered, ledger } = await look(context, asked);
    const same = sameOf(context.db, ledger.lines);
    return {
      from: key, fileName, sheets: sheets.map((one) => one.name), sheet, headingRow: at, headings, sample: rows.slice(at + 1, at + 9), matching, remembered, ...counted(context.db, ledger),
      same: same.slice(0, MOST_SHOWN).map(shownSame), sameCount: same.length,
    };
  },
  'budget.importLedger': async (context, { statedPence, same, others, ...asked }) => {
    const { fileName, headings, matching, ledger } = await look(context, asked);
    if (matching.date === null || (matching.amount === null && matching.debit === null && matching.credit === null)) {
      throw new Refusal('invalid_input', 'Say which column has the date, and which the amount. Nothing has been changed.', { fields: [{ path: 'matching', message: 'The date and the amount are needed.' }] });
    }
    const counts = counted(context.db, ledger);
    const done = context.write((writing) => {
      remember(writing, headings, matching);
      if (counts.newLines === 0) return { added: 0, replaced: 0, already: ledger.lines.length, skipped: [], unmatched: 0, herePence: counts.filePence };
      const importId = writing.newId();
      const stated = statedPence ?? ledger.totalPence;
      writing.db.runSql('INSERT INTO ledgerImports (id, at, fileName, statedPence, filePence, added, skipped) VALUES (?, ?, ?, ?, ?, 0, 0)', [importId, writing.now(), fileName, stated, counts.filePence]);
      const result = addLines(writing, ledger.lines, importId, { same, others }, context);
      // An import that added nothing leaves nothing behind.
      if (result.added + result.replaced === 0) writing.db.runSql('DELETE FROM ledgerImports WHERE id = ?', [importId]);
      else writing.db.runSql('UPDATE ledgerImports SET added = ?, skipped = ? WHERE id = ?', [result.added + result.replaced, result.skipped.length, importId]);
      return result;
    });
    context.progress(ledger.lines.length, ledger.lines.length, 'Finished');
    const stated = statedPence ?? ledger.totalPence;
    return {
      ...counts, ...done, skipped: done.skipped.slice(0, MOST_SHOWN), skippedCount: done.skipped.length, statedPence: stated, differencePence: stated === null ? null : counts.filePence - stated,
    };
  },
  'budget.imports': ({ db }) => db.allSql<{ id: string; version: number; at: string; fileName: string; statedPence: number | null; filePence: number; added: number; skipped: number }>(
    'SELECT id, version, at, fileName, statedPence, filePence, added, skipped FROM ledgerImports ORDER BY id DESC'),
  'budget.matchLines': matchLines,
} satisfies Some<'budget.readLedger' | 'budget.importLedger' | 'budget.imports' | 'budget.matchLines'>;
