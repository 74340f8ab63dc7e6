import { sql as raw, type Compilable } from 'kysely';
import { sql } from './query.ts';
import type { TableName } from './schema.ts';

/**
 * The SQL of the five operations that every kind of record has, composed once per table and run from the cached statement. Only the text
 * is taken: the parameters are given at each run, in the order of the columns.
 *
 * Which table it is makes no difference to the types here: all have an id and a version.
 */
type AnyTable = 'organisations';
const of = (table: string): AnyTable => table as TableName as AnyTable;
const textOf = (query: Compilable): string => query.compile().sql;
const columnsOf = (columns: readonly string[]): 'id'[] => columns as 'id'[];
/** A value only holds its place: it becomes the `?` that the real one is bound to. */
const placeFor = (columns: readonly string[]): { id: string } => Object.fromEntries(columns.map((column) => [column, ''])) as { id: string };

export const selectOne = (table: string, columns: readonly string[]): string =>
  textOf(sql.selectFrom(of(table)).select(columnsOf(columns)).where('id', '=', ''));

/** `where` and `orderBy` are pieces of SQL written in the slices' rules, never anything from outside. */
export function selectMany(table: string, columns: readonly string[], where: readonly string[], orderBy: string): string {
  const all = sql.selectFrom(of(table)).select(columnsOf(columns));
  return textOf(where.reduce((query, piece) => query.where(raw<boolean>`(${raw.raw(piece)})`), all).orderBy(raw.raw(orderBy)));
}

export const insertInto = (table: string, columns: readonly string[]): string =>
  textOf(sql.insertInto(of(table)).values(placeFor(columns) as never));

/** Sets the columns and counts the version up; the id comes last. */
export const updateSet = (table: string, columns: readonly string[]): string =>
  textOf(sql.updateTable(of(table)).set(placeFor(columns)).set({ version: raw.raw('version + 1') }).where('id', '=', ''));

export const deleteFrom = (table: string): string => textOf(sql.deleteFrom(of(table)).where('id', '=', ''));
