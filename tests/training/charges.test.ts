import { describe, expect, it } from 'vitest';
import { chargeOf, isLate, lengthWords, noticeGiven, type Chargeable, type ChargeTerms } from '../../shared/training/charges.ts';

const terms = (change: Partial<ChargeTerms>): ChargeTerms => ({ noticeDays: 0, inclusive: false, days: 'calendar', replacementFree: true, lines: [], ...change });
const booking = (change: Partial<Chargeable>): Chargeable => ({ status: 'attended', statusOn: '2026-11-24', eventDate: '2026-11-24', halfDays: 2, organisationKind: 'health', waiver: '', ...change });
const pence = (change: Partial<Chargeable>, by: ChargeTerms): number => chargeOf(booking(change), by)?.pence ?? 0;

/** Five boards' charges as data. */
const A_DAY = terms({ lines: [{ occasion: 'non-attendance', kinds: [], per: 'day', fullDayPence: 5000, halfDayPence: 2500 }] });
const TWO_OR_FEWER = terms({ noticeDays: 2, inclusive: true, days: 'calendar', lines: [{ occasion: 'late cancellation', kinds: [], per: 'event', fullDayPence: 6000, halfDayPence: 3000 }] });
const UNDER_TWO_WORKING = terms({ noticeDays: 2, days: 'working', lines: [{ occasion: 'late cancellation', kinds: [], per: 'event', fullDayPence: 7500, halfDayPence: 5000 }] });
const PARTNERS_FREE = terms({ lines: [
  { occasion: 'attendance', kinds: ['local authority', 'police', 'health'], per: 'event', fullDayPence: 0, halfDayPence: 0 }, { occasion: 'attendance', kinds: [], per: 'event', fullDayPence: 9000, halfDayPence: 4500 },
  { occasion: 'non-attendance', kinds: [], per: 'event', fullDayPence: 8000, halfDayPence: 4000 },
] });
const PRIVATE_PAYS = terms({ lines: [{ occasion: 'attendance', kinds: ['private'], per: 'event', fullDayPence: 15_000, halfDayPence: 7500 }] });

describe('charges for coming and not coming', () => {
  it.each([
    ['a no-show at a two-day course, £50 a day', { status: 'no-show', halfDays: 4 }, A_DAY, 10_000],
    ['a no-show at a day and a half, £50 a day', { status: 'no-show', halfDays: 3 }, A_DAY, 7500],
    ['an attendance where only not coming is charged', {}, A_DAY, 0],
    ['an attendance of a partner', {}, PARTNERS_FREE, 0],
    ['a no-show of a partner', { status: 'no-show' }, PARTNERS_FREE, 8000],
    ['an attendance of anybody else', { organisationKind: 'voluntary' }, PARTNERS_FREE, 9000],
    ['an attendance with no organisation', { organisationKind: null }, PARTNERS_FREE, 9000],
    ['a full day of the private sector', { organisationKind: 'private' }, PRIVATE_PAYS, 15_000],
    ['a half day of the private sector', { organisationKind: 'private', halfDays: 1 }, PRIVATE_PAYS, 7500],
    ['part of a day of the private sector', { organisationKind: 'private', status: 'part attended' }, PRIVATE_PAYS, 15_000],
    ['a full day cancelled late', { status: 'late cancellation' }, UNDER_TWO_WORKING, 7500],
    ['a half day cancelled late', { status: 'late cancellation', halfDays: 1 }, UNDER_TWO_WORKING, 5000],
    ['somebody sent instead the day before', { status: 'replaced', statusOn: '2026-11-23' }, UNDER_TWO_WORKING, 0],
    ['somebody sent instead the day before, where that is charged', { status: 'replaced', statusOn: '2026-11-23' }, { ...UNDER_TWO_WORKING, replacementFree: false }, 7500],
    ['somebody sent instead in good time, where late ones are charged', { status: 'replaced', statusOn: '2026-11-02' }, { ...UNDER_TWO_WORKING, replacementFree: false }, 0],
    ['a cancellation in time', { status: 'cancelled' }, UNDER_TWO_WORKING, 0],
    ['a place still booked', { status: 'booked' }, PARTNERS_FREE, 0],
    ['a charge that is waived', { status: 'no-show', waiver: 'Called to court' }, PARTNERS_FREE, 0],
  ] as const)('%s', (_, change, by, expected) => expect(pence(change, by)).toBe(expected));
  it('keeps what a waived charge would have been', () => expect(chargeOf(booking({ status: 'no-show', waiver: 'Ill' }), A_DAY)).toMatchObject({ pence: 0, fullPence: 5000, occasion: 'non-attendance' }));
});

describe('notice', () => {
  it.each([
    ['two calendar days before a Tuesday, two or fewer', TWO_OR_FEWER, '2026-11-22', true],
    ['three calendar days before', TWO_OR_FEWER, '2026-11-21', false],
    ['the Friday before a Tuesday is two working days', UNDER_TWO_WORKING, '2026-11-20', false],
    ['the Monday before a Tuesday is one', UNDER_TWO_WORKING, '2026-11-23', true],
    ['the Friday, counted in clear days, is one', { ...UNDER_TWO_WORKING, days: 'clear working' as const }, '2026-11-20', true],
    ['the day itself', UNDER_TWO_WORKING, '2026-11-24', true],
    ['afterwards', UNDER_TWO_WORKING, '2026-11-25', true],
  ])('%s', (_, by, on, late) => expect(isLate(by, on, '2026-11-24')).toBe(late));
  it('leaves bank holidays out of working days', () => expect(noticeGiven({ days: 'working' }, '2026-12-24', '2026-12-29')).toBe(1));
  it('is never short where a board has no charges', () => expect(isLate(null, '2026-11-24', '2026-11-24')).toBe(false));
});

it.each([[1, 'half day'], [2, '1 day'], [3, '1½ days'], [4, '2 days'], [5, '2½ days']])('%i half days: %s', (halfDays, words) => expect(lengthWords(halfDays)).toBe(words));
