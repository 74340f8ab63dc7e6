import BetterSqlite3 from 'better-sqlite3';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../db/app.ts';
import { hashOf } from '../../db/bundles/file.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { median, type Line } from './measure.ts';

const RECORDS = 100_000;
const ROUNDS = 3;
const TIMES = 2.5;
const idOf = (n: number): string => `0199e6a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const INSERT = `INSERT INTO actions (id, version, number, bodyId, text, status, progress) VALUES (?, 1, ?, ?, ?, 'open', ?)`;

/**
 * Taking in a bundle of 100,000 actions that was looked through before, from the decision to the commit, beside a prepared INSERT of the same rows
 * into the same tables with the same triggers. Both with the progress and the cancel of the real thing.
 */
export async function measureBundleImport(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'boardwright-bench-'));
  try {
    const empty = join(folder, 'empty.boardwright');
    const app = createApp({ file: empty });
    await must(app, 'board.create', { name: 'Empty board', kind: 'other', area: null, desk: { name: 'Flora Inkpen', initials: 'FI', role: 'Business Manager' } });
    app.close();
    const bodyId = idOf(999_999);
    const rows = Array.from({ length: RECORDS }, (_, n) => ({ id: idOf(n), number: n + 1, text: `Write to partner ${n % 300} about route ${n}`, progress: n % 3 === 0 ? 'Begun in the spring.' : '' }));
    const path = join(folder, 'many.board.json');
    const content = {
      format: 'boardwright bundle', formatVersion: 1, id: idOf(999_998), created: '2026-10-14T10:00:00.000Z', sender: { copy: idOf(999_997), name: 'Noor Hale', role: 'Officer', board: 'Mossford Board' },
      to: 'Wexcombe', purpose: '', answersTo: null, replyBy: null, scope: { kind: 'board', id: null, title: 'The whole board' }, deleted: [],
      tables: { bodies: [{ id: bodyId, name: 'Executive' }], actions: rows.map((row) => ({ ...row, bodyId, status: 'open' })) },
    };
    writeFileSync(path, canonicalJson({ ...content, hash: hashOf(content) }));

    const [opens, imports, inserts]: [number[], number[], number[]] = [[], [], []];
    let told = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const file = join(folder, 'round.boardwright');
      copyFileSync(empty, file);
      const running = createApp({ file, place: (token) => token });
      let opened = '';
      opens.push(await timed(async () => { ({ opened } = await must(running, 'bundles.open', { from: path }) as { opened: string }); }));
      imports.push(await timed(() => must(running, 'bundles.import', { opened }, { onProgress: () => { told++; }, cancelled: new Int32Array(new SharedArrayBuffer(4)) })));
      running.close();
      copyFileSync(empty, file);
      inserts.push(await timed(() => bareInsert(file, bodyId, rows)));
    }
    const [look, ours, bare] = [median(opens), median(imports), median(inserts)];
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
    const many = RECORDS.toLocaleString('en-GB');
    return [
      { what: `a bundle of ${many} records taken in`, figures: `${seconds(ours)}, prepared INSERT ${seconds(bare)}: ${(ours / bare).toFixed(2)} times, told ${Math.round(told / ROUNDS)} times`, target: `${TIMES} times, with progress`, holds: ours <= bare * TIMES && told > ROUNDS * 10 },
      { what: `a bundle of ${many} records looked through`, figures: seconds(look), target: 'for information', holds: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bareInsert(file: string, bodyId: string, rows: readonly { id: string; number: number; text: string; progress: string }[]): void {
  const db = new BetterSqlite3(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.transaction(() => {
    db.exec(`INSERT INTO steps (id, operation, summary, at, lastAt, kind) SELECT max(id) + 1, 'bench', 'bench', '', '', 'do' FROM steps; UPDATE currentStep SET step = (SELECT max(id) FROM steps)`);
    db.prepare(`INSERT INTO bodies (id, version, name, kind, numbering, noticeDays, saturdayCounts, notes) VALUES (?, 1, 'Executive', 'board', 'running', 5, 0, '')`).run(bodyId);
    const insert = db.prepare(INSERT);
    for (const { id, number, text, progress } of rows) insert.run(id, number, bodyId, text, progress);
    db.exec('UPDATE currentStep SET step = NULL');
  }).immediate();
  db.close();
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
async function must(app: App, name: string, input: unknown, options: Parameters<App['dispatch']>[2] = {}): Promise<unknown> {
  const result = await app.dispatch(name, input, options);
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.value;
}
