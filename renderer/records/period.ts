import { formatShortDate } from '../../shared/dates.ts';

interface Period { fromDate: string | null; toDate: string | null }

/** "01/05/2020 to 30/04/2024", "since 01/05/2020", "until 30/04/2024"; nothing where no dates are known. */
export function periodInWords({ fromDate, toDate }: Period): string {
  if (fromDate === null) return toDate === null ? '' : `until ${formatShortDate(toDate)}`;
  return toDate === null ? `since ${formatShortDate(fromDate)}` : `${formatShortDate(fromDate)} to ${formatShortDate(toDate)}`;
}

/** Empty text of a form is nothing in the record. */
export const orNull = (text: string): string | null => text.trim() || null;
