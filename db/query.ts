import type { Database, Statement } from 'better-sqlite3';
import {
  DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable, type DeleteQueryBuilder,
  type DeleteResult, type InsertQueryBuilder, type InsertResult, type UpdateQueryBuilder, type UpdateResult,
} from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Kysely composes and types the SQL; a cached better-sqlite3 statement runs it, at once. (Kysely's own driver is asynchronous: on
 * one connection an unrelated write could end up in, and be rolled back with, somebody else's transaction.)
 */
export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

type Values = readonly unknown[];
type Change =
  | InsertQueryBuilder<Tables, never, InsertResult> | UpdateQueryBuilder<Tables, never, never, UpdateResult> | DeleteQueryBuilder<Tables, never, DeleteResult>
  | Compilable<InsertResult> | Compilable<UpdateResult> | Compilable<DeleteResult>;

/** better-sqlite3 takes parameters that are numbered (?1, ?2) by name: for a text that has them, the list becomes an object. */
const bound = (text: string, parameters: Values): Values =>
  parameters.length > 0 && text.includes('?1') ? [Object.fromEntries(parameters.map((value, at) => [at + 1, value]))] : parameters;

/** Reads. A query gets nothing else, so it cannot write. */
export class Reader {
  readonly #db: Database;
  readonly #statements = new Map<string, Statement>();
  constructor(db: Database) {
    this.#db = db;
  }

  all<T>(query: Compilable<T>): T[] {
    const { sql: text, parameters } = query.compile();
    return this.allSql<T>(text, parameters);
  }
  one<T>(query: Compilable<T>): T | undefined {
    const { sql: text, parameters } = query.compile();
    return this.oneSql<T>(text, parameters);
  }
  /** For SQL that Kysely has no words for, and for text compiled once and run often. */
  allSql<T>(text: string, parameters: Values = []): T[] {
    return this.reading(text).all(...bound(text, parameters)) as T[];
  }
  oneSql<T>(text: string, parameters: Values = []): T | undefined {
    return this.reading(text).get(...bound(text, parameters)) as T | undefined;
  }

  private reading(text: string): Statement {
    const statement = this.statement(text);
    if (!statement.readonly) throw new Error(`A read would write: ${text}`);
    return statement;
  }
  protected statement(text: string): Statement {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.#db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }
}

/** Reads and writes: what a command gets, inside its transaction. */
export class Writer extends Reader {
  /** Returns how many rows were changed. */
  run(query: Change): number {
    const { sql: text, parameters } = query.compile();
    return this.runSql(text, parameters);
  }
  runSql(text: string, parameters: Values = []): number {
    return this.statement(text).run(...bound(text, parameters)).changes;
  }
}
