import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONTRIBUTED, explainBalance, explainContributed, explainHeading, explainTotal, FIGURES } from '../../shared/budget/explain.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { byQuarter, suppose } from '../../shared/budget/what-if.ts';
import { openApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

let figures: YearFigures;
let world: World;
beforeAll(async () => {
  const app = openApp(join(testFolder('explain'), 'board.boardwright'));
  world = await buildWorld(app);
  figures = await app.call('budget.figures', { yearId: world.money.year.id });
});
const sum = (parts: readonly { pence: number }[]): number => parts.reduce((all, part) => all + part.pence, 0);

describe('every figure', () => {
  it('is the sum of the parts that its explanation names', () => {
    const all = [
      ...figures.headings.flatMap((heading) => FIGURES.map((figure) => explainHeading(figures, heading, figure))),
      ...FIGURES.flatMap((figure) => [explainTotal(figures, 'income', figure), explainTotal(figures, 'expenditure', figure)]),
      ...(['opening', 'closing', 'forecast'] as const).map((which) => explainBalance(figures, which)), ...CONTRIBUTED.map((which) => explainContributed(figures, which)),
    ];
    expect(all.length).toBeGreaterThan(40);
    for (const { title, pence, parts, rule } of all) {
      if (parts.length > 0) expect(sum(parts), title).toBe(pence);
      expect(rule, title).toMatch(/^[A-Z].*\.$/);
    }
  });
  it('of a quarter is that of its months', () => {
    for (const { months, actualPence } of figures.headings) expect(byQuarter(months).reduce((all, one) => all + one, 0)).toBe(actualPence);
  });
});

describe('a supposition', () => {
  it('changes the balance by what is lost and what is not spent, and says what is missing of the reserve', () => {
    const { partners, manager } = world.money;
    const lost = suppose({ ...figures, balance: { ...figures.balance, reservePence: figures.balance.forecastPence } }, [{ headingId: partners.id, changePence: -100_000 }, { headingId: manager.id, changePence: -30_000 }]);
    expect(lost).toEqual({
      incomePence: figures.income.forecastPence - 100_000, expenditurePence: figures.expenditure.forecastPence - 30_000, balancePence: figures.balance.forecastPence - 70_000, belowReservePence: 70_000,
    });
  });
});
