import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, formatTenths, tenthsOfPercent } from '../../shared/budget/apportion.ts';
import { balances, forecast, headingFigures, monthsLeft, monthsOf, ragOf } from '../../shared/budget/figures.ts';
import { parsePublishedTable } from '../../shared/budget/published-table.ts';
import { linesThatExplain, statedInWords } from '../../shared/budget/stated.ts';
import { fieldInWords, valueInWords } from '../../renderer/keeping/history-words.ts';
import { formatPounds, MOST_PENCE, parsePounds, plainPounds } from '../../shared/money.ts';

const anyPence = fc.integer({ min: -MOST_PENCE, max: MOST_PENCE });

describe('an amount', () => {
  it.each([
    [0, '£0.00'], [5, '£0.05'], [-5, '−£0.05'], [100, '£1.00'], [123_456, '£1,234.56'], [-27_387_473, '−£273,874.73'], [100_000_000_000, '£1,000,000,000.00'],
  ])('of %i pence is written %s', (pence, text) => expect(formatPounds(pence)).toBe(text));
  it.each([
    ['£1,234.56', 123_456], ['1234.5', 123_450], ['1234', 123_400], ['.50', 50], ['(12.00)', -1200], ['12.00-', -1200], ['−12', -1200], ['-£12.10', -1210], ['£-12.10', -1210],
    ['12.00 CR', -1200], ['12.00DR', 1200], ['1008.470', 100_847], ['+3', 300], ['(0.00)', 0], ['  £ 5 ', 500],
  ])('written %s is %i pence', (text, pence) => expect(parsePounds(text)).toBe(pence));
  it.each(['', '£', '-', '1.234', '1,23', '12,34.00', '1 2', '--5', '(-5)', '(5', '5)', '1e3', '0x10', 'NaN', '5%', '-5 CR', '1,000,000,001', '٣'])('is not read from “%s”', (text) => {
    expect(parsePounds(text)).toBe(null);
  });
  it('comes back from every form it is written in, whatever it is', () => {
    fc.assert(fc.property(anyPence, (amount) => {
      for (const form of [formatPounds(amount), plainPounds(amount), amount < 0 ? `(${plainPounds(-amount)})` : plainPounds(amount)]) expect(parsePounds(form)).toBe(amount);
    }));
  });
});

describe('dividing a sum', () => {
  const split = fc.record({ total: anyPence, weights: fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 30 }) });
  const parts = (weights: readonly number[]) => weights.map((weight, at) => ({ id: `agency ${at}`, weight }));
  it('adds up to the penny in 10,000 random splits, in any order, and gives nothing to who has no share', () => {
    fc.assert(fc.property(split, fc.integer({ min: 0, max: 29 }), ({ total, weights }, turn) => {
      const given = parts(weights);
      const result = apportion(total, given);
      expect([...result.values()].reduce((sum, one) => sum + one, 0)).toBe(total);
      expect(apportion(total, [...given.slice(turn), ...given.slice(0, turn)].toReversed())).toEqual(result);
      if (weights.some((weight) => weight > 0)) for (const { id, weight } of given) if (weight === 0) expect(result.get(id)).toBe(0);
    }), { numRuns: 10_000 });
  });
  it('never differs from the exact part by a penny or more', () => {
    fc.assert(fc.property(split, ({ total, weights }) => {
      const sum = weights.reduce((all, one) => all + BigInt(one), 0n);
      if (sum === 0n) return;
      const result = apportion(total, parts(weights));
      weights.forEach((weight, at) => {
        const off = BigInt(result.get(`agency ${at}`)!) * sum - BigInt(total) * BigInt(weight);
        expect(off < sum && off > -sum).toBe(true);
      });
    }));
  });
  it('gives the pennies left over by largest remainder', () => {
    expect([...apportion(100, [{ id: 'a', weight: 1 }, { id: 'b', weight: 1 }, { id: 'c', weight: 1 }])].sort()).toEqual([['a', 34], ['b', 33], ['c', 33]]);
    expect([...apportion(10_000, [{ id: 'council', weight: 49 }, { id: 'others', weight: 51 }])].sort()).toEqual([['council', 4900], ['others', 5100]]);
    expect(apportion(5, [])).toEqual(new Map());
  });
  it('shows a share in tenths of a per cent, rounded half away from nothing', () => {
    expect([tenthsOfPercent(49, 100), tenthsOfPercent(1, 3), tenthsOfPercent(-1, 3), tenthsOfPercent(1, -2000), tenthsOfPercent(5, 0)]).toEqual([490, 333, -333, -1, null]);
    expect([formatTenths(490), formatTenths(333), formatTenths(-5), formatTenths(0), formatTenths(null)]).toEqual(['49%', '33.3%', '−0.5%', '0%', '–']);
  });
});

