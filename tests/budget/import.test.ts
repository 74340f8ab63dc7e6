import { writeXlsx } from 'hucre/xlsx';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guessColumns, matchLine, payeePattern, readLedgerRows } from '../../shared/budget/ledger.ts';
import { openApp } from '../fixtures/caller.ts';
import { bytesOf, dumpFile, recordOf, testFolder } from '../fixtures/files.ts';
import { DESK } from '../fixtures/world.ts';

const folder = testFolder('import');
let files = 0;
async function board() {
  const app = openApp(join(folder, `${files++}.boardwright`));
  await app.call('board.create', { name: 'Wexcombe Board', kind: 'other', area: null, desk: DESK });
  await app.call('financialYears.create', { fromDate: '2026-04-01' });
  const partners = await app.call('budgetHeadings.create', { kind: 'income', name: 'Partners', code: 'I100' });
  const venues = await app.call('budgetHeadings.create', { kind: 'expenditure', name: 'Venues', code: 'E200' });
  return { app, partners, venues };
}
const extract = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const LEDGER = `Cost centre report,,,,
Period 1,,,,
Transaction date,Supplier name,Document no,Cost code,Debit,Credit
05/04/2026,Ward Halls Ltd,D1,E200,120.00,
05/04/2026,Ward Halls Ltd,D1,E200,120.00,
06/04/2026,Police,D2,I100,,"5,000.00"
07/04/2026,A. Printer,D3,,30.50,
31/02/2026,Nobody,D4,,1.00,
08/04/2026,Somebody,D5,,,
01/04/2019,Old Friend,D6,,9.00,
Total,,,,-4720.50,
`;

