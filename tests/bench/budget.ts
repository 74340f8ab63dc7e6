import BetterSqlite3 from 'better-sqlite3';
import { createApp, type App } from '../../db/app.ts';
import { clock } from './files.ts';
import { ms, sideBySide, type Line, type Work } from './measure.ts';

/** The ledger’s screen may take half as long again as its SQL and a fixed cost beside that, and a fifth more for years that it does not show. */
const TIMES = 1.5;
const CALL_MS = 0.1;
const GROWTH = 1.2;
const LIST = 'SELECT * FROM transactions WHERE yearId = ? ORDER BY date, id';

/** The ledger of one year out of twenty-one with 50,000 lines, beside its SQL, and beside a board that has had that year alone. */
export async function measureBudget(file: string, forSql: string, copy: string): Promise<Line[]> {
  const bare = new BetterSqlite3(forSql, { readonly: true });
  const yearId = bare.prepare(`SELECT id FROM financialYears WHERE fromDate = '2025-04-01'`).pluck().get() as string;
  const lines = bare.prepare('SELECT count(*) FROM transactions').pluck().get() as number;
  keepOnly(copy, yearId);
  const [all, alone] = [createApp({ file, clock }), createApp({ file: copy, clock })];
  const statement = bare.prepare(LIST);
  const call = (app: App, name: string, input: unknown): Work => async () => {
    const result = await app.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  };
  const found = await sideBySide({
    list: call(all, 'transactions.list', { yearId }), listAlone: call(alone, 'transactions.list', { yearId }), sql: () => statement.all(yearId),
    figures: call(all, 'budget.figures', { yearId }), figuresAlone: call(alone, 'budget.figures', { yearId }),
    find: call(all, 'search.find', { words: 'training', limit: 14 }), findAlone: call(alone, 'search.find', { words: 'training', limit: 14 }), findPayee: call(all, 'search.find', { words: 'ashbourne ltd', limit: 14 }),
  });
  bare.close();
  all.close();
  alone.close();
  const grows = (what: string, big: number, small: number): Line => ({
    what, figures: `${ms(big)}, with that year alone ${ms(small)}: ${(big / small).toFixed(2)} times`, target: `${GROWTH} times and ${CALL_MS} ms`, holds: big <= small * GROWTH + CALL_MS,
  });
  return [
    { what: `the ledger of a year out of ${lines.toLocaleString('en-GB')} lines`, figures: `${ms(found.list)}, SQL ${ms(found.sql)}: ${(found.list / found.sql).toFixed(2)} times`, target: `${TIMES} times and ${CALL_MS} ms`, holds: found.list <= found.sql * TIMES + CALL_MS },
    grows('the ledger of a year', found.list, found.listAlone), grows('the figures of a year', found.figures, found.figuresAlone), grows('Ctrl+K for a common word', found.find, found.findAlone),
    { what: 'Ctrl+K for a payee', figures: ms(found.findPayee), target: '', holds: null },
  ];
}

/** Takes every other year out of a copy, past its triggers: a board that never had them. */
function keepOnly(file: string, yearId: string): void {
  const db = new BetterSqlite3(file);
  db.pragma('foreign_keys = OFF');
  for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('transactions', 'financialYears', 'budgetLines', 'contributions')`).pluck().all() as string[]) db.exec(`DROP TRIGGER ${name}`);
  for (const table of ['transactions', 'budgetLines', 'contributions']) db.prepare(`DELETE FROM ${table} WHERE yearId <> ?`).run(yearId);
  db.prepare('DELETE FROM financialYears WHERE id <> ?').run(yearId);
  db.exec('DELETE FROM ledgerWords; DELETE FROM ledgerNumbers');
  db.close();
}
