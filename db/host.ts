import type { Progress } from '../shared/door.ts';
import type { Result } from '../shared/result.ts';

/** The back end as a door sees it: a worker thread that holds the data file, so that no window ever waits for SQL. */
export interface BackEnd {
  /** Runs an operation. Never throws: whatever goes wrong is in the Result. `id` names the call for progress and cancelling. */
  call(name: string, input: unknown, id?: string): Promise<Result<unknown>>;
  /** Asks the long work with this id to stop; it ends with the error `cancelled` at the next batch. */
  cancel(id: string): void;
  /** Lets one operation use a file: gives the token that stands for the path in an operation's `to` or `from`. */
  place(path: string): string;
  /** Checkpoints and closes the file. The back end cannot be used afterwards. */
  close(): Promise<void>;
}

export interface BackEndOptions {
  /** The data file; made if missing. */
  file: string;
  /** True only for the command line, where `to` and `from` are paths that the user typed. */
  pathsAllowed?: boolean;
  onProgress?: (progress: Progress) => void;
}

/** Starts the worker and opens the file. A file that cannot be opened is an error with words for people, not an exception. */
export type StartBackEnd = (options: BackEndOptions) => Promise<Result<BackEnd>>;
