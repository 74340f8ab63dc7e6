import { weekday } from '../../shared/dates.ts';
import { WEEKDAYS } from '../../shared/meeting-dates.ts';

/** "Tue". */
export const shortWeekday = (date: string): string => WEEKDAYS[weekday(date) - 1]!.slice(0, 3);
