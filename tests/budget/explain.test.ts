import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annualDocument, contributionsDocument, lettersDocument, monitoringDocument } from '../../shared/budget/documents.ts';
import { FIGURES, figureOf, type Explanation } from '../../shared/budget/explain.ts';
import { CONTRIBUTED, explainAt } from '../../shared/budget/explain-at.ts';
import { pictureOf, PICTURES } from '../../shared/budget/pictures.ts';
import type { YearFigures } from '../../shared/budget/view.ts';
import { byQuarter, suppose } from '../../shared/budget/what-if.ts';
import { formatPounds } from '../../shared/money.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

let app: TestApp;
let figures: YearFigures;
let world: World;
beforeAll(async () => {
  app = openApp(join(testFolder('explain'), 'board.boardwright'));
  world = await buildWorld(app);
  const { year, staff } = world.money;
  // Under a heading that has others below it, in two months, one of them with a commitment.
  for (const [date, state] of [['2026-04-30', 'actual'], ['2026-07-01', 'accrual'], ['2027-03-31', 'commitment']] as const) {
    await app.call('transactions.create', { date, kind: 'expenditure', headingId: staff.id, netPence: 12_345, state });
  }
  await app.call('transactions.create', { date: '2026-05-03', kind: 'income', netPence: 777, state: 'actual' });
  await app.call('financialYears.update', { id: year.id, version: year.version, set: { statedExpenditurePence: 1, statedClosingPence: -5 } });
  figures = await app.call('budget.figures', { yearId: year.id });
});
afterAll(() => app.app.close());
const sum = (parts: readonly { pence: number }[]): number => parts.reduce((all, part) => all + part.pence, 0);
const PERIODS = [...Array.from({ length: 12 }, (_, at) => `month:${at}`), ...Array.from({ length: 4 }, (_, at) => `quarter:${at}`)];

/** Every figure that a screen of the budget shows, by what its button opens. */
function everyFigure(): [what: string, figure: string][] {
  const of = [...FIGURES, 'percent', 'own', ...PERIODS];
  const heads = [...figures.headings.map((one) => (one.headingId === null ? `unmatched:${one.kind}` : `heading:${one.headingId}`)), 'total:income', 'total:expenditure'];
  return [
    ...heads.flatMap((what) => of.filter((figure) => !what.startsWith('total') || figure !== 'own').map((figure): [string, string] => [what, figure])),
    ...['opening', 'closing', 'forecast', 'reserve', 'available', 'available-forecast'].map((which): [string, string] => [`balance:${which}`, '']),
    ...CONTRIBUTED.map((which): [string, string] => [`contributed:${which}`, '']),
    ...figures.contributions.flatMap(({ id }) => [...CONTRIBUTED, 'share', ''].map((which): [string, string] => [`contribution:${id}`, which])),
    ...figures.stated.map(({ what }): [string, string] => [`stated:${what}`, '']),
    ...PICTURES.flatMap((name) => pictureOf(figures, name).slices.map((_, at): [string, string] => [`picture:${name}:${at}`, ''])),
  ];
}
/** The lines that are listed with an explanation, as the page asks for them. */
async function linesOf({ lines }: Explanation): Promise<number | null> {
  if (lines === null) return null;
  const list = await app.call('transactions.list', lines.filter);
  return sum(list.filter((line) => (line.state === 'commitment') === lines.committed).map((line) => ({ pence: line.netPence })));
}

describe('every figure', () => {
  it('is what its explanation adds up to, by its parts or by the lines of the ledger that it lists', async () => {
    const all = everyFigure();
    expect(all.length).toBeGreaterThan(180);
    let worked = 0;
    for (const [what, figure] of all) {
      const explained = explainAt(figures, what, figure)!;
      const { title, pence, parts, rule, lines } = explained;
      if (parts.length > 0) expect(sum(parts), title).toBe(pence);
      if (lines !== null) {
        expect(await linesOf(explained), `${title}: its lines`).toBe(lines.pence);
        if (parts.length === 0) expect(lines.pence, title).toBe(pence);
        else expect(parts.map((part) => Math.abs(part.pence)), title).toContain(lines.pence);
      }
      if (parts.length > 0 || lines !== null) worked++;
      expect(rule, title).toMatch(/^[A-Z0-9£−].*\.$/);
    }
    expect(worked).toBeGreaterThan(160);
  });
  it('is shown as it is explained', () => {
    const manager = figures.headings.find((one) => one.headingId === world.money.manager.id)!;
    expect(explainAt(figures, `heading:${manager.headingId}`, 'forecast')!.shown).toBe(formatPounds(manager.forecastPence));
    expect(explainAt(figures, 'total:expenditure', 'quarter:1')!.pence).toBe(figures.headings.filter((one) => one.kind === 'expenditure' && one.depth === 0).reduce((all, one) => all + byQuarter(one.months)[1]!, 0));
    expect(explainAt(figures, 'heading:none', 'actual')).toBeNull();
  });
  it('of a paper is one that a screen explains', () => {
    const paper = { board: 'Wexcombe Board', today: '2026-10-15', figures };
    const known = new Set(everyFigure().flatMap(([what, figure]) => {
      const { pence, parts } = explainAt(figures, what, figure)!;
      return [pence, ...parts.map((part) => part.pence)].flatMap((one) => [formatPounds(one), formatPounds(-one)]);
    }));
    for (const document of [monitoringDocument(paper), annualDocument(paper), contributionsDocument(paper), lettersDocument(paper, null, 'Robin Ash')]) {
      const amounts = documentLines(document).flatMap((line) => line.match(/−?£[\d,]+\.\d\d/g) ?? []);
      expect(amounts.length, document.title).toBeGreaterThan(3);
      expect(amounts.filter((amount) => !known.has(amount)), document.title).toEqual([]);
    }
  });
  it('of a quarter is that of its months', () => {
    for (const { months, actualPence } of figures.headings) expect(byQuarter(months).reduce((all, one) => all + one, 0)).toBe(actualPence);
  });
  it.each(['', 'month:12', 'quarter:4', 'quarter:-1', 'total', 'month:'])('is not %j', (text) => expect(figureOf(text)).toBeNull());
});

describe('a picture', () => {
  it.each(PICTURES)('of %s adds up to its whole, with each penny once', (name) => {
    const { slices, wholePence } = pictureOf(figures, name);
    expect(sum(slices)).toBe(wholePence);
    expect(wholePence).toBe({ sources: figures.balance.openingPence + figures.income.actualPence, uses: figures.expenditure.actualPence, shares: figures.contributions.reduce((all, one) => all + one.agreedPence, 0) }[name]);
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