describe('the balances of years', () => {
  const years = fc.array(fc.record({ openingPence: fc.option(anyPence, { freq: 4 }), incomePence: anyPence, expenditurePence: anyPence }), { minLength: 1, maxLength: 12 })
    .map((list) => list.map((one, at) => ({ id: String(at), fromDate: `${2000 + at}-04-01`, toDate: `${2001 + at}-03-31`, ...one })));
  it('always are opening + income − expenditure = closing, and closing is what the next opens with, in any order of entry', () => {
    fc.assert(fc.property(years, fc.integer(), (list, seed) => {
      const shuffled = list.toSorted((a, b) => ((Number(a.id) * 7919 + seed) % 13) - ((Number(b.id) * 7919 + seed) % 13));
      const found = balances(shuffled);
      list.forEach((year, at) => {
        const { openingPence, closingPence } = found.get(year.id)!;
        expect(openingPence + year.incomePence - year.expenditurePence).toBe(closingPence);
        if (at > 0 && year.openingPence === null) expect(openingPence).toBe(found.get(list[at - 1]!.id)!.closingPence);
      });
    }));
  });
  it('do not carry over a gap between years', () => {
    const found = balances([{ id: 'a', fromDate: '2020-04-01', toDate: '2021-03-31', openingPence: null, incomePence: 5, expenditurePence: 0 }, { id: 'b', fromDate: '2022-04-01', toDate: '2023-03-31', openingPence: null, incomePence: 0, expenditurePence: 0 }]);
    expect(found.get('b')).toEqual({ openingPence: 0, openingFrom: 'none', carriedPence: null, closingPence: 0 });
  });
});

