import type { Name, Operations, Output, Parsed } from '../shared/contract.ts';
import type { Backup } from '../shared/backups.ts';
import type { Keeping } from './backups/keeping.ts';
import type { Reader, Writer } from './query.ts';

/** What every handler is given besides its input. */
export interface Reading {
  db: Reader;
  /** Today in Europe/London. */
  today: () => string;
  /** The present instant, UTC. */
  now: () => string;
  /** The last backup that was opened and passed its checks. */
  lastBackup: () => { at: string; name: string } | null;
  backups: () => Backup[];
}
export interface Writing extends Reading {
  db: Writer;
  newId: () => string;
}
/** Long work holds no transaction: it reads in one go with `db`, then works elsewhere. */
export interface Working extends Reading {
  keeping: Keeping;
  newId: () => string;
  /** The data file’s path. */
  file: string;
  /** The real path behind a place given by the door. */
  place: (token: string) => string;
  /**
   * Writes in one transaction and one step of history, at once and without waiting in between. The work may look at `cancelled` and tell
   * `progress` as it goes; whatever it throws takes everything back.
   */
  write: <T>(work: (context: Writing) => T) => T;
  progress: (done: number, total: number, label: string) => void;
  /** A flag in shared memory, 1 as soon as the person asks to stop. */
  cancelled: Int32Array;
}
type Context<K extends Name> = Operations[K]['kind'] extends 'query' ? Reading : Operations[K]['kind'] extends 'command' ? Writing : Working;
export type Handler<K extends Name> = Operations[K]['kind'] extends 'job'
  ? (context: Context<K>, input: Parsed<K>) => Promise<Output<K>>
  : (context: Context<K>, input: Parsed<K>) => Output<K>;
export type Handlers = { [K in Name]: Handler<K> };
/** The handlers of a slice: some of them all. */
export type Some<K extends Name> = Pick<Handlers, K>;
