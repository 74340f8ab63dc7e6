import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import { Refusal, type ErrorCode } from '../../shared/result.ts';
import { checkWord, wordLines } from '../../db/packs/read-back.ts';
import { renderDocument, type DocumentFormat, type Rendered } from '../../db/packs/render.ts';
import { unzip } from '../../db/packs/zip.ts';
import { longMeeting } from './long-meeting.ts';
import { readPdf } from './pdf-reader.ts';

const root = mkdtempSync(join(tmpdir(), 'boardwright-packs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
beforeEach(() => { folder = mkdtempSync(join(root, 'x-')); });

const model = minutesDocument(longMeeting, { actions: true, exempt: false });
const flag = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
const render = (to: string, format: DocumentFormat, cancelled = flag(), onProgress: (label: string) => void = () => undefined, of = model): Promise<Rendered> =>
  renderDocument({ model: of, format, to, cancelled, onProgress: (_done, _total, label) => onProgress(label) });
const refusal = async (work: Promise<unknown>): Promise<ErrorCode> => {
  const error: unknown = await work.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).problem.code;
};

describe('writing a document', () => {
  it('leaves the Word file under its name and nothing beside it', async () => {
    const to = join(folder, 'Minutes of March.docx');
    const done = await render(to, 'docx');
    const file = readFileSync(to);
    expect(done).toEqual({ name: 'Minutes of March.docx', bytes: file.length, pages: null });
    expect(wordLines(new TextDecoder().decode(unzip(file).get('word/document.xml')))).toEqual(documentLines(model));
    expect(readdirSync(folder)).toEqual(['Minutes of March.docx']);
  });

  it('leaves the PDF under its name, says how many pages it has, and reports how far it is', async () => {
    const labels: string[] = [];
    const to = join(folder, 'm.pdf');
    const done = await render(to, 'pdf', flag(), (label) => labels.push(label));
    const file = readFileSync(to);
    expect(done).toEqual({ name: 'm.pdf', bytes: file.length, pages: readPdf(file).pages.length });
    expect(labels).toEqual(['Setting the pages', 'Writing the file', 'Checking the file', 'Finished']);
  });

  it('replaces an older file', async () => {
    const to = join(folder, 'm.docx');
    writeFileSync(to, 'old');
    const { bytes } = await render(to, 'docx');
    expect(readFileSync(to)).toHaveLength(bytes);
  });
});

describe('a document that is cancelled', () => {
  it.each(['Setting the pages', 'Writing the file', 'Checking the file'])('while “%s” leaves the older file as it was and nothing else', async (when) => {
    const to = join(folder, 'm.pdf');
    writeFileSync(to, 'old');
    const cancelled = flag();
    const work = render(to, 'pdf', cancelled, (label) => { if (label === when) Atomics.store(cancelled, 0, 1); });
    expect(await refusal(work)).toBe('cancelled');
    expect(readFileSync(to, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['m.pdf']);
  });

  it('before it begins is not begun', async () => {
    const cancelled = flag();
    Atomics.store(cancelled, 0, 1);
    expect(await refusal(render(join(folder, 'm.pdf'), 'pdf', cancelled))).toBe('cancelled');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a document that cannot be written', () => {
  it('in a folder that is read-only says so', async () => {
    // The administrator may write in any folder of the disk, but not in the kernel’s own.
    const isAdministrator = process.getuid?.() === 0;
    const closed = isAdministrator ? '/sys' : join(folder, 'closed');
    if (!isAdministrator) {
      mkdirSync(closed);
      chmodSync(closed, 0o555);
    }
    expect(await refusal(render(join(closed, 'm.docx'), 'docx'))).toBe('read_only');
    expect(existsSync(join(closed, 'm.docx'))).toBe(false);
  });

  it('beneath a file, as if it were a folder, says so', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal(render(join(folder, 'file', 'm.docx'), 'docx'))).toBe('read_only');
  });

  it.each([
    ['in a folder that is gone', 'gone/m.docx', 'not_found'], ['under the name of a folder', '.', 'invalid_input'], ['under a name too long', `${'x'.repeat(300)}.docx`, 'invalid_input'],
  ] as const)('%s says so', async (_, name, code) => {
    expect(await refusal(render(join(folder, name), 'docx'))).toBe(code);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('because of a fault of ours is not blamed on the disk, and leaves nothing behind', async () => {
    const broken = { ...model, blocks: [{ kind: 'picture' } as unknown as Block] };
    const error: unknown = await render(join(folder, 'm.docx'), 'docx', flag(), undefined, broken).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Refusal);
    expect((error as Error).message).toMatch(/cannot hold/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('a Word file that differs from its model by one word is found out', async () => {
  const to = join(folder, 'm.docx');
  await render(to, 'docx');
  const other = { ...model, blocks: model.blocks.map((block) => (block.kind === 'subtitle' && block.strong ? { ...block, text: 'Thursday' } : block)) };
  expect(() => checkWord(readFileSync(to), model)).not.toThrow();
  expect(() => checkWord(readFileSync(to), other)).toThrow(/differs/);
  expect(() => checkWord(readFileSync(to), { ...model, blocks: model.blocks.slice(0, -1) })).toThrow(/differs/);
});
