import { describe, expect, it } from 'vitest';
import { addMonths, clashOf, parseDates, patternDates, weeksOf, type DatePattern } from '../../shared/meeting-dates.ts';

const year = { from: '2026-05-01', to: '2027-04-30' };
const pattern = (ordinal: DatePattern['ordinal'], weekday: number, everyMonths: number) => patternDates({ ordinal, weekday, everyMonths, ...year });

describe('a pattern of meetings', () => {
  it('of every second Tuesday of every other month', () =>
    expect(pattern('second', 2, 2)).toEqual(['2026-05-12', '2026-07-14', '2026-09-08', '2026-11-10', '2027-01-12', '2027-03-09']));
  it('of each quarter begins in its first month', () =>
    expect(pattern('first', 1, 3)).toEqual(['2026-05-04', '2026-08-03', '2026-11-02', '2027-02-01']));
  it('of the last Friday takes the fifth where there is one', () =>
    expect(pattern('last', 5, 1).slice(0, 3)).toEqual(['2026-05-29', '2026-06-26', '2026-07-31']));
  it('counts the first of the month itself', () => expect(pattern('first', 5, 12)).toEqual(['2026-05-01']));
  it('keeps within its days', () =>
    expect(patternDates({ ordinal: 'second', weekday: 2, everyMonths: 1, from: '2026-05-13', to: '2026-07-14' })).toEqual(['2026-06-09', '2026-07-14']));
});

describe('dates as typed', () => {
  it.each([
    ['12/05/2026\n14 July 2026', ['2026-05-12', '2026-07-14']],
    ['12 May, 14 July; 8 September', ['2026-05-12', '2026-07-14', '2026-09-08']],
    ['Tuesday 12 May 2026 at 6:00 pm', ['2026-05-12']],
    ['12 May 2026 14:00', ['2026-05-12']],
    ['Tuesday, 12 May 2026', ['2026-05-12']],
    ['12/5, 13/1', ['2026-05-12', '2027-01-13']],
    ['12 January', ['2027-01-12']],
    ['Monday 12 May 2026', [null]],
    ['31/06/2026', [null]],
    ['soon', [null]],
    ['  \n ', []],
  ])('%j', (typed, dates) => expect(parseDates(typed, year.from).map((one) => one.date)).toEqual(dates));
});

describe('a date that clashes', () => {
  it.each([
    ['2026-05-04', 'Early May bank holiday, a bank holiday'], ['2026-05-09', 'A Saturday'], ['2026-12-29', 'Between Christmas and New Year'], ['2026-05-12', null],
  ])('%s: %s', (date, words) => expect(clashOf(date)).toBe(words));
});

describe('a month of a calendar', () => {
  it('begins its weeks on Monday and has the days beside it', () => {
    const weeks = weeksOf('2027-03');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual(['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04', '2027-03-05', '2027-03-06', '2027-03-07']);
    expect(weeksOf('2026-08')[0]![0]).toBe('2026-07-27');
    expect(weeksOf('2026-08')).toHaveLength(6);
    expect(weeksOf('2027-02')).toHaveLength(4);
  });
  it('is reached from others across the end of a year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2027-03', -3)).toBe('2026-12');
  });
});
