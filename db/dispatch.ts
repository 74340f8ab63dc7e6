import type { Database } from 'better-sqlite3';
import { operations, type Name } from '../shared/contract.ts';
import type { Operation } from '../shared/operation.ts';
import { MAX_TEXT_DEPTH } from '../shared/rich-text.ts';
import { fail, ok, Refusal, type Result } from '../shared/result.ts';
import { handlers } from './all-handlers.ts';
import type { Reading, Working, Writing } from './handlers.ts';
import { historyTables } from './history-triggers.ts';
import { keepCount } from './count-rows.ts';
import { beginStep, changedSince, endStep } from './history.ts';
import { invalidInput } from './invalid-input.ts';
import { problemOf } from './problems.ts';
import type { Reader, Writer } from './query.ts';

export interface Machinery {
  database: Database;
  reader: Reader;
  writer: Writer;
  reading: Reading;
  writing: Writing;
  fileName: string;
  /** Told of every call; `error` only for a fault of ours, never for an ordinary refusal. */
  log: (entry: { operation: string; ms: number; error?: unknown }) => void;
}
/** What only long work needs: made for each call. */
export type WorkingFor = () => Omit<Working, 'write'>;

/**
 * The one way in: looks the operation up, validates the input, runs it (a command is one IMMEDIATE transaction and one step of history), turns
 * whatever is thrown into a Result, and names the tables that were changed. Never throws.
 */
export async function dispatch(machinery: Machinery, name: string, input: unknown, workingFor: WorkingFor): Promise<Result<unknown>> {
  const began = performance.now();
  let error: unknown;
  try {
    if (!Object.hasOwn(operations, name)) throw new Refusal('unknown_operation', `Boardwright has no operation called “${name.slice(0, 80)}”.`);
    const operation: Operation = operations[name as Name];
    if (!shallowerThan(input, MAX_DEPTH)) throw new Refusal('invalid_input', 'The details are nested too deeply. Nothing has been changed.');
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw invalidInput(parsed.error);
    const handler = handlers[name as Name] as (context: unknown, input: unknown) => unknown;
    switch (operation.kind) {
      case 'query': return ok(handler(machinery.reading, parsed.data));
      case 'command': return runCommand(machinery, name, operation, handler, parsed.data);
      case 'job': {
        const changed = new Set<string>();
        const write = <T>(work: (context: Writing) => T): T => {
          const written = runCommand(machinery, name, { ...operation, recorded: true }, (context) => work(context as Writing), null);
          for (const table of written.changed) changed.add(table);
          return written.value as T;
        };
        const value = await handler({ ...workingFor(), write } satisfies Working, parsed.data);
        return ok(value, [...changedByJob(machinery, name), ...changed]);
      }
    }
  } catch (thrown) {
    const problem = problemOf(thrown, machinery.fileName);
    // Ordinary answers are not worth a line in the log; a fault of ours is.
    if (problem.code === 'internal') error = thrown;
    return fail(problem);
  } finally {
    machinery.log({ operation: name, ms: performance.now() - began, error });
  }
}

/** Deeper than any input of ours, texts of minutes among them. Looked at first and level by level: the schemas walk by recursion, which a hostile input could overflow. */
const MAX_DEPTH = MAX_TEXT_DEPTH + 16;
function shallowerThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return false;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return true;
}

/** A restored file is another file: everything on screen has to be read again. */
const changedByJob = ({ database }: Machinery, name: string): string[] =>
  name === 'backups.restore' ? [...historyTables(database), 'history', 'backups'] : ['backups'];

function runCommand(
  { database, writer, writing }: Machinery, name: string, operation: Operation, handler: (context: unknown, input: unknown) => unknown, input: unknown,
): { ok: true; value: unknown; changed: string[] } {
  const done = database.transaction(() => {
    const last = writer.oneSql<{ id: number | null }>('SELECT max(id) AS id FROM steps')!.id ?? 0;
    // A draft is not part of the record; undo and redo open steps of their own kind.
    if (!operation.recorded || OPENS_ITS_OWN_STEP.has(name)) {
      const value = handler(writing, input);
      return { ok: true as const, value, changed: operation.recorded ? [...changedSince(writer, last), 'history'] : [] };
    }
    const together = operation.together?.(input as never);
    const step = beginStep(writer, { operation: name, summary: operation.summary, at: writing.now(), kind: 'do', together });
    const value = handler(writing, input);
    endStep(writer, step);
    return { ok: true as const, value, changed: [...changedSince(writer, step - 1), 'history'] };
  }).immediate();
  keepCount(database);
  return done;
}
const OPENS_ITS_OWN_STEP = new Set<string>(['history.undo', 'history.redo'] satisfies Name[]);
