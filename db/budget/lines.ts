import { monthsOf } from '../../shared/budget/figures.ts';
import type { Transaction } from '../../shared/budget/records.ts';
import { isDate } from '../../shared/dates.ts';
import { Refusal } from '../../shared/result.ts';
import type { Some } from '../handlers.ts';
import { headingRecords, openYearOf, transactionRecords, yearRecords } from './records.ts';

/** The same day of a month, or its last day where the month is shorter. */
function inMonth(month: string, day: string): string {
  for (let at = Number(day); at > 27; at--) {
    if (isDate(`${month}-${String(at)}`)) return `${month}-${String(at)}`;
  }
  return `${month}-${day}`;
}

export const lineHandlers = {
  'budget.journal': (context, { date, fromHeadingId, toHeadingId, pence, note }) => {
    const [from, to] = [headingRecords.get(context.db, fromHeadingId), headingRecords.get(context.db, toHeadingId)];
    if (from.id === to.id) throw new Refusal('invalid_input', 'Choose two different headings. Nothing has been changed.', { fields: [{ path: 'toHeadingId', message: 'This is the same heading.' }] });
    if (from.kind !== to.kind) throw new Refusal('invalid_input', 'A journal moves income to income, or expenditure to expenditure. Nothing has been changed.', { fields: [{ path: 'toHeadingId', message: `This heading is for ${to.kind}.` }] });
    const number = context.db.oneSql<{ n: number }>(`SELECT count(DISTINCT reference) AS n FROM transactions WHERE source = 'journal'`)!.n + 1;
    const reference = `J${number}`;
    const line = (headingId: string, netPence: number): Transaction =>
      transactionRecords.create(context, { date, kind: from.kind, headingId, netPence, reference, note, source: 'journal' });
    return { reference, lines: [line(from.id, -pence), line(to.id, pence)] };
  },
  'budget.repeat': (context, { firstDate, every, ...values }) => {
    const year = yearRecords.get(context.db, openYearOf(context.db, firstDate));
    const months = monthsOf(year.fromDate);
    const first = months.indexOf(firstDate.slice(0, 7));
    const dates = months.filter((_, at) => at >= first && (every === 'month' || (at - first) % 3 === 0)).map((month) => inMonth(month, firstDate.slice(8)));
    return { lines: dates.map((date) => transactionRecords.create(context, { ...values, date, state: 'commitment', source: 'recurring' })) };
  },
} satisfies Some<'budget.journal' | 'budget.repeat'>;
