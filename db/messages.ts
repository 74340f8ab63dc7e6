import type { Progress } from '../shared/door.ts';
import type { Result } from '../shared/result.ts';

/** What a door's thread and the back end's thread say to each other. */
export interface WorkerOptions {
  file: string;
  pathsAllowed: boolean;
  dailyBackup: boolean;
}
export type ToWorker =
  | { type: 'call'; id: string; name: string; input: unknown; /** 1 asks long work to stop. */ cancelled: SharedArrayBuffer; /** Answer with the Result as JSON. */ asJson: boolean }
  | { type: 'place'; token: string; path: string }
  | { type: 'close' };
export type FromWorker =
  | { type: 'opened'; result: Result<null> }
  | { type: 'result'; id: string; result: Result<unknown> | string }
  | { type: 'progress'; progress: Progress }
  | { type: 'closed' };
