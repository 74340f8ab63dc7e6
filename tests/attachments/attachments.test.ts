import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ATTACHMENT_OWNERS, attachmentName, isProgram, MAX_ATTACHMENT_BYTES, mediaTypeOf, sizeInWords } from '../../shared/attachments.ts';
import { invoice } from '../fixtures/attachment-inputs.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { lookInto, testFolder } from '../fixtures/files.ts';

const root = testFolder('attachments');
const DAY = 86_400_000;
let app: TestApp;
let ownerId: string;
let n = 0;
beforeEach(async () => {
  app = openApp(join(root, `board ${n++}.boardwright`));
  await app.call('financialYears.create', { fromDate: '2026-04-01' });
  ownerId = (await app.call('transactions.create', { date: '2026-05-01', kind: 'expenditure', netPence: 12_000 })).id;
});
afterEach(() => {
  expect(app.faults).toEqual([]);
  app.app.close();
});
const add = (from: string) => app.call('attachments.add', { ownerTable: 'transactions', ownerId, from });
const list = () => app.call('attachments.list', { ownerTable: 'transactions', ownerId });
const stored = () => lookInto(app.file, (db) => db.prepare('SELECT sha256, length(bytes) AS size FROM attachmentContents').all());

describe('a file that is attached', () => {
  it('is kept with its name, size and day, and comes out again byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 256));
    const from = join(root, 'scan.PDF');
    writeFileSync(from, bytes);
    const row = await add(from);
    expect(row).toMatchObject({ name: 'scan.PDF', mediaType: 'application/pdf', size: 5000, addedOn: '2026-10-15', ownerTable: 'transactions', ownerId });
    expect(await list()).toEqual([row]);
    const to = join(root, 'copy.pdf');
    expect(await app.call('attachments.saveCopy', { id: row.id, to })).toEqual({ name: 'copy.pdf', bytes: 5000 });
    expect(readFileSync(to).equals(bytes)).toBe(true);
  });
  it('is stored once, however many records have it', async () => {
    await add(invoice());
    const other = (await app.call('transactions.create', { date: '2026-05-02', kind: 'expenditure', netPence: 1 })).id;
    await app.call('attachments.add', { ownerTable: 'transactions', ownerId: other, from: invoice('the same.pdf') });
    expect(stored()).toHaveLength(1);
    expect((await app.refused('attachments.add', { ownerTable: 'transactions', ownerId, from: invoice('again.pdf') }, 'conflict')).message).toContain('invoice 77.pdf');
  });
  it('goes with its record, and comes back with it', async () => {
    const row = await add(invoice());
    const { version } = await app.call('transactions.get', { id: ownerId });
    await app.call('transactions.delete', { id: ownerId, version });
    expect(await list()).toEqual([]);
    await app.call('history.undo', {});
    expect(await list()).toMatchObject([{ id: row.id, name: row.name }]);
    await app.call('history.redo', {});
    expect(await list()).toEqual([]);
    await app.call('history.undo', {});
    await app.call('attachments.saveCopy', { id: row.id, to: join(root, 'back.pdf') });
    expect(readFileSync(join(root, 'back.pdf'), 'utf8')).toBe('an invoice');
  });
  it('is added, renamed and removed in steps that can be undone', async () => {
    const row = await add(invoice());
    const renamed = await app.call('attachments.rename', { id: row.id, version: row.version, name: '../May.docx' });
    expect(renamed).toMatchObject({ name: 'May.docx', version: 2, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' });
    await app.refused('attachments.remove', { id: row.id, version: 1 }, 'stale');
    await app.call('attachments.remove', { id: row.id, version: 2 });
    expect(await list()).toEqual([]);
    await app.call('history.undo', {});
    expect((await list())[0]!.name).toBe('May.docx');
    await app.call('history.undo', {});
    expect((await list())[0]!.name).toBe('invoice 77.pdf');
    await app.call('history.undo', {});
    expect(await list()).toEqual([]);
    await app.call('history.redo', {});
    expect(await list()).toHaveLength(1);
  });
  it('is kept for 90 days after it was removed, then let go, and undo says so', async () => {
    const row = await add(invoice());
    await app.call('attachments.remove', { id: row.id, version: row.version });
    app.pass(89 * DAY);
    const later = await add(invoice('later.pdf', 'later'));
    expect(stored()).toHaveLength(2);
    app.pass(2 * DAY);
    await app.call('attachments.remove', { id: later.id, version: later.version });
    await add(invoice('last.pdf', 'last'));
    expect(stored()).toHaveLength(2);
    for (const _ of [1, 2, 3]) await app.call('history.undo', {});
    const problem = await app.refused('history.undo', {}, 'not_found');
    expect(problem.message).toContain('more than 90 days ago');
    expect(await list()).toEqual([]);
  });
  it('is in the backup', async () => {
    const row = await add(invoice());
    const backup = join(root, `kept ${n}.boardwright`);
    await app.call('backups.make', { to: backup });
    expect(lookInto(backup, (db) => db.prepare('SELECT cast(bytes AS TEXT) FROM attachmentContents WHERE sha256 = ?').pluck().get(row.sha256))).toBe('an invoice');
  });
  it.each(ATTACHMENT_OWNERS)('can be kept with records of %s, and goes with them', (table) => {
    const triggers = lookInto(app.file, (db) => db.prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND name LIKE 'attachments_of_%'`).pluck().all(table) as string[]);
    expect(triggers).toEqual([expect.stringContaining(`ownerTable = '${table}'`)]);
  });
  it('cannot lose its bytes while a record has it', async () => {
    await add(invoice());
    expect(lookInto(app.file, (db) => { try { db.exec('DELETE FROM attachmentContents'); return ''; } catch (error) { return String(error); } })).toContain('in use');
  });
});

describe('a file that is not kept', () => {
  it.each([
    ['is too large', () => { const path = invoice('large.pdf'); truncateSync(path, MAX_ATTACHMENT_BYTES + 1); return path; }, 'larger than 20.0 MB'],
    ['is empty', () => invoice('empty.pdf', ''), 'it is empty'],
    ['is a folder', () => { const path = join(root, `folder ${n}`); mkdirSync(path); return path; }, 'it is not a file'],
    ['is a program', () => invoice('invoice.pdf.exe'), 'could run a program'],
    ['is a shortcut', () => invoice('invoice.lnk'), 'could run a program'],
  ])('%s, and that is said in plain words', async (_, make, words) => {
    const problem = await app.refused('attachments.add', { ownerTable: 'transactions', ownerId, from: make() }, 'invalid_input');
    expect(problem.message).toContain(words);
    expect([await list(), stored()]).toEqual([[], []]);
  });
  it('belongs to a record that is not there', async () => {
    await app.refused('attachments.add', { ownerTable: 'actions', ownerId, from: invoice() }, 'not_found');
    expect(stored()).toEqual([]);
  });
  it('would take the name of a program', async () => {
    const row = await add(invoice());
    await app.refused('attachments.rename', { id: row.id, version: row.version, name: 'invoice.exe' }, 'invalid_input');
  });
  it('would be written over the board', async () => {
    const row = await add(invoice());
    await app.refused('attachments.saveCopy', { id: row.id, to: app.file }, 'forbidden');
  });
});

describe('the name of a file', () => {
  it.each([
    ['C:\\Users\\me\\invoice.pdf', 'invoice.pdf'], ['/home/me/../invoice.pdf', 'invoice.pdf'], ['..', 'file'], ['', 'file'], ['nul.pdf', 'file nul.pdf'], ['a\u0000b\n<c>.pdf', 'a b c .pdf'],
    ['gnp\u202Efdp.exe', 'gnp fdp.exe'], ['.hidden', 'hidden'], [`${'x'.repeat(300)}.docx`, `${'x'.repeat(115)}.docx`], ['Café – May.pdf', 'Café – May.pdf'],
  ])('%j is kept as %j', (given, kept) => expect(attachmentName(given)).toBe(kept));
  it.each(['😀'.repeat(200), `x${'😀'.repeat(200)}.pdf`])('is never longer than 120 nor cut within a character', (given) => {
    const name = attachmentName(given);
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name.isWellFormed()).toBe(true);
  });
  it('says what kind of file it is', () => {
    expect([mediaTypeOf('a.PDF'), mediaTypeOf('a'), mediaTypeOf('a.weird')]).toEqual(['application/pdf', 'application/octet-stream', 'application/octet-stream']);
    expect([isProgram('a.ExE'), isProgram('exe'), isProgram('a.pdf'), isProgram('Item 3. One')]).toEqual([true, false, false, false]);
    // Whatever would run, or runs something in the program that opens it.
    const runs = ['xll', 'msc', 'appref-ms', 'application', 'SettingContent-ms', 'library-ms', 'searchconnector-ms', 'ps1xml', 'psm1', 'inf', 'gadget', 'command', 'terminal', 'vhd', 'vhdx', 'slk', 'one', 'py', 'pyw', 'rb', 'pl',
      'docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xlsb', 'pptm', 'potm', 'ppam', 'iqy', 'theme', 'diagcab', 'appx', 'msix', 'msixbundle', 'deb', 'rpm', 'dmg', 'pkg', 'workflow', 'ws', 'wsc', 'sct', 'shb', 'job', 'prg', 'mde', 'accde', 'hlp',
      'jnlp', 'elf', 'bin', 'run', 'AppImage', 'mht', 'mhtml', 'shtml', 'svgz', 'xml', 'exe.', 'exe . ', 'exe:x.exe', 'pdf:x.exe'];
    expect(runs.filter((ending) => !isProgram(attachmentName(`invoice.${ending}`)))).toEqual([]);
    expect(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'ods', 'csv', 'eml', 'msg', 'txt', 'rtf', 'zip', 'jpg', 'heic'].filter((ending) => isProgram(`invoice.${ending}`))).toEqual([]);
    // A stream beside a file, as Windows has them: the name that is kept has none, and says what the file is.
    expect([attachmentName('a.pdf:x.exe'), attachmentName('a.exe:$DATA'), attachmentName('a.exe. . '), attachmentName('com¹.pdf')]).toEqual(['a.pdf x.exe', 'a.exe $DATA', 'a.exe', 'file com¹.pdf']);
    expect([sizeInWords(1), sizeInWords(12_345), sizeInWords(1_449_999), sizeInWords(20_000_000)]).toEqual(['1 kB', '13 kB', '1.4 MB', '20.0 MB']);
  });
});
