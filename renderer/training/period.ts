import { financialYear, type Year } from '../../shared/dates.ts';
import { useAddress } from '../address.ts';
import { useView } from '../view.ts';

/** The financial year that is looked at; its first year is in the address as `fy`. */
export function useTrainingYear(): { year: Year; years: Year[] } {
  const { query } = useAddress();
  const { today } = useView();
  const now = Number(financialYear(today).from.slice(0, 4));
  const wanted = /^\d{4}$/.test(query['fy'] ?? '') ? Number(query['fy']) : now;
  const starting = (year: number): Year => financialYear(`${year}-04-01`);
  const first = Math.min(wanted, now - 10);
  return { year: starting(wanted), years: Array.from({ length: Math.max(wanted, now + 1) - first + 1 }, (_, at) => starting(Math.max(wanted, now + 1) - at)) };
}