describe('the forecast', () => {
  it('knows the months of a year that begins in any month', () => {
    expect(monthsOf('2025-07-01').slice(5, 8)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect([monthsLeft('2025-04-01', '2025-03-31'), monthsLeft('2025-04-01', '2025-04-01'), monthsLeft('2025-04-01', '2026-02-28'), monthsLeft('2025-04-01', '2026-03-01')]).toEqual([12, 11, 1, 0]);
  });
  it('of an even profile adds the months to come and the rest of the one in hand, or what is committed if that is more', () => {
    expect(forecast('even', 120_000, 50_000, 0, 6)).toBe(110_000);
    expect(forecast('even', 120_000, 50_000, 70_000, 6)).toBe(120_000);
    expect(forecast('even', 120_000, 130_000, 0, 0)).toBe(130_000);
    expect(forecast('even', 120_000, 50_000, 0, 6, { index: 5, pence: 4000 })).toBe(116_000);
    expect(forecast('even', 120_000, 50_000, 0, 6, { index: 5, pence: 40_000 })).toBe(110_000);
    expect(forecast('committed', 120_000, 50_000, 1, 6)).toBe(50_001);
    expect(forecast('full', 120_000, 50_000, 1, 6)).toBe(120_000);
  });
  it('is marked only where it is worse than the budget, from the per cent on', () => {
    const at = { amberPercent: 5, redPercent: 10 };
    expect([ragOf('expenditure', 1000, 49, at), ragOf('expenditure', 1000, 50, at), ragOf('expenditure', 1000, 100, at), ragOf('expenditure', 1000, -900, at)]).toEqual(['green', 'amber', 'red', 'green']);
    expect([ragOf('income', 1000, -50, at), ragOf('income', 1000, 500, at), ragOf('expenditure', 0, 1, at), ragOf('income', 0, 5, at)]).toEqual(['amber', 'green', 'red', 'none']);
  });
});

/** The figures of a table that a board published for 2016/17. */
const PUBLISHED = `Income\t\tExpenditure\t
Balance brought forward\t0\tOffice costs\t1008.47
Grant\t54,000\tPublicity\t3,494.38
Attendance fees\t8,680\tTraining\t14,620.91
Charges\t3,360\tVenues\t100
Children\t30,199\tRecruitment\t2,422.50
Corporate\t50,000\tChair\t25,525
Adults\t1,076\tManager\t69,277.04
Early years\t5,253\tQuality\t77,140.88
Housing\t1,076\tTraining manager\t28,441.20
Health\t28,000\tOfficer\t37,183.82
Youth\t1,076\tApprentice\t14,660.53
Police\t5,000\t\t
Probation\t1,100\t\t
Rehabilitation\t1,000\t\t
Family courts\t550\t\t
Commissioners\t35,000\t\t
University hospitals\t3,231\t\t
Hospital trust\t5,000\t\t
Community trust\t3,230\t\t
Total Income\t231,831\tTotal Expenditure\t273,874.73`;

describe('a table as it was published', () => {
  const table = parsePublishedTable(PUBLISHED);
  const sum = (lines: readonly { pence: number }[]) => lines.reduce((all, one) => all + one.pence, 0);
  it('is read with both its sides and its totals as printed', () => {
    expect([table.income.length, table.expenditure.length, table.openingPence, table.unread]).toEqual([18, 11, 0, []]);
    expect([sum(table.income), table.incomePence]).toEqual([23_683_100, 23_183_100]);
    expect([sum(table.expenditure), table.expenditurePence]).toEqual([27_387_473, 27_387_473]);
  });
  it('has a difference of £5,000 in its income, with the lines that are exactly as large', () => {
    const hints = linesThatExplain(500_000, table.income.map((line, at) => ({ ...line, id: String(at) })));
    expect(hints.map((lines) => lines.map((line) => line.name))).toEqual([['Police'], ['Hospital trust']]);
    expect(statedInWords({ what: 'income', statedPence: 23_183_100, computedPence: 23_683_100, differencePence: 500_000 }))
      .toBe('The income printed is £231,831.00; its lines add up to £236,831.00, £5,000.00 more.');
  });
  it('is read one side below the other as well, and what is not understood is kept', () => {
    expect(parsePublishedTable('Income\nPolice  £5,000\nTotal  5,000\nExpenditure\nRooms  (20.00)\nto be confirmed\nTotal  (20.00)')).toEqual({
      income: [{ name: 'Police', pence: 500_000 }], expenditure: [{ name: 'Rooms', pence: -2000 }], openingPence: null, incomePence: 500_000, expenditurePence: -2000, unread: ['to be confirmed'],
    });
  });
  it('is read with an expenditure that stands alone on the right', () => {
    expect(parsePublishedTable('Income\t\tExpenditure\t\n\t\tRooms\t20').expenditure).toEqual([{ name: 'Rooms', pence: 2000 }]);
  });
});

describe('the record of changes', () => {
  it('says amounts in pounds and headings by their names', () => {
    expect([fieldInWords('agreedPence'), fieldInWords('pence'), fieldInWords('headingId')]).toEqual(['agreed', 'amount', 'heading']);
    expect(valueInWords(-123_456, () => undefined, 'netPence')).toBe('−£1,234.56');
    expect(valueInWords(12, () => undefined, 'amberPercent')).toBe('12');
  });
});

describe('which headings a year lists', () => {
  const heading = (id: string, parentId: string | null = null) => ({ id, version: 1, kind: 'expenditure' as const, name: id, code: null, parentId, position: 0, profile: 'even' as const });
  const line = (headingId: string, originalPence: number, set: { forecastPence?: number; reason?: string } = {}) =>
    ({ id: `line ${headingId}`, version: 1, yearId: 'y', headingId, originalPence, forecastPence: null, reason: '', ...set });
  it('is those with an amount, a forecast or a reason of that year, and those above them; never those of other years', () => {
    const figures = headingFigures({
      year: { fromDate: '2026-04-01', toDate: '2027-03-31', amberPercent: 5, redPercent: 10 }, asAt: '2026-06-30', virements: [], contributions: [],
      headings: [heading('of other years'), heading('set to nothing'), heading('staff'), heading('chair', 'staff'), heading('explained'), heading('spent')],
      lines: [line('set to nothing', 0), line('chair', 1200), line('explained', 0, { reason: 'Paid by the council this year' })],
      sums: [{ kind: 'expenditure', headingId: 'spent', state: 'actual', month: '2026-05', pence: 0, count: 1 }],
    }, 'expenditure');
    expect(figures.filter((one) => one.used).map((one) => one.headingId)).toEqual(['explained', 'spent', 'staff', 'chair']);
  });
});
