import type { Database } from 'better-sqlite3';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupsToKeep, type Backup } from '../../shared/backups.ts';
import { Refusal } from '../../shared/result.ts';
import { backupFolder, listBackups, makeFolder, newName, problemsOfFile, settle } from './files.ts';

export interface Watch {
  progress: (done: number, total: number, label: string) => void;
  cancelled: Int32Array;
}
/** The file that is open, and the means to close and open it again around a restore. */
export interface OpenFile {
  file: string;
  database: () => Database;
  close: () => void;
  reopen: () => void;
}
const PAGES_AT_ONCE = 400;

/** Makes, checks, thins and restores backups of the file that is open. */
export class Keeping {
  readonly #open: OpenFile;
  readonly #now: () => string;
  readonly #folder: string;
  #last: Backup | null;
  constructor(open: OpenFile, now: () => string) {
    this.#open = open;
    this.#now = now;
    this.#folder = backupFolder(open.file);
    this.#last = listBackups(this.#folder)[0] ?? null;
  }

  list(): Backup[] {
    return listBackups(this.#folder);
  }
  last(): { at: string; name: string } | null {
    return this.#last === null ? null : { at: this.#last.at, name: this.#last.name };
  }

  /**
   * Copies the open file page by page, so that the rest of the product goes on meanwhile. The copy is made under a temporary name,
   * opened and checked, renamed, and only then are older ones thinned. On any error or when cancelled nothing is left behind.
   */
  async make(reason: Backup['reason'], { progress, cancelled }: Watch): Promise<Backup> {
    return this.#finish(reason, async (path) => {
      await this.#open.database().backup(path, {
        progress: ({ totalPages, remainingPages }) => {
          if (Atomics.load(cancelled, 0) === 1) throw new Refusal('cancelled', 'The backup was stopped. Nothing has been changed.');
          progress(totalPages - remainingPages, totalPages, 'Copying');
          return PAGES_AT_ONCE;
        },
      });
    });
  }
  /** The same in one go, for use before something that could go wrong. */
  makeNow(reason: Backup['reason'], database: Database = this.#open.database()): Backup {
    const { path, done } = this.#start(reason);
    try {
      database.prepare('VACUUM INTO ?').run(path);
      return done();
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  }

  verify(name: string): string[] {
    return problemsOfFile(this.#pathOf(name));
  }

  /** Puts a checked copy of the backup or file in the place of the open one; if it cannot be opened, the old one comes back. */
  restore(source: { name: string } | { path: string }): { restored: string; safety: Backup } {
    const from = 'name' in source ? this.#pathOf(source.name) : source.path;
    const { file } = this.#open;
    const incoming = `${file}.incoming`;
    const aside = `${file}.aside`;
    const problems = problemsOfFile(from);
    if (problems.length > 0) throw new Refusal('damaged_file', `${basename(from)} cannot be restored. ${problems.join(' ')} Nothing has been changed.`);
    const safety = this.makeNow('before restore');
    try {
      copyFileSync(from, incoming);
      settle(incoming);
      this.#open.close();
      renameWithLog(file, aside);
      renameSync(incoming, file);
      this.#open.reopen();
    } catch (error) {
      rmSync(incoming, { force: true });
      if (existsSync(aside)) {
        this.#open.close();
        rmSync(file, { force: true });
        renameWithLog(aside, file);
        this.#open.reopen();
      }
      throw error;
    }
    for (const ending of ['', '-wal']) rmSync(`${aside}${ending}`, { force: true });
    return { restored: basename(from), safety };
  }

  async #finish(reason: Backup['reason'], copy: (path: string) => Promise<void>): Promise<Backup> {
    const { path, done } = this.#start(reason);
    try {
      await copy(path);
      return done();
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
  }
  #start(reason: Backup['reason']): { path: string; done: () => Backup } {
    makeFolder(this.#folder);
    const at = this.#now();
    const name = newName(this.#folder, at, reason);
    const path = join(this.#folder, `${name}.part`);
    rmSync(path, { force: true });
    return {
      path,
      done: () => {
        settle(path);
        const problems = problemsOfFile(path);
        if (problems.length > 0) throw new Refusal('damaged_file', `The backup was made but did not pass its checks. ${problems.join(' ')} The older backups have been kept.`);
        renameSync(path, join(this.#folder, name));
        const all = this.list();
        const keep = backupsToKeep(all, at);
        for (const old of all) if (old.name !== name && !keep.has(old.name)) rmSync(join(this.#folder, old.name), { force: true });
        this.#last = all.find((one) => one.name === name)!;
        return this.#last;
      },
    };
  }
  #pathOf(name: string): string {
    if (!this.list().some((one) => one.name === name)) throw new Refusal('not_found', 'There is no backup of that name. Choose one from the list.');
    return join(this.#folder, name);
  }
}

/** What was not yet written into the file itself lies in its -wal and has to go with it. */
function renameWithLog(from: string, to: string): void {
  renameSync(from, to);
  if (existsSync(`${from}-wal`)) renameSync(`${from}-wal`, `${to}-wal`);
}
