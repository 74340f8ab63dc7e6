import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { DESK } from '../fixtures/world.ts';

const folder = testFolder('budget');
let files = 0;
async function board(): Promise<TestApp> {
  const app = openApp(join(folder, `${files++}.boardwright`));
  await app.call('board.create', { name: 'Wexcombe Board', kind: 'other', area: null, desk: DESK });
  return app;
}

describe('years', () => {
  it('balance for any order of entry and across year ends, and undo brings back the figures', async () => {
    const app = await board();
    const { id: a } = await app.call('financialYears.create', { fromDate: '2024-04-01', openingPence: 100_000 });
    const { id: b } = await app.call('financialYears.create', { fromDate: '2025-04-01' });
    const income = await app.call('budgetHeadings.create', { kind: 'income', name: 'Partners' });
    const spend = await app.call('budgetHeadings.create', { kind: 'expenditure', name: 'Staff' });
    let sums = { [a]: 0, [b]: 0 } as Record<string, number>;
    const check = async () => {
      const [first, second] = [await app.call('budget.figures', { yearId: a }), await app.call('budget.figures', { yearId: b })];
      for (const { balance, income: ins, expenditure: outs } of [first, second]) expect(balance.openingPence + ins.actualPence - outs.actualPence).toBe(balance.closingPence);
      expect(first.balance.closingPence).toBe(100_000 + sums[a]!);
      expect(second.balance).toMatchObject({ openingPence: first.balance.closingPence, openingFrom: 'carried', closingPence: first.balance.closingPence + sums[b]! });
    };
    const line = fc.record({ later: fc.boolean(), day: fc.integer({ min: 1, max: 28 }), month: fc.integer({ min: 1, max: 12 }), isIncome: fc.boolean(), pence: fc.integer({ min: -99_999, max: 99_999_999 }), matched: fc.boolean() });
    for (const { later, day, month, isIncome, pence, matched } of fc.sample(line, { numRuns: 60, seed: 7 })) {
      const start = later ? 2025 : 2024;
      const date = `${month < 4 ? start + 1 : start}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const before = sums;
      sums = { ...sums, [later ? b : a]: sums[later ? b : a]! + (isIncome ? pence : -pence) };
      await app.call('transactions.create', { date, kind: isIncome ? 'income' : 'expenditure', headingId: matched ? (isIncome ? income : spend).id : null, netPence: pence });
      if (day % 9 === 0) {
        await app.call('history.undo', {});
        sums = before;
      }
    }
    await check();
    expect(app.faults).toEqual([]);
  });

  it('are closed by the file, carry their balance forward as the next year’s opening line, and reopen with a reason', async () => {
    const app = await board();
    const year = await app.call('financialYears.create', { fromDate: '2025-04-01', openingPence: 5000 });
    const spend = await app.call('budgetHeadings.create', { kind: 'expenditure', name: 'Rooms' });
    const entry = { date: '2025-05-01', kind: 'expenditure' as const, headingId: spend.id, netPence: 1200 };
    const paid = await app.call('transactions.create', entry);
    const promised = await app.call('transactions.create', { ...entry, state: 'commitment' });
    expect((await app.refused('budget.closeYear', { id: year.id, version: 1, on: '2026-04-30' }, 'conflict')).message).toContain('1 commitment is still open');
    await app.call('transactions.delete', { id: promised.id, version: 1 });
    await app.refused('budget.closeYear', { id: year.id, version: 1, on: '2026-03-31' }, 'invalid_input');
    const closed = await app.call('budget.closeYear', { id: year.id, version: 1, on: '2026-04-30' });
    expect(closed).toMatchObject({ state: 'closed', closedOn: '2026-04-30' });
    const next = (await app.call('financialYears.list', {})).at(-1)!;
    expect([next.name, (await app.call('budget.figures', { yearId: next.id })).balance]).toMatchObject(['2026/27', { openingPence: 3800, openingFrom: 'carried' }]);
    await app.refused('transactions.create', entry, 'conflict');
    await app.refused('transactions.update', { id: paid.id, version: 1, set: { netPence: 1 } }, 'conflict');
    await app.refused('transactions.update', { id: paid.id, version: 1, set: { date: '2026-05-01' } }, 'conflict');
    await app.refused('transactions.delete', { id: paid.id, version: 1 }, 'conflict');
    await app.refused('budgetLines.create', { yearId: year.id, headingId: spend.id, originalPence: 1 }, 'conflict');
    await app.refused('financialYears.update', { id: year.id, version: closed.version, set: { openingPence: 1 } }, 'conflict');
    const open = await app.call('budget.reopenYear', { id: year.id, version: closed.version, reason: 'A late invoice' });
    expect(open).toMatchObject({ state: 'open', closedOn: null, reopenReason: 'A late invoice' });
    await app.call('transactions.update', { id: paid.id, version: 1, set: { netPence: 1300 } });
    expect((await app.call('budget.figures', { yearId: next.id })).balance.openingPence).toBe(3700);
    for (let undone = 0; undone < 3; undone++) await app.call('history.undo', {});
    expect((await app.call('financialYears.list', {})).map(({ name, state }) => [name, state])).toEqual([['2025/26', 'open']]);
    expect(app.faults).toEqual([]);
  });

  it('refuse a date that no year has, an overlap, and a day that is not the first of a month', async () => {
    const app = await board();
    await app.call('financialYears.create', { fromDate: '2025-07-01' });
    expect(await app.call('financialYears.list', {})).toMatchObject([{ name: '2025/26', toDate: '2026-06-30' }]);
    expect((await app.refused('transactions.create', { date: '2026-07-01', kind: 'income', netPence: 1 }, 'invalid_input')).message).toContain('Add the year first');
    await app.refused('financialYears.create', { fromDate: '2026-04-01' }, 'conflict');
    await app.refused('financialYears.create', { fromDate: '2026-07-02' }, 'invalid_input');
  });

  it('keep what a table printed beside what its lines add up to', async () => {
    const app = await board();
    const line = (name: string, pence: number) => ({ name, pence });
    const { yearId } = await app.call('budget.enterPublished', {
      fromDate: '2016-04-01', source: 'Annual report', openingPence: 0, income: [line('Grant', 5_400_000), line('Police', 500_000)], expenditure: [line('Venues', 10_000)],
      statedIncomePence: 5_400_000, statedExpenditurePence: 10_000,
    });
    const { stated, balance } = await app.call('budget.figures', { yearId });
    expect(stated).toMatchObject([
      { what: 'income', statedPence: 5_400_000, computedPence: 5_900_000, differencePence: 500_000, hints: [[{ name: 'Police', pence: 500_000 }]] },
      { what: 'expenditure', differencePence: 0, hints: [] },
    ]);
    expect(balance.closingPence).toBe(5_890_000);
    await app.refused('budget.enterPublished', { fromDate: '2016-04-01', source: '', openingPence: 0, income: [], expenditure: [], statedIncomePence: null, statedExpenditurePence: null }, 'conflict');
  });
});

describe('headings and contributions', () => {
  it('move budget by virement, journal and share, and every total is the sum of its lines', async () => {
    const app = await board();
    const year = await app.call('financialYears.create', { fromDate: '2026-04-01' });
    const partners = await app.call('budgetHeadings.create', { kind: 'income', name: 'Partners' });
    const staff = await app.call('budgetHeadings.create', { kind: 'expenditure', name: 'Staff' });
    const manager = await app.call('budgetHeadings.create', { kind: 'expenditure', name: 'Manager', parentId: staff.id });
    const rooms = await app.call('budgetHeadings.create', { kind: 'expenditure', name: 'Rooms', profile: 'committed' });
    await app.call('budgetLines.create', { yearId: year.id, headingId: manager.id, originalPence: 120_000 });
    await app.call('virements.create', { yearId: year.id, date: '2026-06-01', fromHeadingId: manager.id, toHeadingId: rooms.id, pence: 12_000, agreedBy: 'Executive' });
    await app.call('transactions.create', { date: '2026-05-01', kind: 'expenditure', headingId: manager.id, netPence: 9000 });
    const { lines } = await app.call('budget.journal', { date: '2026-06-01', fromHeadingId: manager.id, toHeadingId: rooms.id, pence: 500, note: 'Wrong heading' });
    expect(lines.map((line) => line.netPence)).toEqual([-500, 500]);
    const { lines: committed } = await app.call('budget.repeat', { firstDate: '2026-12-31', every: 'month', kind: 'expenditure', headingId: rooms.id, netPence: 100 });
    expect(committed.map((line) => line.date)).toEqual(['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']);

    const agencies = await Promise.all(['A', 'B', 'C'].map((name) => app.call('organisations.create', { name })));
    for (const [at, { id }] of agencies.entries()) await app.call('contributions.create', { yearId: year.id, organisationId: id, headingId: partners.id, basis: 'share', weight: at + 1 });
    const { parts } = await app.call('budget.apportion', { yearId: year.id, totalPence: 100_001, by: 'weight' });
    expect(parts.map((part) => part.agreedPence).reduce((sum, one) => sum + one, 0)).toBe(100_001);
    const paying = (await app.call('contributions.list', { yearId: year.id }))[2]!;
    await app.call('transactions.create', { date: '2026-07-01', kind: 'income', headingId: partners.id, contributionId: paying.id, netPence: 50_000 });

    // As at the middle of October: five months have not begun, and nothing has happened in October.
    const figures = await app.call('budget.figures', { yearId: year.id });
    expect(figures.monthsLeft).toBe(5);
    const at = (name: string) => figures.headings.find((heading) => heading.name === name)!;
    expect(at('Manager')).toMatchObject({ originalPence: 120_000, virementPence: -12_000, revisedPence: 108_000, actualPence: 8500, forecastPence: 8500 + 9000 + 45_000, depth: 1 });
    expect(at('Staff')).toMatchObject({ isParent: true, revisedPence: 108_000, actualPence: 8500, forecastBy: 'below' });
    expect(at('Rooms')).toMatchObject({ originalPence: 0, revisedPence: 12_000, actualPence: 500, committedPence: 400, forecastPence: 900, rag: 'green' });
    expect(at('Partners')).toMatchObject({ originalPence: 100_001, budgetFrom: 'contributions', actualPence: 50_000, forecastPence: 100_001 });
    expect(figures.expenditure).toMatchObject({ originalPence: 120_000, virementPence: 0, revisedPence: 120_000, actualPence: 9000, committedPence: 400 });
    expect(figures.contributed).toMatchObject({ agreedPence: 100_001, receivedPence: 50_000, outstandingPence: 50_001 });
    expect(figures.contributions.map((one) => one.organisation)).toEqual(['C', 'B', 'A']);
    await app.refused('transactions.create', { date: '2026-07-01', kind: 'income', headingId: rooms.id, netPence: 1 }, 'invalid_input');
    expect(app.faults).toEqual([]);
  });
});

describe('what a closed year came to', () => {
  it('is added up anew when the year was opened again, by a reason or by undo', async () => {
    const app = openApp(join(testFolder('closed-sums'), 'board.boardwright'));
    const { id } = await app.call('financialYears.create', { fromDate: '2024-04-01', openingPence: 100 });
    const next = await app.call('financialYears.create', { fromDate: '2025-04-01' });
    const heading = await app.call('budgetHeadings.create', { kind: 'income', name: 'Grant' });
    const get = (netPence: number) => app.call('transactions.create', { date: '2024-05-01', kind: 'income', headingId: heading.id, netPence });
    const close = async () => app.call('budget.closeYear', { id, version: (await app.call('financialYears.get', { id })).version, on: '2025-05-01' });
    const carried = async () => (await app.call('budget.figures', { yearId: next.id })).balance.openingPence;
    await get(1);
    await close();
    expect(await carried()).toBe(101);
    await app.call('history.undo', {});
    await get(20);
    await close();
    expect(await carried()).toBe(121);
    await app.call('budget.reopenYear', { id, version: (await app.call('financialYears.get', { id })).version, reason: 'A late invoice' });
    await get(300);
    expect(await carried()).toBe(421);
    await close();
    expect(await carried()).toBe(421);
    app.app.close();
  });
});
