import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_AGAIN_MS = 150;

/** Does the work while no other process does: two starts at once would otherwise empty the folder under each other's build. */
export async function alone<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!take(lockFile)) await wait(LOOK_AGAIN_MS);
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** The lock holds the number of its process, so that one left behind by a killed process does not stop every later start. */
function take(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (!isRunning(holder(lockFile))) rmSync(lockFile, { force: true });
  return false;
}

/** Null while the file is being written, or has just gone. */
function holder(lockFile: string): number | null {
  try {
    return Number.parseInt(readFileSync(lockFile, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

function isRunning(pid: number | null): boolean {
  if (pid === null) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
