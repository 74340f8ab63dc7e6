import type { AttendanceSettings } from '../../shared/attendance-figures.ts';
import { YEAR_KINDS, yearOfKind, type YearKind } from '../../shared/attendance-figures/years.ts';
import { isDate } from '../../shared/dates.ts';
import { useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { useView } from '../view.ts';

/** What the screen is asking: which bodies together, over which period. */
export interface Asked {
  bodyIds: string[];
  from: string;
  to: string;
}
export interface Screen {
  asked: Asked;
  settings: AttendanceSettings;
  /** How the period was chosen. */
  period: YearKind | 'dates';
  years: Record<YearKind, string>;
}
/** Before any board that this product keeps. */
export const BEGINNING = '1990-01-01';

/** The bodies and the period of the address. Without a period in it the year is of the board's own kind. Undefined until the settings are known. */
export function useQuestion(): Screen | undefined {
  const { query } = useAddress();
  const { bodyId, year, today } = useView();
  const settings = useQuery('attendanceFigures.settings', {}).data;
  if (settings === undefined) return undefined;
  const chosen = query['period'];
  const kind = YEAR_KINDS.find((one) => one === chosen) ?? settings.years;
  const within = year?.from ?? today;
  const years = Object.fromEntries(YEAR_KINDS.map((one) => [one, yearOfKind(one, within).label])) as Record<YearKind, string>;
  const whole = year === null ? { from: BEGINNING, to: today } : yearOfKind(kind, within);
  const day = (name: string, otherwise: string): string => (query[name] !== undefined && isDate(query[name]) ? query[name] : otherwise);
  const dates = chosen === 'dates' ? { from: day('from', whole.from), to: day('to', whole.to) } : { from: whole.from, to: whole.to };
  const together = (query['bodies'] ?? '').split(',').filter((id) => id !== '');
  return { settings, period: chosen === 'dates' ? 'dates' : kind, years, asked: { bodyIds: together.length > 0 ? together : bodyId === null ? [] : [bodyId], ...dates } };
}
