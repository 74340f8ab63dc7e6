import { z } from 'zod';
import type { Table } from '../shared/crud.ts';
import { fieldWords } from '../shared/field-words.ts';
import { HIGHEST_PLACE } from '../shared/fields.ts';
import { Refusal } from '../shared/result.ts';
import type { Reading, Writing } from './handlers.ts';
import type { Reader } from './query.ts';
import { otherThing, sameThing } from './same-thing.ts';
import { refuseIfMissing, refuseIfUsed } from './references.ts';
import { deleteFrom, insertInto, selectMany, selectOne, updateSet } from './statements.ts';

type Row = Record<string, unknown> & { id: string; version: number };
export interface Rules<R> {
  /** Fills in what follows from the rest, such as a number or a position. `given` are the fields that the caller set. */
  complete?: (context: Writing, row: R, before: R | null, given: ReadonlySet<string>) => void;
  /** Refuses a row that contradicts others. Given the row as it will be, and as it was. */
  check?: (context: Writing, row: R, before: R | null) => void;
  /** Columns beyond the slice's fields that a caller reads but cannot set. */
  extra?: string[];
  /** The order of `list`; the default is the order of making (ids sort by time). */
  orderBy?: string;
  /** SQL for the filters that are not simply a column with that value. */
  filters?: Record<string, string>;
  /** Refuses what only the slice’s own commands watch over, in a row that came another way than by a command. */
  standing?: (context: Writing, row: R) => void;
  /** Refuses, or clears away what only hangs on the row. */
  beforeDelete?: (context: Writing, row: R) => void;
}

/** Reads and writes the records of one table. One definition serves the five operations and the slice's own commands. */
export interface Records<R> {
  get: (db: Reader, id: string) => R;
  list: (db: Reader, filter: Record<string, unknown>) => R[];
  create: (context: Writing, values: object) => R;
  update: (context: Writing, input: { id: string; version: number; set: object }) => R;
  remove: (context: Writing, input: { id: string; version: number }) => { id: string };
}

/**
 * Holds a row that was written another way than by a command, such as out of a bundle, to what commands promise. `before`: as it was, or null for
 * a new one. Throws the Refusal that a command would.
 */
export type Verify = (context: Writing, id: string, before: object | null) => void;
const verifiers = new Map<string, Verify>();
/** For a table without records of its own, whose rows are looked at through what they belong to. */
export const verifyBy = (table: string, verify: Verify): void => { verifiers.set(table, verify); };
/** The rules of a table by its name; none where the table has none. */
export const verifierOf = (table: string): Verify | undefined => verifiers.get(table);

/** What the field's kind is in the database, found once from its schema. */
export function kindsOf(fields: Table['fields']): { yesNo: string[]; json: string[] } {
  const entries = Object.entries(fields.shape) as [string, z.ZodType][];
  const inner = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodNullable ? inner(schema.unwrap() as z.ZodType) : schema);
  return {
    yesNo: entries.filter(([, schema]) => inner(schema) instanceof z.ZodBoolean).map(([name]) => name),
    json: entries.filter(([, schema]) => inner(schema) instanceof z.ZodObject || inner(schema) instanceof z.ZodArray).map(([name]) => name),
  };
}

