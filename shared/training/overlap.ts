import { z } from 'zod';
import { addDays } from '../dates.ts';
import type { Printed } from './suppression.ts';

const line = z.strictObject({ key: z.string(), within: z.string(), size: z.int(), hidden: z.boolean() });
const table = z.strictObject({ lines: z.array(line), parents: z.array(z.string()) });
/** The tables of a report that was written, with what it hid: kept so that no later one gives it away. */
export const printedTables = z.strictObject({ agencies: table, courses: table, months: table, answers: table });
export type PrintedTables = z.output<typeof printedTables>;
export type TableName = keyof PrintedTables;
export interface Period {
  from: string;
  to: string;
}
export interface WrittenReport extends Period {
  tables: PrintedTables;
}
/** More reports than this that overlap are not weighed against each other. */
export const MOST_OVERLAPPING = 12;

const isSame = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to;
const holds = (one: Period, other: Period): boolean => one.from <= other.from && other.to <= one.to;
/** The reports that a new one of a period is held against: those that share days with it. One of the same days is replaced by it. */
export const overlapping = <R extends Period>(period: Period, written: readonly R[]): R[] => written.filter((one) => one.from <= period.to && period.from <= one.to && !isSame(one, period));
/** Those of which it shares some days and has others of its own, as they have: such reports together would give too much away, so none is written. */
export const partlyOverlapping = <R extends Period>(period: Period, written: readonly R[]): R[] => overlapping(period, written).filter((one) => !holds(one, period) && !holds(period, one));

export interface Compared {
  spans: number[];
  others: (name: TableName) => Printed[];
}
/** The reports that a new one is held against, their time cut wherever one of them begins or ends. With those that overlap, those that these overlap. */
export function comparedWith(period: Period, written: readonly WrittenReport[]): Compared {
  const near = overlapping(period, written);
  const others = written.filter((one) => !isSame(one, period) && (near.includes(one) || near.some((other) => overlapping(other, [one]).length > 0))).slice(0, MOST_OVERLAPPING);
  const starts = [...new Set([period, ...others].flatMap((one) => [one.from, addDays(one.to, 1)]))].toSorted().slice(0, -1);
  const spansOf = (one: Period): number[] => starts.flatMap((day, at) => (one.from <= day && day <= one.to ? [at] : []));
  return {
    spans: spansOf(period),
    others: (name) => others.map((one) => ({
      spans: spansOf(one), groups: one.tables[name].lines.map(({ key, within, size }) => ({ key, within, size })),
      unseen: new Set(one.tables[name].lines.filter((other) => other.hidden).map((other) => other.key)), unseenParents: new Set(one.tables[name].parents),
    })),
  };
}
