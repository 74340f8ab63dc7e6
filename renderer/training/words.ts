import type { EventLine } from '../../shared/training.ts';
import type { BookingStatus } from '../../shared/training/ladder.ts';

export const statusWords = (status: string): string => status.charAt(0).toUpperCase() + status.slice(1);
/** The colour of a status; its word always stands beside it. */
export const statusTone = (status: BookingStatus): string =>
  ({ attended: 'green', 'part attended': 'green', 'no-show': 'red', 'late cancellation': 'red', offered: 'amber', waiting: 'amber', requested: 'amber', booked: 'blue', cancelled: '', replaced: '' })[status];
/** "12 of 20", or "12" where there is no limit. */
export const placesWords = ({ held, places }: Pick<EventLine, 'held' | 'places'>): string => (places === null ? String(held) : `${held} of ${places}`);
export const percentWords = (percent: number | null): string => (percent === null ? '–' : `${percent}%`);
