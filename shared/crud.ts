import { z } from 'zod';
import { id, version } from './fields.ts';
import { command, query, type Operation } from './operation.ts';

type Fields = z.ZodObject<z.ZodRawShape>;
type Row<F extends Fields> = z.ZodObject<F['shape'] & { id: typeof id; version: typeof version }, z.core.$strict>;
type Create<F extends Fields, D extends keyof F['shape']> = z.ZodObject<
  Omit<F['shape'], D> & { [K in D]: z.ZodOptional<F['shape'][K]> }, z.core.$strict>;
type Partial_<F extends Fields> = z.ZodObject<{ [K in keyof F['shape']]: z.ZodOptional<F['shape'][K]> }, z.core.$strict>;
type Update<F extends Fields> = z.ZodObject<{ id: typeof id; version: typeof version; set: Partial_<F> }, z.core.$strict>;
type One = z.ZodObject<{ id: typeof id }, z.core.$strict>;
type Delete = z.ZodObject<{ id: typeof id; version: typeof version }, z.core.$strict>;

export type Crud<N extends string, F extends Fields, D extends keyof F['shape'], L extends z.ZodType> =
  & { [K in `${N}.list`]: Operation<'query', L, z.ZodArray<Row<F>>> }
  & { [K in `${N}.get`]: Operation<'query', One, Row<F>> }
  & { [K in `${N}.create`]: Operation<'command', Create<F, D>, Row<F>> }
  & { [K in `${N}.update`]: Operation<'command', Update<F>, Row<F>> }
  & { [K in `${N}.delete`]: Operation<'command', Delete, One> };

/** What the five operations of a table of records need to know, kept beside them for the handlers. */
export interface Table {
  /** The table's name, which is also the operations' prefix. */
  table: string;
  /** One record, in the field's word: "organisation". */
  noun: string;
  fields: Fields;
  defaults: Record<string, unknown>;
}

/**
 * The five operations that every kind of record has: `list` (by a filter), `get`, `create`, `update` (only the fields named in `set`, and
 * only if the row still has the `version` that the caller read) and `delete` (into history, so that it can be undone).
 * `defaults` are the fields that `create` may leave out; `listReads` are further tables that the order or the filter of `list` looks at.
 */
export function crud<N extends string, F extends Fields, D extends Record<string, unknown>, L extends z.ZodType>(
  table: N, noun: string, fields: F, defaults: D & { [K in keyof D]: K extends keyof F['shape'] ? unknown : never }, filter: L, listReads: readonly string[] = [],
): { row: Row<F>; meta: Table; operations: Crud<N, F, keyof D & keyof F['shape'] & string, L> } {
  const row = z.strictObject({ id, version, ...fields.shape });
  const optional = Object.fromEntries(Object.keys(defaults).map((key) => [key, true])) as Record<string, true>;
  const operations = {
    [`${table}.list`]: query(`List each ${noun}`, filter, z.array(row), [table, ...listReads]),
    [`${table}.get`]: query(`Get one ${noun}`, z.strictObject({ id }), row, [table]),
    [`${table}.create`]: command(`Add ${article(noun)}`, fields.strict().partial(optional), row),
    [`${table}.update`]: command(`Change ${article(noun)}`, z.strictObject({ id, version, set: fields.partial().strict() }), row),
    [`${table}.delete`]: command(`Delete ${article(noun)}`, z.strictObject({ id, version }), z.strictObject({ id })),
  };
  return { row, meta: { table, noun, fields, defaults }, operations: operations as never };
}

const article = (noun: string) => (/^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`);
