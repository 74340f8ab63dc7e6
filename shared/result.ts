/** The closed list of what can go wrong, in codes for programs; the message carries the words for people. */
export const ERROR_CODES = [
  'unknown_operation', // no operation of that name
  'invalid_input', // the input does not have the operation's shape, or breaks a rule of the field
  'not_found', // no row with that id
  'stale', // the row was changed since it was read: details hold both versions
  'conflict', // the change contradicts what is already there (an overlap, a duplicate)
  'in_use', // other rows depend on it
  'confirmed', // confirmed minutes cannot be edited
  'nothing_to_undo',
  'cancelled', // the person stopped it
  'forbidden', // the door refuses: wrong sender, token, host, origin or place
  'too_large',
  'not_a_board_file', // the file is not a Boardwright data file
  'newer_file', // made by a newer version of the product
  'damaged_file', // the file fails its checks
  'locked_file', // another process has the file open
  'read_only', // the file or folder cannot be written
  'disk_full',
  'internal', // a fault of ours; details go to the log, never to the screen
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One thing wrong with one field of an input: `path` is the field ("set.name"), `message` is for people. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** What went wrong, what it means for the user's data and what to do, in plain English. */
export interface Problem {
  code: ErrorCode;
  message: string;
  fields?: FieldProblem[];
  details?: Record<string, unknown>;
}

/** The answer of every operation. `changed` names the tables that a command wrote, so that screens know what to reread. */
export type Result<T> = { ok: true; value: T; changed: string[] } | { ok: false; error: Problem };

/** A problem on its way to the caller. Handlers throw it; `dispatch` turns it into a Result and rolls the command back. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(code: ErrorCode, message: string, extra: Omit<Problem, 'code' | 'message'> = {}) {
    super(message);
    this.name = 'Refusal';
    this.problem = { code, message, ...extra };
  }
}

export const ok = <T>(value: T, changed: string[] = []): Result<T> => ({ ok: true, value, changed });
export const fail = (problem: Problem): { ok: false; error: Problem } => ({ ok: false, error: problem });
