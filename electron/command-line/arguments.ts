import { parseArgs } from 'node:util';
import type { FieldProblem } from '../../shared/result.ts';
import { Refusal } from '../../shared/result.ts';

/** What was asked for on the command line. `input` is still text, and may be `-` (standard input) or `@file`. */
export type Wanted =
  | { what: 'help' }
  | { what: 'operations' }
  | { what: 'call'; file: string | undefined; operation: string; input: string };

export const USAGE = 'npm run --silent cli -- [--file PATH] <operation> [JSON | - | @file]';

/** Reads the arguments; whatever is wrong with them is a Refusal, so that a script gets the same shape of answer as from an operation. */
export function wanted(args: string[]): Wanted {
  const { values, positionals } = parse(args);
  const [operation, input = '{}', ...rest] = positionals;
  if (values.help) return { what: 'help' };
  if (values.file === '') throw wrong('--file', '--file needs the path of a data file.');
  if (operation === undefined) throw wrong('operation', `Say which operation: ${USAGE}. “npm run --silent cli -- operations” lists them.`);
  if (rest.length > 0) throw wrong('input', `There is more than one input. Put the JSON in quotes: ${USAGE}.`);
  if (operation === 'operations') return { what: 'operations' };
  return { what: 'call', file: values.file, operation, input };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { file: { type: 'string' }, help: { type: 'boolean', default: false } } });
  } catch (error) {
    const message = (error as Error).message.split(/\. |\n/)[0]!;
    throw wrong(/'(--?[\w-]+)/.exec(message)?.[1] ?? 'arguments', `${message}. Use: ${USAGE}.`);
  }
}

/** Something wrong with one part of the command line. */
export function wrong(path: string, message: string): Refusal {
  const fields: FieldProblem[] = [{ path, message }];
  return new Refusal('invalid_input', message, { fields });
}