export function records<R>(meta: Table, rules: Rules<R> = {}): Records<R> {
  const { table, noun, defaults } = meta;
  const { yesNo, json } = kindsOf(meta.fields);
  const columns = ['id', 'version', ...Object.keys(meta.fields.shape), ...rules.extra ?? []];
  const one = selectOne(table, columns);
  const insert = insertInto(table, columns);
  const remove = deleteFrom(table);
  const lists = new Map<string, string>();
  const updates = new Map<string, string>();

  const fromStored = (row: Row): R => {
    for (const name of yesNo) row[name] = row[name] === 1;
    for (const name of json) if (row[name] !== null) row[name] = JSON.parse(row[name] as string);
    return row as R;
  };
  const toStored = (name: string, value: unknown): unknown =>
    typeof value === 'boolean' ? Number(value) : json.includes(name) && value !== null ? JSON.stringify(value) : value ?? null;
  const plain = yesNo.length === 0 && json.length === 0;

  const updateOf = (names: string[]): string => {
    const key = names.join();
    const text = updates.get(key) ?? updateSet(table, names);
    updates.set(key, text);
    return text;
  };

  const find = (db: Reader, id: string): R | undefined => {
    const row = db.oneSql<Row>(one, [id]);
    return row === undefined ? undefined : fromStored(row);
  };
  const get = (db: Reader, id: string): R => {
    const row = find(db, id);
    if (row === undefined) throw new Refusal('not_found', `This ${noun} is no longer there. It may have been deleted; look under recent changes.`);
    return row;
  };
  /** The row, if it is still as the caller read it; otherwise both versions, so that nothing is overwritten unseen. */
  const getFresh = (context: Writing, id: string, version: number, yours: unknown): R => {
    const row = get(context.db, id);
    if ((row as Row).version !== version) {
      throw new Refusal('stale', `This ${noun} has been changed since you opened it. Look at both versions and decide which to keep.`,
        { details: { current: row, yours } });
    }
    return row;
  };

  const everyField = new Set(columns);
  verifiers.set(table, (context, id, before) => {
    const row = get(context.db, id);
    const completed = { ...row };
    rules.complete?.(context, completed, row, everyField);
    const other = columns.find((name) => !same((row as Row)[name], (completed as Row)[name]));
    if (other !== undefined) throw new Refusal('invalid_input', `What it says under “${fieldWords(other)}” does not go with the rest of it.`);
    refuseIfReversed(row as object);
    rules.check?.(context, row, before as R | null);
    rules.standing?.(context, row);
  });

  return {
    get,
    list: (db, filter) => {
      const given = Object.keys(filter).filter((key) => filter[key] !== undefined);
      const key = given.join();
      let text = lists.get(key);
      if (text === undefined) {
        text = selectMany(table, columns, given.map((name) => rules.filters?.[name] ?? `${name} = ?`), rules.orderBy ?? 'id');
        lists.set(key, text);
      }
      const rows = db.allSql<Row>(text, given.map((name) => filter[name]));
      return plain ? rows as R[] : rows.map(fromStored);
    },
    create: (context, values) => {
      const row = { ...defaults, ...withoutUndefined(values), id: context.newId(), version: 1 } as Row;
      for (const name of rules.extra ?? []) row[name] ??= null;
      rules.complete?.(context, row as R, null, new Set(Object.keys(withoutUndefined(values))));
      Object.assign(row, sameThing(context.db, table, row));
      refuseIfReversed(row);
      refuseIfMissing(context.db, table, row, columns);
      rules.check?.(context, row as R, null);
      context.db.runSql(insert, columns.map((name) => toStored(name, row[name])));
      return get(context.db, row.id);
    },
    update: (context, { id, version, set }) => {
      const before = getFresh(context, id, version, set);
      const after = { ...before, ...withoutUndefined(set) };
      rules.complete?.(context, after, before, new Set(Object.keys(withoutUndefined(set))));
      const changes = Object.entries(after).filter(([name, value]) => !same((before as Row)[name], value));
      if (changes.length === 0) return before;
      refuseIfReversed(after);
      refuseIfMissing(context.db, table, after, changes.map(([name]) => name));
      rules.check?.(context, after, before);
      const other = otherThing(context.db, table, before as Row & R, after as Row & R);
      if (other !== undefined) {
        context.db.runSql(remove, [id]);
        context.db.runSql(insert, columns.map((name) => toStored(name, ({ ...after, ...other } as Row)[name])));
        return get(context.db, other.id);
      }
      context.db.runSql(updateOf(changes.map(([name]) => name)), [...changes.map(([name, value]) => toStored(name, value)), id]);
      return get(context.db, id);
    },
    remove: (context, { id, version }) => {
      const row = getFresh(context, id, version, null);
      rules.beforeDelete?.(context, row);
      refuseIfUsed(context.db, table, noun, id);
      context.db.runSql(remove, [id]);
      return { id };
    },
  };
}

/** Whatever holds from a date until a date begins before it ends. */
function refuseIfReversed(row: object): void {
  const { fromDate, toDate } = row as { fromDate?: string | null; toDate?: string | null };
  if (fromDate && toDate && fromDate > toDate) {
    const message = 'The end date is before the start date.';
    throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'toDate', message }] });
  }
}

const withoutUndefined = (values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && a !== null && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** The five handlers of a slice that has nothing else to say. The names come from the slice's operations. */
export function crudHandlers<N extends string, R>(table: N, of: Records<R>): CrudHandlers<N, R> {
  return {
    [`${table}.list`]: ({ db }: Reading, filter: Record<string, unknown>) => of.list(db, filter),
    [`${table}.get`]: ({ db }: Reading, { id }: { id: string }) => of.get(db, id),
    [`${table}.create`]: (context: Writing, values: object) => of.create(context, values),
    [`${table}.update`]: (context: Writing, input: { id: string; version: number; set: object }) => of.update(context, input),
    [`${table}.delete`]: (context: Writing, input: { id: string; version: number }) => of.remove(context, input),
  } as CrudHandlers<N, R>;
}
type CrudHandlers<N extends string, R> =
  & { [K in `${N}.list`]: (context: Reading, filter: Record<string, unknown>) => R[] }
  & { [K in `${N}.get`]: (context: Reading, input: { id: string }) => R }
  & { [K in `${N}.create`]: (context: Writing, values: object) => R }
  & { [K in `${N}.update`]: (context: Writing, input: { id: string; version: number; set: object }) => R }
  & { [K in `${N}.delete`]: (context: Writing, input: { id: string; version: number }) => { id: string } };

/** A place at the end of a list: one more than the highest position among the rows with the same parent. Where that is the last there is, they share it. */
export const atEnd = (db: Reader, table: string, parent: string, parentId: string): number =>
  db.oneSql<{ next: number }>(`SELECT min(ifnull(max(position) + 1, 0), ?) AS next FROM ${table} WHERE ${parent} = ?`, [HIGHEST_PLACE, parentId])!.next;
