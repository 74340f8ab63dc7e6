import BetterSqlite3 from 'better-sqlite3';
import { createApp } from '../../db/app.ts';
import { clock } from './files.ts';
import { TODAY } from './generate.ts';
import { ms, sideBySide, type Line, type Work } from './measure.ts';

/** A call may take half as long again as its SQL, and a fixed cost beside that. */
const TIMES = 1.5;
const CALL_MS = 0.1;

interface Case {
  operation: string;
  input: Record<string, string>;
  /** Takes the input's values as its parameters, as the operation's own SQL does: with a literal SQLite would not plan anew for each value. */
  sql: string;
}

const atItem = '(SELECT position FROM agendaItems WHERE agendaItems.id = minutes.agendaItemId)';

/** What is compared: an operation, and the least SQL that gives its rows in its order. */
function cases(one: (sql: string) => string): Case[] {
  const bodyId = one('SELECT id FROM bodies LIMIT 1 OFFSET 4');
  const meetingId = one(`SELECT id FROM meetings WHERE status = 'held' LIMIT 1 OFFSET 700`);
  const get = (table: string): Case => {
    const id = one(`SELECT id FROM ${table} LIMIT 1 OFFSET 9`);
    return { operation: `${table}.get`, input: { id }, sql: `SELECT * FROM ${table} WHERE id = ?` };
  };
  const list = (table: string, input: Record<string, string>, rest: string): Case => ({ operation: `${table}.list`, input, sql: `SELECT * FROM ${table} ${rest}` });
  return [
    get('people'), get('meetings'), get('minutes'), get('actions'),
    list('organisations', {}, 'ORDER BY name COLLATE NOCASE, id'),
    list('people', {}, 'ORDER BY familyName COLLATE NOCASE, givenName COLLATE NOCASE, post COLLATE NOCASE, id'),
    list('bodies', {}, 'ORDER BY id'),
    list('seats', { bodyId }, 'WHERE bodyId = ? ORDER BY bodyId, position, id'),
    list('meetings', { bodyId }, `WHERE bodyId = ? ORDER BY date, startsAt, id`),
    list('meetings', { from: '2025-05-01', to: '2026-04-30' }, `WHERE date BETWEEN ? AND ? ORDER BY date, startsAt, id`),
    list('agendaItems', { meetingId }, `WHERE meetingId = ? ORDER BY position, id`),
    list('attendance', { meetingId }, `WHERE meetingId = ? ORDER BY meetingId, position, id`),
    list('minutes', { meetingId }, `WHERE meetingId = ? ORDER BY ${atItem}, id`),
    list('actions', { meetingId }, `WHERE meetingId = ? ORDER BY number`),
    list('actions', { bodyId }, `WHERE bodyId = ? ORDER BY number`),
    list('actions', {}, 'ORDER BY number'),
    list('decisions', { meetingId },
      `WHERE minuteId IN (SELECT id FROM minutes WHERE meetingId = ?)
       ORDER BY (SELECT i.position FROM minutes AS m JOIN agendaItems AS i ON i.id = m.agendaItemId WHERE m.id = decisions.minuteId), minuteId, position, id`),
  ];
}

/** List and get through `dispatch`, beside their SQL on a second copy of the file. */
export async function measureCalls(file: string, copy: string): Promise<Line[]> {
  const app = createApp({ file, clock });
  const bare = new BetterSqlite3(copy, { readonly: true });
  const lines: Line[] = [];
  const call = (name: string, input: unknown): Work => async () => {
    const result = await app.dispatch(name, input);
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  for (const { operation, input, sql } of cases((text) => bare.prepare(text).pluck().get() as string)) {
    const statement = bare.prepare(sql);
    const values = Object.values(input);
    const run = call(operation, input);
    const isList = operation.endsWith('.list');
    const rows = isList ? (await run() as unknown[]).length : 1;
    if (isList && statement.all(...values).length !== rows) throw new Error(`${operation} gives ${rows} rows and its SQL ${statement.all(...values).length}`);
    const found = await sideBySide({ sql: isList ? () => statement.all(...values) : () => statement.get(...values), call: run });
    lines.push({
      what: `${operation} ${Object.keys(input).join(', ')} (${rows})`,
      figures: `${ms(found.call)}, SQL ${ms(found.sql)}: ${(found.call / found.sql).toFixed(2)} times, ${ms(found.call - found.sql)} more`,
      target: `${TIMES} times and ${CALL_MS} ms`,
      holds: found.call <= found.sql * TIMES + CALL_MS,
    });
  }
  for (const [name, input] of slower((text) => bare.prepare(text).pluck().get() as string)) {
    const found = await sideBySide({ call: call(name, input) });
    lines.push({ what: `${name} ${Object.keys(input).join(', ')}`, figures: ms(found.call), target: '', holds: null });
  }
  bare.close();
  app.close();
  return lines;
}

/** Operations that are more than one statement: their time alone, to see which of them grows. */
const slower = (one: (sql: string) => string): [string, Record<string, unknown>][] => {
  const bodyId = one('SELECT id FROM bodies LIMIT 1');
  const meetingId = one(`SELECT id FROM meetings WHERE status = 'held' AND minutesState = 'draft' ORDER BY date DESC LIMIT 1`);
  return [
    ['register.get', { bodyId, on: TODAY }], ['attendance.room', { meetingId }], ['minutes.numbers', { meetingId }], ['home.get', {}], ['home.get', { bodyId }],
    ['history.state', {}], ['history.list', {}], ['board.get', {}], ['search.find', { words: 'training' }], ['search.find', { words: 'neglect strat' }],
    ['backups.list', {}],
  ];
};
