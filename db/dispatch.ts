import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import { operations, type Name } from '../shared/contract.ts';
import type { Operation } from '../shared/operation.ts';
import { fail, ok, Refusal, type FieldProblem, type Result } from '../shared/result.ts';
import { handlers } from './all-handlers.ts';
import type { Reading, Working, Writing } from './handlers.ts';
import { historyTables } from './history-triggers.ts';
import { beginStep, changedSince, endStep } from './history.ts';
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
export type WorkingFor = () => Working;

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
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) throw invalid(parsed.error);
    const handler = handlers[name as Name] as (context: unknown, input: unknown) => unknown;
    switch (operation.kind) {
      case 'query': return ok(handler(machinery.reading, parsed.data));
      case 'command': return runCommand(machinery, name, operation, handler, parsed.data);
      case 'job': return ok(await handler(workingFor(), parsed.data), changedByJob(machinery, name));
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

/** A restored file is another file: everything on screen has to be read again. */
const changedByJob = ({ database }: Machinery, name: string): string[] =>
  name === 'backups.restore' ? [...historyTables(database), 'history', 'backups'] : ['backups'];

function runCommand(
  { database, writer, writing }: Machinery, name: string, operation: Operation, handler: (context: unknown, input: unknown) => unknown, input: unknown,
): Result<unknown> {
  return database.transaction(() => {
    const last = writer.oneSql<{ id: number | null }>('SELECT max(id) AS id FROM steps')!.id ?? 0;
    // A draft is not part of the record; undo and redo open steps of their own kind.
    if (!operation.recorded || OPENS_ITS_OWN_STEP.has(name)) {
      const value = handler(writing, input);
      return ok(value, operation.recorded ? [...changedSince(writer, last), 'history'] : []);
    }
    const together = operation.together?.(input as never);
    const step = beginStep(writer, { operation: name, summary: operation.summary, at: writing.now(), kind: 'do', together });
    const value = handler(writing, input);
    endStep(writer, step);
    return ok(value, [...changedSince(writer, step - 1), 'history']);
  }).immediate();
}
const OPENS_ITS_OWN_STEP = new Set<string>(['history.undo', 'history.redo'] satisfies Name[]);

const MAX_FIELDS = 20;
/** The first problems of an input, each with the field it is about and words for people. */
function invalid(error: z.ZodError): Refusal {
  const fields: FieldProblem[] = error.issues.slice(0, MAX_FIELDS).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'There is no such field.' }))
      : [{ path: issue.path.join('.'), message: words(issue) }]);
  const first = fields[0];
  return new Refusal('invalid_input', first === undefined ? 'The details are not complete.' : `${first.path === '' ? '' : `${first.path}: `}${first.message} Nothing has been changed.`, { fields });
}
function words(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return /received undefined/.test(issue.message) ? 'This is needed.' : `This must be ${kindWords[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'invalid_value') return `This must be one of: ${issue.values.map(String).join(', ')}.`;
  return issue.message;
}
const kindWords: Record<string, string> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'yes or no', array: 'a list', object: 'a set of fields', null: 'empty',
};
