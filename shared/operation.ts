import { z } from 'zod';

/**
 * How an operation runs:
 * `query` reads, and by type cannot write; `command` is one transaction, kept in history and undoable;
 * `job` is long work (a backup, a document): it reports progress, can be cancelled, and holds no transaction open while it waits.
 */
export type Kind = 'query' | 'command' | 'job';

export interface Operation<K extends Kind = Kind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: K;
  /** What it does, in one sentence: shown by the command line, and in the list of what can be undone. */
  summary: string;
  input: I;
  output: O;
  /** For a query: the tables its answer is made from. The page rereads it when a command changed one of them. */
  reads: readonly string[];
  /**
   * For a command that a person repeats without pause, such as typing: the name of what is being typed. Calls
   * with the same name within two minutes count as one step of history and of undo.
   */
  together?: (input: never) => string;
  /** False for a command whose work is not part of the board's record, such as a draft of an unsent form. */
  recorded: boolean;
}

export function query<I extends z.ZodType, O extends z.ZodType>(
  summary: string, input: I, output: O, reads: readonly string[],
): Operation<'query', I, O> {
  return { kind: 'query', summary, input, output, reads, recorded: false };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  summary: string, input: I, output: O,
  options: { together?: (input: z.output<I>) => string; recorded?: boolean } = {},
): Operation<'command', I, O> {
  return { kind: 'command', summary, input, output, reads: [], recorded: true, ...options };
}

export function job<I extends z.ZodType, O extends z.ZodType>(summary: string, input: I, output: O): Operation<'job', I, O> {
  return { kind: 'job', summary, input, output, reads: [], recorded: false };
}

export const nothing = z.strictObject({});
