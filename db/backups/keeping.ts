import type { Database } from 'better-sqlite3';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupsToKeep, type Backup } from '../../shared/backups.ts';
import { Refusal } from '../../shared/result.ts';
import { backupFolder, copySound, faultOf, listBackups, makeFolder, newName, removeUnfinished, settle, UNFINISHED } from './files.ts';

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
  readonly #incoming: string;
  /** How many backups are being made page by page. */
  #making = 0;
  #last: Backup | null;
  constructor(open: OpenFile, now: () => string) {
    this.#open = open;
    this.#now = now;
    this.#folder = backupFolder(open.file);
    this.#incoming = `${open.file}.incoming`;
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
          if (Atomics.load(cancelled, 0) === 1) throw new Refusal('cancelled', reason === 'before import' ? 'You stopped this. Nothing has been changed.' : 'The backup was stopped. Nothing has been changed.');
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
    const fault = faultOf(this.#pathOf(name));
    return fault === null ? [] : [fault.message];
  }

  /** Takes away what a killed program left half done. Called when the file is open, and so nobody else's. */
  tidy(): void {
    removeUnfinished(this.#folder);
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(this.#incoming + ending, { force: true });
  }

  /**
   * Puts a checked copy of the backup or file in the place of the open one. The old file is closed and complete, and gives way in one
   * rename, so whoever is killed here leaves either the old file or the new. If the new one cannot be opened, the old one comes back.
   */
  restore(source: { name: string } | { path: string }): { restored: string; safety: Backup } {
    const from = 'name' in source ? this.#pathOf(source.name) : source.path;
    const { file } = this.#open;
    if (this.#making > 0) throw new Refusal('conflict', 'A backup is being made at this moment. Wait until it is finished. Nothing has been changed.');
    const fault = faultOf(from);
    if (fault !== null) throw new Refusal(fault.code, `${basename(from)} cannot be restored. ${fault.message} Nothing has been changed.`);
    this.tidy();
    let safety: Backup | undefined;
    let replaced = false;
    try {
      // Copied first: the backup of the present state may push out the very one that is being restored.
      copySound(from, this.#incoming);
      safety = this.makeNow('before restore');
      this.#open.close();
      // What is not yet written into the file would be taken for the new one's.
      if (existsSync(`${file}-wal`)) throw new Refusal('disk_full', `${basename(file)} could not be closed completely, perhaps because the disk is full. Nothing has been changed.`);
      renameSync(this.#incoming, file);
      replaced = true;
      this.#open.reopen();
    } catch (error) {
      this.tidy();
      if (safety !== undefined) {
        this.#open.close();
        if (replaced) this.#bringBack(safety);
        this.#open.reopen();
      }
      throw error;
    }
    return { restored: basename(from), safety };
  }

  #bringBack(safety: Backup): void {
    rmSync(`${this.#open.file}-wal`, { force: true });
    renameSync(join(this.#folder, safety.name), this.#open.file);
    this.#last = this.list()[0] ?? null;
  }

  async #finish(reason: Backup['reason'], copy: (path: string) => Promise<void>): Promise<Backup> {
    const { path, done } = this.#start(reason);
    this.#making++;
    try {
      await copy(path);
      return done();
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      this.#making--;
    }
  }
  #start(reason: Backup['reason']): { path: string; done: () => Backup } {
    makeFolder(this.#folder);
    const at = this.#now();
    const name = newName(this.#folder, at, reason);
    const path = join(this.#folder, name + UNFINISHED);
    return {
      path,
      done: () => {
        settle(path);
        const fault = faultOf(path);
        if (fault !== null) throw new Refusal('damaged_file', `The backup was made but did not pass its checks. ${fault.message} The older backups have been kept.`);
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