describe('a ledger extract', () => {
  it('is read by the words of its headings, with dates, signs and brackets as ledgers write them', () => {
    expect(guessColumns(['Transaction Date', 'Supplier', 'Invoice No', 'Cost Centre Code', 'Net Amount', 'VAT'])).toMatchObject({ date: 0, payee: 1, reference: 2, code: 3, amount: 4, vat: 5 });
    expect(guessColumns(['Posting date', 'Supplier name', 'Doc No', 'Detail code', 'Narrative', 'Net amount', 'VAT'])).toMatchObject({ payee: 1, reference: 2, code: 3, note: 4, amount: 5, vat: 6 });
    expect(guessColumns(['Date', 'Description', 'Inv. No', 'Amount'])).toMatchObject({ payee: 1, reference: 2, note: null });
    const matching = { ...guessColumns(['Date', 'Payee', 'Amount']), positive: 'expenditure' as const };
    const rows = [['Date', 'Payee', 'Amount'], ['2026-04-05', 'A', '(12.50)'], ['5.4.26', 'B', '£1,000'], ['5 April 2026', 'C', '7.00-'], ['05-Apr-2026', 'D', '3 CR'], ['13/13/2026', 'E', '1'], ['', 'Total', '978.50']];
    const read = readLedgerRows(rows, 0, matching);
    expect(read.lines.map(({ date, spentPence }) => [date, spentPence])).toEqual([['2026-04-05', -1250], ['2026-04-05', 100_000], ['2026-04-05', -700], ['2026-04-05', -300]]);
    expect(read.problems).toEqual([{ row: 6, why: '“13/13/2026” is not a date.' }]);
    expect(read.totalPence).toBe(97_850);
  });
  it('finds headings by code before payee, and knows a payee by letters alone', () => {
    expect(payeePattern('Ward Halls (2019) Ltd.')).toBe('ward halls');
    const matcher = { headingByCode: new Map([['e200', 'venues']]), headingByPayee: new Map([['ward halls', { headingId: 'partners', organisationId: 'o' }]]), kindOf: new Map([['venues', 'expenditure' as const], ['partners', 'income' as const]]) };
    expect(matchLine({ code: 'E200', payee: 'Ward Halls', spentPence: -5 }, matcher)).toEqual({ kind: 'expenditure', netPence: -5, headingId: 'venues', organisationId: 'o' });
    expect(matchLine({ code: null, payee: 'WARD HALLS LIMITED', spentPence: -5 }, matcher)).toEqual({ kind: 'income', netPence: 5, headingId: 'partners', organisationId: 'o' });
    expect(matchLine({ code: null, payee: 'Else', spentPence: -5 }, matcher)).toEqual({ kind: 'income', netPence: 5, headingId: null, organisationId: null });
  });

  it('is looked at without a trace, imported in one step, reconciled, and adds nothing the second time', async () => {
    const { app, venues } = await board();
    const path = extract('ledger.csv', LEDGER);
    const before = bytesOf(app.file);
    const look = await app.call('budget.readLedger', { from: path });
    expect(bytesOf(app.file)).toBe(before);
    expect(look).toMatchObject({
      fileName: 'ledger.csv', headingRow: 2, remembered: false, lines: 5, newLines: 5, matched: 3, filePence: -472_050, totalPence: -472_050, problemCount: 2,
      matching: { date: 0, payee: 1, reference: 2, code: 3, debit: 4, credit: 5, amount: null },
    });
    const done = await app.call('budget.importLedger', { from: look.from });
    expect(done).toMatchObject({ added: 4, already: 0, unmatched: 1, skippedCount: 1, differencePence: 0 });
    expect(done.skipped[0]!.why).toContain('No financial year');
    const lines = await app.call('transactions.list', {});
    expect(lines.map(({ kind, netPence, source }) => [kind, netPence, source])).toEqual([['expenditure', 12_000, 'imported'], ['expenditure', 12_000, 'imported'], ['income', 500_000, 'imported'], ['expenditure', 3050, 'imported']]);

    const state = recordOf(dumpFile(app.file));
    const again = await app.call('budget.importLedger', { from: extract('again.csv', LEDGER) });
    expect(again).toMatchObject({ added: 0, already: 4, newLines: 1, skippedCount: 1 });
    expect(recordOf(dumpFile(app.file))).toEqual(state);
    expect((await app.call('budget.readLedger', { from: path })).remembered).toBe(true);

    // What is put under a heading by hand teaches the next import.
    const tray = await app.call('transactions.list', { unmatched: 'yes' });
    expect(await app.call('budget.matchLines', { ids: tray.map((line) => line.id), headingId: venues.id })).toEqual({ matched: 1, learned: 1, alike: 0 });
    const next = await app.call('budget.importLedger', { from: extract('next.csv', 'Date,Payee,Amount\n09/04/2026,A Printer,10\n') });
    expect(next).toMatchObject({ added: 1, unmatched: 0, matched: 1 });
    expect(app.faults).toEqual([]);
  });

  it('is taken back by one undo', async () => {
    const { app } = await board();
    await app.call('budget.importLedger', { from: extract('undo.csv', LEDGER) });
    await app.call('history.undo', {});
    expect([await app.call('transactions.list', {}), await app.call('budget.imports', {})]).toEqual([[], []]);
  });

  it('of 50,000 lines can be stopped half-way with nothing kept', async () => {
    const { app } = await board();
    const text = `Date,Payee,Ref,Amount\n${Array.from({ length: 50_000 }, (_, at) => `0${(at % 9) + 1}/05/2026,Payee ${at % 300},R${at},${at}.0${at % 10}`).join('\n')}\n`;
    const before = recordOf(dumpFile(app.file));
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    const seen: number[] = [];
    const stopped = await app.app.dispatch('budget.importLedger', { from: extract('long.csv', text) }, {
      cancelled, onProgress: ({ done, label }) => {
        if (label !== 'Adding lines') return;
        seen.push(done);
        if (done >= 20_000) Atomics.store(cancelled, 0, 1);
      },
    });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(seen.at(-1)).toBe(20_000);
    expect(recordOf(dumpFile(app.file))).toEqual(before);
    const whole = await app.call('budget.importLedger', { from: extract('long.csv', text) });
    expect(whole).toMatchObject({ added: 50_000, already: 0, unmatched: 50_000 });
    expect(app.faults).toEqual([]);
  }, 120_000);

  it('keeps cells that look like formulas as the text that they are', async () => {
    const { app } = await board();
    const path = join(folder, 'formula.xlsx');
    writeFileSync(path, await writeXlsx({ sheets: [{ name: 'A', rows: [['Date', 'Payee', 'Amount'], ['01/05/2026', '=HYPERLINK("x")', 12.1]] }] }));
    await app.call('budget.importLedger', { from: path });
    expect(await app.call('transactions.list', {})).toMatchObject([{ payee: '=HYPERLINK("x")', netPence: 1210 }]);
  });

  it('needs a date and an amount, and refuses what is no spreadsheet', async () => {
    const { app } = await board();
    expect((await app.refused('budget.importLedger', { from: extract('none.csv', 'Name,Town\nA,B\n') }, 'invalid_input')).message).toContain('which the amount');
    await app.refused('budget.readLedger', { from: extract('bad.xlsx', 'PK\u0003\u0004 no zip') }, 'invalid_input');
    await app.refused('budget.importLedger', { from: 'read:gone' }, 'not_found');
  });
});

