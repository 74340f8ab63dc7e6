import { addDays, financialYear } from '../../shared/dates.ts';
import type { Random } from './random.ts';
import type { Row, Store } from './store.ts';
import { familyName } from './words.ts';

const YEARS = 20;
const LINES_A_YEAR = 2450;
const LINES_THIS_YEAR = 1000;
const PAYEES = 300;
const HEADINGS = ['Staff', 'Independent chair', 'Training programme', 'Venues', 'Publicity', 'Case reviews', 'Office', 'Recruitment'];
const FIRST = 2006;

/** The money of twenty years and the one that runs: 50,000 lines of the ledger, with headings, budgets and contributions. */
export function writeLedger(store: Store, random: Random, agencyIds: readonly string[], today: string): void {
  store.step('budgetHeadings.create', 'Add a budget heading', today);
  const heading = (kind: string, name: string, position: number): Row & { id: string } => ({ id: store.newId(), kind, parentId: null, code: `${kind === 'income' ? 'I' : 'E'}${position}`, name, profile: 'even', position });
  const given = heading('income', 'Partner contributions', 0);
  const spent = HEADINGS.map((name, at) => heading('expenditure', name, at + 1));
  store.insert('budgetHeadings', [given, ...spent]);
  const payees = Array.from({ length: PAYEES }, () => `${familyName(random)} & ${familyName(random)} Ltd`);
  for (let at = 0; at <= YEARS; at++) {
    const { from, to, label } = financialYear(`${FIRST + at}-04-01`, 4);
    const yearId = store.newId();
    store.step('financialYears.create', 'Add a financial year', today);
    store.insert('financialYears', [{ id: yearId, fromDate: from, toDate: to, name: label, openingPence: at === 0 ? 0 : null, reservePence: 0, amberPercent: 5, redPercent: 10, statedSource: '', notes: '', state: 'open' }]);
    store.insert('budgetLines', spent.map((one) => ({ id: store.newId(), yearId, headingId: one.id, originalPence: random.between(1_000_000, 9_000_000), reason: '' })));
    store.insert('contributions', agencyIds.slice(0, 20).map((organisationId) => ({ id: store.newId(), yearId, organisationId, headingId: given.id, basis: 'agreed', weight: 1, agreedPence: random.between(50_000, 4_000_000), invoicedPence: 0, note: '' })));
    store.step('budget.importLedger', 'Import a ledger extract', today);
    store.insert('transactions', Array.from({ length: at === YEARS ? LINES_THIS_YEAR : LINES_A_YEAR }, (_, line): Row => {
      const income = line % 40 === 0;
      return {
        id: store.newId(), yearId, date: addDays(from, random.between(0, at === YEARS ? 89 : 364)), kind: income ? 'income' : 'expenditure', headingId: income ? given.id : random.pick(spent).id,
        payee: random.pick(payees), reference: `R${at}-${line}`, netPence: random.between(100, 500_000), vatPence: 0, note: line % 5 === 0 ? 'Monthly charge' : '', state: 'actual', personal: 0, source: 'imported',
        contentKey: `${at} ${line}`,
      };
    }));
    if (at === YEARS) return;
    store.step('budget.closeYear', 'Close a financial year', today);
    store.change(`UPDATE financialYears SET state = 'closed', closedOn = ?, version = version + 1 WHERE id = ?`, addDays(to, 60), yearId);
  }
}
