import { parseCsv } from 'hucre/csv';
import { openXlsx } from 'hucre/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

const folder = testFolder('budget-export');
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildWorld(app);
  const { year } = world.money;
  await app.call('transactions.create', { date: '2026-09-01', kind: 'expenditure', headingId: world.money.venues.id, payee: 'Ivy Example', personal: true, netPence: 99_901, note: 'Fee of Ivy Example' });
  await app.call('transactions.create', { date: '2026-09-02', kind: 'expenditure', headingId: world.money.venues.id, payee: '=cmd|calc', netPence: 70_000, note: '+1' });
  await app.call('transactions.create', { date: '2026-09-03', kind: 'expenditure', headingId: world.money.venues.id, payee: 'Ward Halls', netPence: -60_000 });
  await app.call('transactions.create', { date: '2026-09-04', kind: 'expenditure', headingId: world.money.venues.id, payee: 'Too Small', netPence: 50_000 });
  expect(year.name).toBe('2026/27');
});
const write = async (paper: Parameters<typeof app.call<'budget.export'>>[1]['paper'], format: 'docx' | 'pdf' | 'xlsx' | 'csv') => {
  const to = join(folder, `${paper}.${format}`);
  const done = await app.call('budget.export', { yearId: world.money.year.id, paper, format, to });
  return { done, bytes: new Uint8Array(readFileSync(to)) };
};
const wordText = (bytes: Uint8Array): string =>
  new TextDecoder().decode(unzip(bytes).get('word/document.xml')).replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&');

describe('papers of the budget', () => {
  it('publish spending over £500 without the names of private persons, and nothing that a spreadsheet would work out', async () => {
    const text = new TextDecoder().decode((await write('transparency', 'csv')).bytes);
    const rows = parseCsv(text) as string[][];
    expect(rows[0]!.slice(1)).toEqual(['Date', 'Transaction reference', 'Beneficiary', 'Purpose', 'Category', 'Net amount', 'VAT']);
    expect(rows.slice(1, 6).map((row) => [row[1], row[3], row[6]])).toEqual([
      ['2026-05-12', 'Ward Halls Trust', '600.00'], ['2026-08-02', 'Redacted: personal data', '800.00'], ['2026-09-01', 'Redacted: personal data', '999.01'], ['2026-09-02', `'=cmd|calc`, '700.00'],
      ['2026-09-03', 'Ward Halls', '-600.00'],
    ]);
    for (const secret of ['Ivy', 'A Tutor', 'Too Small']) expect(text).not.toContain(secret);
    const inExcel = Object.values(Object.fromEntries(unzip((await write('transparency', 'xlsx')).bytes))).map((part) => new TextDecoder().decode(part)).join('');
    expect(inExcel).toContain('=cmd|calc');
    expect(inExcel).not.toContain('Ivy');
    expect(inExcel).not.toMatch(/<f>[^<]*cmd/);
  });

  it('show where the money comes from and goes in pictures, described in words and followed by the same as a table', async () => {
    const { bytes } = await write('annual', 'docx');
    const parts = unzip(bytes);
    const document = new TextDecoder().decode(parts.get('word/document.xml'));
    expect([...document.matchAll(/<wp:docPr id="(\d+)" name="Chart" descr="([^"]+)"/g)].map(([, id, words]) => [id, words!.slice(0, 60)])).toEqual([
      ['1', expect.stringContaining('where the money came from. The largest is')], ['2', expect.stringContaining('where the money went. The largest is')]]);
    expect([...parts.keys()].filter((name) => /^word\/charts\/chart\d\.xml$/.test(name))).toHaveLength(2);
    expect(document.indexOf('<w:drawing>')).toBeLessThan(document.indexOf('Where the money came from, in pounds and as a share'));
    expect((await write('annual', 'docx')).bytes).toEqual(bytes);
    const pdf = Buffer.from((await write('annual', 'pdf')).bytes).toString('latin1');
    expect(pdf.match(/\/S \/Figure/g)!.length).toBeGreaterThanOrEqual(2);
    expect(pdf.match(/\/Alt /g)!.length).toBeGreaterThanOrEqual(2);
    expect((await write('contributions', 'docx')).bytes.length).toBeGreaterThan(5000);
  });

  it('have live formulas in Excel that come to what the board’s own figures are', async () => {
    const { bytes } = await write('monitoring', 'xlsx');
    const { sheets } = await openXlsx(bytes);
    const sheet = sheets[0]!;
    const figures = await app.call('budget.figures', { yearId: world.money.year.id });
    const at = sheet.rows.findIndex((row) => row[0] === 'Total expenditure');
    const cell = sheet.cells?.get(`${at},6`);
    expect(cell?.formula).toMatch(/^SUM\(G\d+:G\d+\)$/);
    const [, from = '', to = ''] = /G(\d+):G(\d+)/.exec(cell?.formula ?? '') ?? [];
    const added = sheet.rows.slice(Number(from) - 1, Number(to)).reduce((sum, row) => sum + Math.round(Number(row[6]) * 100), 0);
    expect(added).toBe(figures.expenditure.actualPence);
    expect(Math.round(Number(sheet.rows[at]![6]) * 100)).toBe(figures.expenditure.actualPence);
    expect(sheet.cells?.get('1,5')?.formula).toBe('D2+E2');
  });

  it('say the same in Word and PDF as on screen', async () => {
    const figures = await app.call('budget.figures', { yearId: world.money.year.id });
    const { formatPounds } = await import('../../shared/money.ts');
    const monitoring = wordText((await write('monitoring', 'docx')).bytes);
    for (const amount of [figures.balance.openingPence, figures.expenditure.forecastPence, figures.balance.forecastPence]) expect(monitoring).toContain(formatPounds(amount));
    expect(monitoring).toContain('Two venues cost more.');
    expect(monitoring).toContain('The income printed is £40,000.00');
    const pdf = await write('annual', 'pdf');
    expect(new TextDecoder('latin1').decode(pdf.bytes.subarray(0, 5))).toBe('%PDF-');
    expect(pdf.done.pages).toBeGreaterThan(0);
    const annual = wordText((await write('annual', 'docx')).bytes);
    expect(annual).toContain('Carried forward');
    const letters = wordText((await write('letters', 'docx')).bytes);
    expect(letters).toContain(`is ${formatPounds(4_900_000)}.`);
    expect(letters).toContain('so £24,500.00 is due');
    expect(letters).not.toContain('Rooms');
    const given = wordText((await write('contributions', 'docx')).bytes);
    expect(given).toContain('98.2%');
  });

  it('refuse a form that they do not have, in words', async () => {
    const asked = { yearId: world.money.year.id, to: join(folder, 'x') };
    expect((await app.refused('budget.export', { ...asked, paper: 'ledger', format: 'pdf' }, 'invalid_input')).message).toContain('Choose Excel or CSV');
    await app.refused('budget.export', { ...asked, paper: 'letters', format: 'csv' }, 'invalid_input');
    expect((await write('ledger', 'csv')).done.bytes).toBeGreaterThan(100);
    expect((await write('contributions', 'xlsx')).done.bytes).toBeGreaterThan(100);
    expect(app.faults).toEqual([]);
  });
});
