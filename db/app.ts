import type { Database } from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { todayInLondon } from '../shared/dates.ts';
import type { Progress } from '../shared/door.ts';
import { uuidv7 } from '../shared/ids.ts';
import { Refusal, type Result } from '../shared/result.ts';
import { Keeping } from './backups/keeping.ts';
import { countRows } from './count-rows.ts';
import { dispatch, type Machinery } from './dispatch.ts';
import { openFile } from './open.ts';
import { Reader, Writer } from './query.ts';

export interface AppOptions {
  /** The data file; made if missing. */
  file: string;
  /** Milliseconds since 1970; a parameter so that tests can stand still. */
  clock?: () => number;
  newId?: () => string;
  log?: Machinery['log'];
  /** The real path behind a token that an operation was given as `to` or `from`. */
  place?: (token: string) => string;
}
export interface CallOptions {
  onProgress?: (progress: Omit<Progress, 'id'>) => void;
  cancelled?: Int32Array;
}
export interface App {
  dispatch: (name: string, input: unknown, options?: CallOptions) => Promise<Result<unknown>>;
  /** A backup made because a day has passed without one; nothing for a file that holds no board yet. */
  backUpDaily: () => Promise<void>;
  /** Checkpoints and closes the file. */
  close: () => void;
}

const noPlaces = (): never => {
  throw new Refusal('forbidden', 'Choose the file through the program. Nothing has been changed.');
};
const A_DAY_MS = 86_400_000;

/** The whole back end over one open file. Knows neither Electron nor HTTP: doors call `dispatch`. Throws a Refusal if the file cannot be opened. */
export function createApp(options: AppOptions): App {
  const { clock = Date.now, log = () => undefined, place = noPlaces } = options;
  const file = resolve(options.file);
  const newId = options.newId ?? (() => uuidv7(clock(), randomBytes(10)));
  const now = () => new Date(clock()).toISOString();
  const today = () => todayInLondon(clock());

  let database: Database;
  const keeping = new Keeping({ file, database: () => database, close, reopen: open }, now);
  const machinery = { fileName: basename(file), log } as Machinery;
  open();
  keeping.tidy();

  function open(): void {
    database = openFile({ file, beforeMigration: (db) => { keeping.makeNow('before migration', db); } });
    countRows(database);
    const shared = { today, now, lastBackup: () => keeping.last(), backups: () => keeping.list() };
    const reader = new Reader(database);
    const writer = new Writer(database);
    Object.assign(machinery, { database, reader, writer, reading: { ...shared, db: reader }, writing: { ...shared, db: writer, newId } });
  }
  function close(): void {
    if (!database.open) return;
    database.pragma('optimize');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
  }

  return {
    dispatch: (name, input, { onProgress, cancelled } = {}) => dispatch(machinery, name, input, () => ({
      ...machinery.reading, keeping, newId, place, file,
      progress: (done, total, label) => onProgress?.({ done, total, label }),
      cancelled: cancelled ?? new Int32Array(1),
    })),
    backUpDaily: async () => {
      const last = keeping.last();
      if (machinery.reader.oneSql('SELECT 1 FROM board') === undefined || (last !== null && clock() - Date.parse(last.at) < A_DAY_MS)) return;
      await keeping.make('daily', { progress: () => undefined, cancelled: new Int32Array(1) });
    },
    close,
  };
}
