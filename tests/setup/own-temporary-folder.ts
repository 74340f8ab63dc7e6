import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One temporary folder for the whole run, which every test process inherits as the system’s: whatever a test leaves behind, or a killed
 * back end never got to remove, goes with it when the run ends.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'boardwright-tests-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