describe('a line whose reference is here already with other content', () => {
  const FIRST = 'Date,Supplier,Ref,Amount\n05/04/2026,Ward Halls,INV 1,120.00\n05/04/2026,Ward Halls,INV 1,30.00\n06/04/2026,Paper Mill,1001,10.00\n';
  /** The first line of INV 1 is corrected, the second is as it was; 1001 of another supplier is another number; X9 was entered by hand with the same amount; N1 is new. */
  const SECOND = 'Date,Supplier,Ref,Amount\n07/04/2026,Ward Halls Ltd,inv 1,125.00\n05/04/2026,Ward Halls,INV 1,30.00\n06/04/2026,Other Mill,1001,11.00\n08/04/2026,B Tutor,X9,80.00\n09/04/2026,Print Shop,N1,5.00\n';
  async function ready() {
    const made = await board();
    await made.app.call('budget.importLedger', { from: extract(`first ${files}.csv`, FIRST) });
    const mine = await made.app.call('transactions.create', { date: '2026-04-02', kind: 'expenditure', headingId: made.venues.id, payee: 'Bea Tutor', reference: 'X9', netPence: 8000, state: 'commitment', note: 'ordered' });
    const path = extract(`second ${files}.csv`, SECOND);
    return { ...made, mine, path, look: await made.app.call('budget.readLedger', { from: path }) };
  }
  const amounts = async (app: Awaited<ReturnType<typeof board>>['app']) => (await app.call('transactions.list', {})).map(({ reference, netPence, state }) => [reference, netPence, state]);

  it('is pointed out with what is here, and left out until it is decided', async () => {
    const { app, look, mine } = await ready();
    expect(look).toMatchObject({ newLines: 4, sameCount: 2, same: [{ row: 2, spentPence: 12_500, here: [{ spentPence: 12_000, closed: false }] }, { row: 5, here: [{ id: mine.id, source: 'entered', state: 'commitment' }] }] });
    const done = await app.call('budget.importLedger', { from: look.from });
    expect(done).toMatchObject({ added: 2, replaced: 0, already: 1, skippedCount: 2, filePence: 25_100, herePence: 4600 });
    expect(done.skipped[0]).toEqual({ row: 2, why: 'The reference inv 1 is here already with other content.' });
    // Asked again, it is pointed out again, and nothing else changes.
    expect((await app.call('budget.importLedger', { from: look.from })).added).toBe(0);
    expect(await amounts(app)).toHaveLength(6);
  });
  it('takes the place of the line that is here, with its heading, files and history, in a step that can be undone', async () => {
    const { app, look, mine, venues } = await ready();
    const before = recordOf(dumpFile(app.file));
    const done = await app.call('budget.importLedger', { from: look.from, others: 'replace' });
    expect(done).toMatchObject({ added: 2, replaced: 2, skippedCount: 0, filePence: 25_100, herePence: 25_100 });
    expect(await app.call('transactions.get', { id: mine.id })).toMatchObject({ date: '2026-04-08', netPence: 8000, state: 'actual', headingId: venues.id, payee: 'B Tutor', note: 'ordered', source: 'imported' });
    expect((await amounts(app)).filter(([reference]) => reference === 'INV 1' || reference === 'inv 1')).toEqual([['INV 1', 3000, 'actual'], ['inv 1', 12_500, 'actual']]);
    expect(await app.call('budget.importLedger', { from: look.from, others: 'replace' })).toMatchObject({ added: 0, replaced: 0, already: 5 });
    await app.call('history.undo', {});
    expect(recordOf(dumpFile(app.file))).toEqual(before);
  });
  it('is added or left out line by line, and no line is replaced twice', async () => {
    const { app, look, mine } = await ready();
    const done = await app.call('budget.importLedger', { from: look.from, same: [{ row: 2, choice: 'add' }, { row: 5, choice: 'replace', id: mine.id }] });
    expect(done).toMatchObject({ added: 3, replaced: 1, skippedCount: 0 });
    const twice = extract('twice.csv', 'Date,Supplier,Ref,Amount\n01/05/2026,Print Shop,N1,6.00\n02/05/2026,Print Shop,N1,7.00\n');
    expect(await app.call('budget.importLedger', { from: twice, others: 'replace' })).toMatchObject({ added: 0, replaced: 1, skippedCount: 1 });
    expect(app.faults).toEqual([]);
  });
});
