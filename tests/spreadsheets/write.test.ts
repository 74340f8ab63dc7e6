import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSpreadsheet } from '../../db/spreadsheets/check.ts';
import type { Cell, Spreadsheet } from '../../db/spreadsheets/spreadsheet.ts';
import { writeSpreadsheet } from '../../db/spreadsheets/write.ts';

const sheetOf = (rows: Cell[][]): Spreadsheet => ({
  title: 'A list', author: 'A board', date: '2026-10-15',
  sheets: [{ name: 'A/list', notes: [], rows, columns: [{ heading: 'Text', width: 20, kind: 'text' }, { heading: 'Number', width: 8, kind: 'number' }, { heading: 'Share', width: 8, kind: 'percent' }] }],
});
const csvOf = async (rows: Cell[][]) => parseCsv(new TextDecoder().decode(await writeSpreadsheet(sheetOf(rows), 'csv')));

test.each(['=1+1', '+44 20', '-5', '@sum', '\tx', '\rx'])('the text %j cannot be taken for a formula in CSV', async (text) => {
  expect((await csvOf([[text, 1, 50]]))[1]![0]).toBe(`'${text}`);
});
test.each(['1+1', 'a=b', ' =1', '’=1', '10%'])('the text %j stays as it is', async (text) => {
  expect((await csvOf([[text, 1, 50]]))[1]![0]).toBe(text);
});
test('a negative number is a number, not a formula', async () => {
  expect((await csvOf([['x', -5, 50]]))[1]).toEqual(['x', '-5', '50']);
});
test('the same rows give the same workbook, byte for byte', async () => {
  const [one, two] = [await writeSpreadsheet(sheetOf([['a', 1, 2]]), 'xlsx'), await writeSpreadsheet(sheetOf([['a', 1, 2]]), 'xlsx')];
  expect(Buffer.compare(one, two)).toBe(0);
});
test('a date is a date in a workbook', async () => {
  const dated: Spreadsheet = { ...sheetOf([]), sheets: [{ name: 'Dates', notes: ['Counted by hand.'], columns: [{ heading: 'On', width: 12, kind: 'date' }], rows: [['2026-03-31'], [null]] }] };
  const rows = (await readXlsx(await writeSpreadsheet(dated, 'xlsx'))).sheets[0]!.rows;
  expect(rows[1]![0]).toEqual(new Date('2026-03-31T00:00:00Z'));
  expect(rows.at(-1)![0]).toBe('Counted by hand.');
});
test('whatever is written reads back as it was meant, in both formats', async () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('=1', '-2', 'a"b', 'a,b', 'a\nb', 'Zoë’s café', ''));
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 100 })), { maxLength: 6 }), async (rows) => {
    for (const format of ['csv', 'xlsx'] as const) await checkSpreadsheet(await writeSpreadsheet(sheetOf(rows), format), sheetOf(rows), format);
  }), { numRuns: 150 });
});
test('a spreadsheet that differs by one cell is found out', async () => {
  await expect(checkSpreadsheet(await writeSpreadsheet(sheetOf([['a', 1, 2]]), 'xlsx'), sheetOf([['a', 1, 3]]), 'xlsx')).rejects.toThrow('row 1, column 3');
});
