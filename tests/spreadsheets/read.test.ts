import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../db/spreadsheets/read.ts';
import { Refusal } from '../../shared/result.ts';
import { testFolder } from '../fixtures/files.ts';

const folder = testFolder('spreadsheets');
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const go = () => new Int32Array(new SharedArrayBuffer(4));
const read = (path: string) => readSpreadsheet(path, go());
async function refusal(path: string): Promise<string> {
  const error: unknown = await read(path).then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error(`Not refused: ${String(error)}`);
  return error.problem.message;
}
const SHEET = [['Date', 'Payee', 'Amount'], [new Date('2026-04-05T00:00:00Z'), 'Zoë’s Café', 0.1 + 0.2], ['', '', null], ['06/04/2026', '=1+1', -1234.56]];
const TEXT = [['Date', 'Payee', 'Amount'], ['2026-04-05', 'Zoë’s Café', '0.3'], [], ['06/04/2026', '=1+1', '-1234.56']];

/** A zip file of one entry that says of itself what it is told to. */
function zip(name: string, content: Uint8Array, declared: number, count = 1): Uint8Array {
  const data = deflateRawSync(content);
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0); local.writeUInt16LE(8, 8); local.writeUInt32LE(data.length, 18); local.writeUInt32LE(declared, 22); local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0); central.writeUInt16LE(8, 10); central.writeUInt32LE(data.length, 20); central.writeUInt32LE(declared, 24); central.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  const at = local.length + title.length + data.length;
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(count, 8); end.writeUInt16LE(count, 10); end.writeUInt32LE(46 + title.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([local, title, data, central, title, end]);
}

describe('a spreadsheet from elsewhere', () => {
  it('reads the same text from xlsx and from ods, numbers as the spreadsheet shows them', async () => {
    const xlsx = await read(file('a.xlsx', await writeXlsx({ sheets: [{ name: 'Ledger', rows: SHEET }] })));
    const ods = await read(file('a.ods', await writeOds({ sheets: [{ name: 'Ledger', rows: SHEET }] })));
    expect(xlsx).toEqual([{ name: 'Ledger', rows: TEXT }]);
    expect(ods).toEqual(xlsx);
  });
  it('reads csv in UTF-8, with a mark at the start, in UTF-16 and in the Windows code page', async () => {
    const text = 'Payee,Amount\r\n"Café, Zoë",£5.00\r\n';
    const expected = [['Payee', 'Amount'], ['Café, Zoë', '£5.00']];
    const windows = Uint8Array.from(text, (character) => character.charCodeAt(0));
    for (const [name, bytes] of [['u8', Buffer.from(text)], ['bom', Buffer.from(`\ufeff${text}`)], ['u16', Buffer.from(`\ufeff${text}`, 'utf16le')], ['win', windows]] as const) {
      expect((await read(file(`${name}.csv`, bytes)))[0]!.rows, name).toEqual(expected);
    }
  });
  it('refuses what is empty, is no spreadsheet, or has a password or the old form', async () => {
    expect(await refusal(file('empty.csv', ''))).toContain('is empty');
    expect(await refusal(file('picture.xlsx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0)))).toContain('cannot be read as a spreadsheet');
    expect(await refusal(file('cut.xlsx', (await writeXlsx({ sheets: [{ name: 'A', rows: SHEET }] })).subarray(0, 900)))).toContain('cannot be read as a spreadsheet');
    expect(await refusal(file('old.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)))).toContain('password');
  });
  it('refuses a file that says it unpacks to 2 GiB before it unpacks anything', async () => {
    expect(await refusal(file('declared.xlsx', zip('xl/workbook.xml', Buffer.from('<x/>'), 2 ** 31)))).toContain('far more');
  });
  it('refuses a zip bomb that says nothing of its size', async () => {
    expect(await refusal(file('bomb.xlsx', zip('xl/workbook.xml', Buffer.alloc(300 * 1024 * 1024), 100)))).toContain('far more');
  });
  it('refuses a directory that promises more entries than there are', async () => {
    expect(await refusal(file('entries.xlsx', zip('a', Buffer.from('a'), 1, 65_000)))).toContain('far more');
    expect(await refusal(file('short.xlsx', zip('a', Buffer.from('a'), 1, 3)))).toContain('cannot be read');
  });
  it('survives a cell in the farthest corner', async () => {
    const cells = await writeXlsx({ sheets: [{ name: 'A', rows: [['a']] }] });
    const far = await farCell(cells);
    const outcome = await read(file('far.xlsx', far)).then((sheets) => sheets[0]!.rows.length, (error: unknown) => (error instanceof Refusal ? 'refused' : error));
    expect(outcome === 'refused' || outcome === 1).toBe(true);
  });
  it('refuses more rows than it takes', async () => {
    expect(await refusal(file('long.csv', `a\n${'1\n'.repeat(100_001)}`))).toContain('100,000 rows');
  });
  it('refuses more than 20 MB by its size alone', async () => {
    expect(await refusal(file('large.csv', Buffer.alloc(21 * 1024 * 1024, 0x61)))).toContain('20 MB');
  });
  it('stops when it is told to', async () => {
    const cancelled = go();
    cancelled[0] = 1;
    await expect(readSpreadsheet(file('stop.csv', 'a,b\n'.repeat(90_000)), cancelled)).rejects.toThrow('You stopped this');
  });
});

/** The workbook with its one cell moved to XFD1048576. Rewritten as stored entries, so that no library has a say in it. */
async function farCell(workbook: Uint8Array): Promise<Uint8Array> {
  const { unzip } = await import('../../db/packs/zip.ts');
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const entries = unzip(workbook);
  for (const [name, content] of entries) {
    const text = Buffer.from(content).toString('utf8').replaceAll('"A1"', '"XFD1048576"').replace('<row r="1"', '<row r="1048576"');
    const data = name.includes('sheet1') ? Buffer.from(text) : Buffer.from(content);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0); local.writeUInt32LE(data.length, 18); local.writeUInt32LE(data.length, 22); local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0); central.writeUInt32LE(data.length, 20); central.writeUInt32LE(data.length, 24); central.writeUInt16LE(title.length, 28); central.writeUInt32LE(at, 42);
    parts.push(local, title, data);
    directory.push(central, title);
    at += local.length + title.length + data.length;
  }
  const end = Buffer.alloc(22);
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(entries.size, 8); end.writeUInt16LE(entries.size, 10); end.writeUInt32LE(size, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
