import { Refusal, type Problem } from '../shared/result.ts';

/** What the machine can refuse, in words for people. `name` is the file's name. */
const machine: Record<string, (name: string) => Problem> = {
  locked: (name) => ({
    code: 'locked_file',
    message: `${name} is open in another window or program. Nothing has been changed. Close it there, then try again.`,
  }),
  readOnly: (name) => ({
    code: 'read_only',
    message: `${name} cannot be written: the file or its folder is read-only. Nothing has been changed. Choose a folder that you can save in.`,
  }),
  full: (name) => ({
    code: 'disk_full',
    message: `The disk is full, so ${name} could not be written. What was saved before is safe. Free some space, then try again.`,
  }),
  damaged: (name) => ({
    code: 'damaged_file',
    message: `${name} is damaged and cannot be read safely. Nothing has been changed. Restore the latest backup.`,
  }),
  notOurs: (name) => ({
    code: 'not_a_board_file',
    message: `${name} is not a Boardwright data file. It has not been changed. Choose a file that Boardwright made.`,
  }),
  missing: (name) => ({ code: 'not_found', message: `${name} cannot be found. Nothing has been changed. Check that it has not been moved.` }),
};

const byCode: [pattern: RegExp, problem: keyof typeof machine][] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|EISDIR|ENOTDIR)/, 'readOnly'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/, 'full'],
  [/^SQLITE_CORRUPT/, 'damaged'],
  [/^SQLITE_NOTADB/, 'notOurs'],
  [/^ENOENT/, 'missing'],
  // A write that the disk or the network drive failed: SQLite cannot say more than "I/O error"; the commonest cause is space.
  [/^(SQLITE_IOERR|EIO)/, 'full'],
];

/** The problem that an exception stands for. Whatever is not known is `internal`: its details go to the log, never to a screen. */
export function problemOf(error: unknown, name: string): Problem {
  if (error instanceof Refusal) return error.problem;
  const { code, message } = describe(error);
  if (/confirmed minutes/.test(message)) {
    return { code: 'confirmed', message: 'These minutes are confirmed, so they cannot be edited. Record a correction at a later meeting instead.' };
  }
  if (/closed financial year/.test(message)) {
    return { code: 'conflict', message: 'That financial year is closed. Nothing has been changed. Reopen it with a reason first.' };
  }
  if (/attachment contents gone/.test(message)) {
    return { code: 'not_found', message: 'The file was taken off more than 90 days ago and is no longer kept. Nothing has been changed. An older backup may still have it.' };
  }
  const known = byCode.find(([pattern]) => pattern.test(code));
  if (known !== undefined) return machine[known[1]]!(name);
  const broken = constraint(code, message);
  return broken ?? { code: 'internal', message: 'Something went wrong in Boardwright. Nothing has been changed. Try again; if it happens again, restart the program.' };
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : '', message: error.message };
}

/** Rules that the database itself keeps, as a last line behind the handlers' own checks. */
function constraint(code: string, message: string): Problem | null {
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return { code: 'in_use', message: 'This refers to a record that does not exist, or other records refer to it. Nothing has been changed.' };
  }
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return { code: 'conflict', message: 'There is already a record of this kind for the same thing. Nothing has been changed.' };
  }
  if (code === 'SQLITE_CONSTRAINT_CHECK') {
    const dates = /fromDate|startsAt|actualStart|arrivedAt/.test(message);
    return {
      code: 'invalid_input',
      message: dates ? 'The end is before the start. Nothing has been changed.' : 'These details contradict each other. Nothing has been changed.',
    };
  }
  return null;
}
