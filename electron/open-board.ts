import { existsSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { BackEnd, BackEndOptions, StartBackEnd } from '../db/host.ts';
import { fail, ok, type Result } from '../shared/result.ts';

/** The one data file that is open behind a door. */
export interface OpenBoard {
  readonly file: string;
  readonly fileName: string;
  readonly backEnd: BackEnd;
  /**
   * Opens another data file instead. The present one is closed only when the other has opened and passed its checks; otherwise nothing
   * changes and the Result says why. Places given out before are gone.
   */
  switchTo(file: string): Promise<Result<{ name: string }>>;
  close(): Promise<void>;
}

/** Opens a data file, making it if it is missing. */
export async function openBoard(
  startBackEnd: StartBackEnd, file: string, onProgress?: BackEndOptions['onProgress'],
): Promise<Result<OpenBoard>> {
  const start = (path: string) => startBackEnd({ file: path, dailyBackup: true, onProgress });
  const first = await start(resolve(file));
  if (!first.ok) return first;
  let open = { file: resolve(file), backEnd: first.value };
  let turn: Promise<unknown> = Promise.resolve();

  const replace = async (path: string): Promise<Result<{ name: string }>> => {
    const wanted = resolve(path);
    if (realPath(wanted) === realPath(open.file)) return ok({ name: basename(wanted) });
    const next = await start(wanted);
    if (!next.ok) return fail(next.error);
    const before = open.backEnd;
    open = { file: wanted, backEnd: next.value };
    await before.close();
    return ok({ name: basename(wanted) });
  };

  return ok({
    get file() { return open.file; },
    get fileName() { return basename(open.file); },
    get backEnd() { return open.backEnd; },
    // One after the other: two at once could both start a back end and leave one of them open for ever.
    switchTo(path: string) {
      const mine = turn.then(() => replace(path));
      turn = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await turn;
      await open.backEnd.close();
    },
  });
}

/** By whatever path: opening the same file a second time, even only to refuse it, would give up the first one’s lock on Linux. */
const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : path);
