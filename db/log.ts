import { inspect } from 'node:util';

/** Writes a fault of ours to the standard error of the program, with its details, which no screen ever shows. */
export const logFault = (what: string, error: unknown): void => {
  process.stderr.write(`boardwright: ${what}: ${inspect(error)}\n`);
};
