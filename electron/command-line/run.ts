import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { StartBackEnd } from '../../db/host.ts';
import { operations } from '../../shared/contract.ts';
import type { Progress } from '../../shared/door.ts';
import type { Operation } from '../../shared/operation.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { defaultFile } from '../default-file.ts';
import { USAGE, wanted, wrong, type Wanted } from './arguments.ts';
import { describeOperations } from './describe.ts';
import { readInput } from './input.ts';

/** One operation as it was asked for on the command line. `start` opens the data file. Never throws: whatever goes wrong is in the Result. */
export async function run(args: string[], start: StartBackEnd): Promise<Result<unknown>> {
  try {
    const asked = wanted(args);
    if (asked.what === 'help') return ok({ usage: USAGE, defaultFile: defaultFile() });
    if (asked.what === 'operations') return ok(describeOperations());
    return await callOnce(asked, start);
  } catch (error) {
    if (error instanceof Refusal) return fail(error.problem);
    console.error(error);
    return fail({ code: 'internal', message: 'Something went wrong in Boardwright. Nothing more is known to have been changed.' });
  }
}

async function callOnce({ file = defaultFile(), operation, input }: Extract<Wanted, { what: 'call' }>, start: StartBackEnd): Promise<Result<unknown>> {
  if (!Object.hasOwn(operations, operation)) {
    return fail({ code: 'unknown_operation', message: `There is no operation called “${operation}”. “operations” lists them.` });
  }
  const value = await readInput(input);
  const { kind } = (operations as Record<string, Operation>)[operation]!;
  // A mistyped path must not become an empty board, least of all in a nightly backup. Only what writes may make the file.
  if (kind !== 'command' && !existsSync(file)) throw wrong('--file', `There is no data file at ${resolve(file)}. Nothing was made.`);
  const backEnd = await start({ file: resolve(file), pathsAllowed: true, onProgress: showProgress });
  if (!backEnd.ok) return backEnd;
  const stop = () => backEnd.value.cancel(CALL);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const result = await backEnd.value.call(operation, value, CALL);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  await backEnd.value.close();
  return result;
}

const CALL = 'command-line';

function showProgress({ done, total, label }: Progress): void {
  if (process.stderr.isTTY) process.stderr.write(`${label} ${total > 0 ? `${done} of ${total}` : ''}\n`);
}
