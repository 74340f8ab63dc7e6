import BetterSqlite3 from 'better-sqlite3';
import { createApp } from '../../db/app.ts';
import { clock } from './files.ts';
import { TODAY } from './generate.ts';
import { ms, sideBySide, type Line, type Work } from './measure.ts';

/** Counting may take half as long again as reading the rows, and a fixed cost beside that. */
const TIMES = 1.5;
const FIXED_MS = 0.5;
const FROM = '2006-05-01';

/** The rows that attendance is counted from: every mark and meeting of the period, the seats and appointments, and the names beside them. */
const SQL = [
  'SELECT * FROM meetings WHERE bodyId IN (SELECT value FROM json_each(?1)) AND date BETWEEN ?2 AND ?3',
  'SELECT * FROM seats WHERE bodyId IN (SELECT value FROM json_each(?1))',
  'SELECT a.* FROM seats AS s JOIN appointments AS a ON a.seatId = s.id WHERE s.bodyId IN (SELECT value FROM json_each(?1))',
  'SELECT a.* FROM meetings AS t JOIN attendance AS a ON a.meetingId = t.id WHERE t.bodyId IN (SELECT value FROM json_each(?1)) AND t.date BETWEEN ?2 AND ?3',
  'SELECT * FROM people', 'SELECT * FROM organisations', 'SELECT * FROM bodies',
];

/** Attendance of one body and of all, over a year and over twenty, beside the SQL alone on a second copy of the file. */
export async function measureAttendance(file: string, copy: string): Promise<Line[]> {
  const app = createApp({ file, clock });
  const bare = new BetterSqlite3(copy, { readonly: true });
  const all = bare.prepare('SELECT id FROM bodies').pluck().all() as string[];
  const lines: Line[] = [];
  for (const [what, bodyIds, from] of [['one body, a year', all.slice(0, 1), '2025-07-01'],
    ['one body, twenty years', all.slice(0, 1), FROM],
    ['twelve bodies, twenty years', all, FROM]] as const) {
    const ask: Work = async () => {
      const result = await app.dispatch('attendanceFigures.get', { bodyIds, from, to: TODAY });
      if (!result.ok) throw new Error(result.error.message);
      return result.value;
    };
    const statements = SQL.map((text) => bare.prepare(text));
    const values = { 1: JSON.stringify(bodyIds), 2: from, 3: TODAY };
    const sql: Work = () => statements.map((statement, at) => (SQL[at]!.includes('?2') ? statement.all(values) : SQL[at]!.includes('?1') ? statement.all({ 1: values[1] }) : statement.all()));
    const found = await sideBySide({ sql, figures: ask });
    lines.push({
      what: `attendance of ${what}`, figures: `${ms(found.figures)}, SQL ${ms(found.sql)}: ${(found.figures / found.sql).toFixed(2)} times`,
      target: `${TIMES} times and ${FIXED_MS} ms`, holds: found.figures <= found.sql * TIMES + FIXED_MS,
    });
  }
  app.close();
  bare.close();
  return lines;
}
