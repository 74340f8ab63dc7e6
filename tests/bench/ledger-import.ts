import BetterSqlite3 from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../db/app.ts';
import { uuidv7 } from '../../shared/ids.ts';
import { median, type Line } from './measure.ts';

const LINES = 50_000;
const ROUNDS = 3;
const TIMES = 2;
const INSERT = `INSERT INTO transactions (id, yearId, date, kind, payee, reference, netPence, vatPence, note, state, personal, source, contentKey)
  VALUES (?, ?, ?, 'expenditure', ?, ?, ?, 0, '', 'actual', 0, 'imported', ?)`;

/** An import of 50,000 lines, from the rows of the file to the commit, beside a prepared INSERT of the same rows into the same tables with the same triggers. */
export async function measureImport(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'boardwright-bench-'));
  try {
    const empty = join(folder, 'empty.boardwright');
    const app = createApp({ file: empty });
    await must(app, 'board.create', { name: 'Empty board', kind: 'other', area: null, desk: { name: 'Flora Inkpen', initials: 'FI', role: 'Business Manager' } });
    const { id: yearId } = await must(app, 'financialYears.create', { fromDate: '2026-04-01' }) as { id: string };
    app.close();
    const rows = Array.from({ length: LINES }, (_, at) => ({ day: (at % 28) + 1, payee: `Payee ${at % 300}`, reference: `R${at}`, pence: at * 7 + 1 }));
    const extract = join(folder, 'ledger.csv');
    writeFileSync(extract, `Date,Payee,Ref,Amount\n${rows.map((row) => `${String(row.day).padStart(2, '0')}/05/2026,${row.payee},${row.reference},${row.pence}`).join('\n')}\n`);

    const [imports, inserts]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const file = join(folder, 'round.boardwright');
      copyFileSync(empty, file);
      const opened = createApp({ file, place: (path) => path });
      const { from } = await must(opened, 'budget.readLedger', { from: extract }) as { from: string };
      imports.push(await timed(() => must(opened, 'budget.importLedger', { from })));
      opened.close();

      copyFileSync(empty, file);
      inserts.push(await timed(() => bareInsert(file, yearId, rows)));
    }
    const [ours, bare] = [median(imports), median(inserts)];
    return [{ what: `an import of ${LINES.toLocaleString('en-GB')} lines`, figures: `${(ours / 1000).toFixed(2)} s, prepared INSERT ${(bare / 1000).toFixed(2)} s: ${(ours / bare).toFixed(2)} times`, target: `${TIMES} times`, holds: ours <= bare * TIMES }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bareInsert(file: string, yearId: string, rows: readonly { day: number; payee: string; reference: string; pence: number }[]): void {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.transaction(() => {
    db.exec(`INSERT INTO steps (id, operation, summary, at, lastAt, kind) SELECT max(id) + 1, 'bench', 'bench', '', '', 'do' FROM steps; UPDATE currentStep SET step = (SELECT max(id) FROM steps)`);
    const insert = db.prepare(INSERT);
    for (const { day, payee, reference, pence } of rows) insert.run(uuidv7(Date.now(), randomBytes(10)), yearId, `2026-05-${String(day).padStart(2, '0')}`, payee, reference, pence, `${reference} ${payee} ${pence}`);
    db.exec('UPDATE currentStep SET step = NULL');
  }).immediate();
  db.close();
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
async function must(app: App, name: string, input: unknown): Promise<unknown> {
  const result = await app.dispatch(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.value;
}
