import type { Database } from 'better-sqlite3';
import { uuidv7 } from '../../shared/ids.ts';
import type { Random } from './random.ts';

type Value = string | number | boolean | null | object;
export type Row = Record<string, Value>;

/** Writes rows into the tables in batches, with the triggers at work as they are in real use, and steps of history like those of real commands. */
export class Store {
  readonly #db: Database;
  readonly #random: Random;
  readonly #statements = new Map<string, (rows: string) => void>();
  #ms = 0;
  #steps = 0;

  constructor(db: Database, random: Random) {
    this.#db = db;
    this.#random = random;
  }
  newId(): string {
    return uuidv7(this.#ms, this.#random.bytes(10));
  }
  /** Everything until the next step was done by this operation on this date. */
  step(operation: string, summary: string, date: string): void {
    this.#ms = Math.max(this.#ms + 1, Date.parse(`${date}T09:00:00Z`));
    const at = new Date(this.#ms).toISOString();
    this.#steps++;
    this.#db.prepare(`INSERT INTO steps (id, operation, summary, at, lastAt, byName, byInitials, byRole, kind) VALUES (?, ?, ?, ?, ?, 'Flora Inkpen', 'FI', 'Business Manager', 'do')`)
      .run(this.#steps, operation, summary, at, at);
    this.#db.prepare('UPDATE currentStep SET step = ?').run(this.#steps);
  }
  done(): void {
    this.#db.prepare('UPDATE currentStep SET step = NULL').run();
  }
  /** All rows of a batch have the fields of the first. */
  insert(table: string, rows: Row[]): void {
    const first = rows[0];
    if (first === undefined) return;
    const columns = Object.keys(first);
    const key = `${table} ${columns.join()}`;
    let run = this.#statements.get(key);
    if (run === undefined) {
      const values = columns.map((column) => `value ->> '$.${column}'`);
      const statement = this.#db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?)`);
      run = (json) => { statement.run(json); };
      this.#statements.set(key, run);
    }
    run(JSON.stringify(rows));
  }
  change(sql: string, ...values: unknown[]): void {
    this.#db.prepare(sql).run(...values);
  }
}
