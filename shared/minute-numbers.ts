import { municipalYear } from './years.ts';

/** What the numbering of a body’s minutes depends on. */
export interface NumberedBody {
  numbering: 'municipal year' | 'meeting' | 'coded';
  numberPattern: string | null;
  shortName: string | null;
}

/** One meeting of the period that its numbers run through. Cancelled meetings are left out: they use up no number. */
export interface NumberedMeeting {
  id: string;
  date: string;
  startsAt: string;
  /** Given by the user where the first number does not follow from the meeting before. */
  firstMinuteNumber: number | null;
  /** How many of its items get a number. */
  count: number;
  /** The last number of minutes that are confirmed, and so kept for ever; null while they can still change. */
  lastConfirmedNumber: number | null;
}

/** A coded number must have its running number in it, or two minutes would be called the same. */
export const NUMBER_PATTERN = /^[^{}]*(\{year\}[^{}]*)?\{number(:[1-9])?\}[^{}]*(\{year\}[^{}]*)?$/;
const PLACES = /\{year\}|\{number(?::([1-9]))?\}/g;

/**
 * The first and last day of the period that a body’s minute numbers run through, by the date of one of its meetings. Codes run through the
 * calendar year that they name; those that name none run on for ever, for they could not be told apart otherwise.
 */
export function numberingPeriod(body: NumberedBody, date: string): { from: string; to: string } {
  if (body.numbering === 'municipal year') {
    const { from, to } = municipalYear(date);
    return { from, to };
  }
  if (body.numbering === 'meeting') return { from: date, to: date };
  const year = date.slice(0, 4);
  return patternOf(body).includes('{year}') ? { from: `${year}-01-01`, to: `${year}-12-31` } : { from: '1800-01-01', to: '9999-12-31' };
}

/**
 * The numbers of a meeting’s minutes, in agenda order, by the body’s scheme. `meetings` are those of `numberingPeriod`, in any order.
 * Confirmed numbers are never changed and never given again: the meetings after them carry on after the highest.
 */
export function minuteNumbers(body: NumberedBody, meetings: readonly NumberedMeeting[], meetingId: string): string[] {
  const asked = meetings.find((meeting) => meeting.id === meetingId);
  if (asked === undefined) return [];
  const numbers = body.numbering === 'meeting' ? upFrom(1, asked.count) : runningNumbers(meetings, asked);
  return numbers.map((number) => label(body, asked.date, number));
}

function runningNumbers(meetings: readonly NumberedMeeting[], asked: NumberedMeeting): number[] {
  const confirmed = meetings.filter((meeting) => meeting.lastConfirmedNumber !== null);
  const isTaken = (number: number): boolean =>
    confirmed.some((meeting) => number <= meeting.lastConfirmedNumber! && number > meeting.lastConfirmedNumber! - meeting.count);
  let next = 1;
  for (const meeting of meetings.toSorted(byTime)) {
    let numbers: number[];
    if (meeting.lastConfirmedNumber !== null) {
      numbers = upFrom(meeting.lastConfirmedNumber - meeting.count + 1, meeting.count);
      next = Math.max(next, meeting.lastConfirmedNumber + 1);
    } else {
      numbers = [];
      next = meeting.firstMinuteNumber ?? next;
      for (; numbers.length < meeting.count; next++) if (!isTaken(next)) numbers.push(next);
    }
    if (meeting === asked) return numbers;
  }
  return [];
}

const upFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);
const byTime = (a: NumberedMeeting, b: NumberedMeeting): number => compare(a.date, b.date) || compare(a.startsAt, b.startsAt) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The pattern of coded numbers; without one, the body’s short name, the year and three digits: "HWB/2021/014". */
const patternOf = (body: NumberedBody): string =>
  body.numberPattern ?? `${(body.shortName ?? '').replace(/[{}]/g, '')}/{year}/{number:3}`.replace(/^\//, '');

function label(body: NumberedBody, date: string, number: number): string {
  if (body.numbering !== 'coded') return String(number);
  return patternOf(body).replace(PLACES, (found, digits?: string) =>
    found === '{year}' ? date.slice(0, 4) : String(number).padStart(Number(digits ?? 1), '0'));
}

/** The running number in a number that was kept ("HWB/2021/014" → 14), or null if it was given under another scheme. */
export function runningNumberOf(body: NumberedBody, kept: string): number | null {
  if (body.numbering !== 'coded') return /^\d{1,9}$/.test(kept) ? Number(kept) : null;
  const pattern = patternOf(body).split(/(\{[^}]*\})/).map((part) =>
    part === '{year}' ? '\\d{4}' : part.startsWith('{number') ? '(\\d{1,9})' : part.replace(/[.*+?^$()|[\]\\/-]/g, '\\$&')).join('');
  const found = new RegExp(`^${pattern}$`).exec(kept);
  return found === null ? null : Number(found[1]);
}

/** "(i)", "(ii)", … for the resolutions of a minute; the first is 1. */
export function romanLabel(ordinal: number): string {
  let rest = ordinal;
  let roman = '';
  for (const [sign, value] of ROMAN) for (; rest >= value; rest -= value) roman += sign;
  return `(${roman})`;
}
const ROMAN = [['c', 100], ['xc', 90], ['l', 50], ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1]] as const;

/** "(a)", "(b)", … for the parts of a resolution; (aa) follows (z). */
export function letterLabel(ordinal: number): string {
  let letters = '';
  for (let rest = ordinal; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCodePoint(97 + (rest - 1) % 26) + letters;
  return `(${letters})`;
}

/** The sign of a resolution by how deep it stands: (i), beneath it (a), then (1), then (A), and again from the first. Word and PDF count the same way. */
export function resolutionLabel(depth: number, ordinal: number): string {
  switch (depth % 4) {
    case 0: return romanLabel(ordinal);
    case 1: return letterLabel(ordinal);
    case 2: return `(${ordinal})`;
    default: return letterLabel(ordinal).toLocaleUpperCase('en-GB');
  }
}
