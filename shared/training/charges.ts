import { z } from 'zod';
import { clearWorkingDays, daysBetween, workingDaysUntil } from '../dates.ts';
import { positivePence } from '../money.ts';
import { ORGANISATION_KINDS } from '../organisations.ts';
import type { BookingStatus } from './ladder.ts';

export const OCCASIONS = ['attendance', 'non-attendance', 'late cancellation'] as const;
export type Occasion = (typeof OCCASIONS)[number];
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** One line of a board's charges: who pays how much for what. */
const chargeLine = z.strictObject({
  occasion: z.enum(OCCASIONS),
  /** The kinds of organisation that it is for; none named: everybody. The first line that fits is the one that counts. */
  kinds: z.array(z.enum(ORGANISATION_KINDS)).max(20),
  /** Once for the event, or for each of its days. */
  per: z.enum(['event', 'day']),
  fullDayPence: positivePence,
  halfDayPence: positivePence,
});
export type ChargeLine = z.output<typeof chargeLine>;

/** What a board charges, as data. */
export const chargeTerms = z.strictObject({
  /** A cancellation is late with fewer than so many days' notice; `inclusive`: with exactly so many too. */
  noticeDays: z.int().min(0).max(365),
  inclusive: z.boolean(),
  /** `clear`: neither the day of cancelling nor the day of the event counts; otherwise the day of the event does. */
  days: z.enum(['calendar', 'working', 'clear working']),
  /** Sending somebody else costs nothing, however late. */
  replacementFree: z.boolean(),
  lines: z.array(chargeLine).max(50),
});
export type ChargeTerms = z.output<typeof chargeTerms>;

/** Days between the day on which somebody cancels and the day of the event; 0 on the day itself, less afterwards. */
export function noticeGiven(terms: Pick<ChargeTerms, 'days'>, cancelledOn: string, eventDate: string): number {
  if (terms.days === 'calendar') return daysBetween(cancelledOn, eventDate);
  if (cancelledOn >= eventDate) return cancelledOn === eventDate ? 0 : -1;
  return terms.days === 'working' ? workingDaysUntil(cancelledOn, eventDate) : clearWorkingDays(cancelledOn, eventDate);
}

/** Whether the notice is too short. Without terms of its own a board has no late cancellations. */
export function isLate(terms: ChargeTerms | null, cancelledOn: string, eventDate: string): boolean {
  if (terms === null) return false;
  const given = noticeGiven(terms, cancelledOn, eventDate);
  return terms.inclusive ? given <= terms.noticeDays : given < terms.noticeDays;
}

export interface Chargeable {
  status: BookingStatus;
  /** The day of the last step: of the cancelling, for one that was cancelled or replaced. */
  statusOn: string;
  eventDate: string;
  /** Length of the event in half days: 1 is a half day, 4 are two days. */
  halfDays: number;
  organisationKind: OrganisationKind | null;
  /** Why nothing is charged after all; empty: it is charged. */
  waiver: string;
}
export interface Charge {
  pence: number;
  /** What would be charged but for the waiver. */
  fullPence: number;
  occasion: Occasion;
  words: string;
}

function occasionOf({ status, statusOn, eventDate }: Chargeable, terms: ChargeTerms): Occasion | null {
  switch (status) {
    case 'attended': case 'part attended': return 'attendance';
    case 'no-show': return 'non-attendance';
    case 'late cancellation': return 'late cancellation';
    case 'replaced': return !terms.replacementFree && isLate(terms, statusOn, eventDate) ? 'late cancellation' : null;
    case 'requested': case 'booked': case 'waiting': case 'offered': case 'cancelled': return null;
  }
}

/** How much a line asks for an event of so many half days: an odd half day is charged as one. */
export function amountOf({ per, fullDayPence, halfDayPence }: Pick<ChargeLine, 'per' | 'fullDayPence' | 'halfDayPence'>, halfDays: number): number {
  if (per === 'event') return halfDays >= 2 ? fullDayPence : halfDayPence;
  return Math.floor(halfDays / 2) * fullDayPence + (halfDays % 2) * halfDayPence;
}

/** What a booking costs its organisation by the board's terms, with the rule in words; null: nothing. */
export function chargeOf(booking: Chargeable, terms: ChargeTerms | null): Charge | null {
  if (terms === null) return null;
  const occasion = occasionOf(booking, terms);
  if (occasion === null) return null;
  const fits = (line: ChargeLine): boolean => line.kinds.length === 0 || (booking.organisationKind !== null && line.kinds.includes(booking.organisationKind));
  const line = terms.lines.find((one) => one.occasion === occasion && fits(one));
  const fullPence = line === undefined ? 0 : amountOf(line, booking.halfDays);
  if (fullPence === 0) return null;
  const words = `${occasion.charAt(0).toUpperCase()}${occasion.slice(1)}, ${lengthWords(booking.halfDays)}${line!.per === 'day' ? ', for each day' : ''}`;
  return { pence: booking.waiver.trim() === '' ? fullPence : 0, fullPence, occasion, words };
}

/** "half day", "1 day", "2½ days". */
export function lengthWords(halfDays: number): string {
  if (halfDays === 1) return 'half day';
  return `${halfDays < 2 ? '' : Math.floor(halfDays / 2)}${halfDays % 2 === 1 ? '½' : ''} ${halfDays === 2 ? 'day' : 'days'}`;
}

/** "Late with fewer than 2 working days' notice." */
export function noticeWords({ noticeDays, inclusive, days, replacementFree }: ChargeTerms): string {
  const free = replacementFree ? 'Sending somebody else is free.' : 'A late change of person is charged as a cancellation.';
  if (noticeDays === 0 && !inclusive) return `No cancellation before the event is late. ${free}`;
  const count = `${noticeDays} ${days} ${noticeDays === 1 ? 'day' : 'days'}`;
  return `A cancellation is late with ${inclusive ? `${count} or less` : `fewer than ${count}`} of notice. ${free}`;
}
