import type { Body } from '../../shared/bodies.ts';
import { minuteNumbers, NUMBER_PATTERN, numberingPeriod } from '../../shared/minute-numbers.ts';

const SHOWN = 3;

/** The next numbers that a pattern gives, as it is being typed: "HWB/2026/001, HWB/2026/002, HWB/2026/003"; null while it is no pattern. */
export function numberExample(body: Pick<Body, 'numbering' | 'numberPattern' | 'shortName'>, today: string, first = 1): string | null {
  if (body.numbering === 'coded' && (body.numberPattern === null || !NUMBER_PATTERN.test(body.numberPattern))) return null;
  const meeting = { id: 'next', date: today, startsAt: '10:00', firstMinuteNumber: body.numbering === 'meeting' ? null : first, count: SHOWN, lastConfirmedNumber: null };
  return minuteNumbers(body, [meeting], 'next').join(', ');
}

/** What the numbers do at the next meeting and in the next year. */
export function numberingInWords(body: Pick<Body, 'numbering' | 'numberPattern' | 'shortName'>, today: string): string {
  switch (body.numbering) {
    case 'municipal year': return 'They run on from meeting to meeting and begin again at 1 in May.';
    case 'meeting': return 'They begin again at 1 at each meeting.';
    case 'coded': return numberingPeriod(body, today).to === '9999-12-31' ? 'They run on and never begin again.' : 'They run on from meeting to meeting and begin again in January.';
  }
}
