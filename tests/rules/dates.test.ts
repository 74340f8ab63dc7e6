import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays, bankHolidays, clearWorkingDays, daysBetween, financialYear, formatDayMonthYear, formatInstant, formatLongDate, formatShortDate, formatTime,
  formatTimeRange, isDate, issueBy, isWorkingDay, municipalYear, parseTypedDate, timeInLondon, todayInLondon, weekday, workingDaysUntil,
} from '../../shared/dates.ts';

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1900-01-01', days));

describe('a plain date', () => {
  it.each(['2026-03-31', '2024-02-29', '2000-02-29', '1800-01-01', '9999-12-31'])('%s exists', (date) => expect(isDate(date)).toBe(true));
  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-03-31', '2026-3-1', '2026-03-31T00:00', '', '1799-12-31'])(
    '%s does not', (date) => expect(isDate(date)).toBe(false));
  it('moves over leap days, month ends and clock changes', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
  it('counts back what it added', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
      expect((weekday(date) - 1 + days % 7 + 7) % 7 + 1).toBe(weekday(addDays(date, days)));
    }));
  });
  it('knows its weekday, Monday first', () => {
    expect(weekday('2017-01-26')).toBe(4);
    expect(weekday('2021-03-01')).toBe(1);
    expect(weekday('1969-12-28')).toBe(7);
  });
});

describe('a date in words', () => {
  it('has one long, one running and one short form', () => {
    expect(formatLongDate('2017-01-26')).toBe('Thursday 26 January 2017');
    expect(formatDayMonthYear('2026-06-01')).toBe('1 June 2026');
    expect(formatShortDate('2017-01-26')).toBe('26/01/2017');
  });
  it.each([
    ['18:00', '6:00 pm'], ['00:05', '12:05 am'], ['12:00', '12:00 pm'], ['11:59', '11:59 am'], ['09:30', '9:30 am'],
  ])('the time %s is written %s', (time, words) => expect(formatTime(time)).toBe(words));
  it.each([
    ['18:00', '19:27', '6:00 - 7:27 pm'], ['11:30', '13:15', '11:30 am - 1:15 pm'], ['09:00', '11:00', '9:00 - 11:00 am'],
    ['10:00', '12:00', '10:00 am - 12:00 pm'], ['18:00', null, '6:00 pm'],
  ])('from %s to %s is written %s', (start, end, words) => expect(formatTimeRange(start, end)).toBe(words));
});

describe('a typed date', () => {
  it.each([
    '26/1/2017', '26/01/17', '26.1.17', '26-01-2017', '26 1 2017', '26 January 2017', '26 jan 17', '26th January 2017', '26th of January, 2017',
    'Thursday 26 January 2017', 'Thu 26 Jan 2017', ' 2017-01-26 ',
  ])('%s is 26 January 2017', (typed) => expect(parseTypedDate(typed)).toBe('2017-01-26'));
  it.each(['', 'spring 2017', '1/26/2017', '31/2/2020', 'Friday 26 January 2017', '26 Janvier 2017', '26/1', '2017-02-30', '0/1/2017', '26 1'])(
    '“%s” is none', (typed) => expect(parseTypedDate(typed)).toBeNull());
  it('takes two digits for 1970 to 2069', () => {
    expect(parseTypedDate('1/4/69')).toBe('2069-04-01');
    expect(parseTypedDate('1/4/70')).toBe('1970-04-01');
  });
  it('is read back from each form in which it is written', () => {
    fc.assert(fc.property(anyDate, (date) => {
      for (const written of [formatLongDate(date), formatDayMonthYear(date), formatShortDate(date), date]) expect(parseTypedDate(written)).toBe(date);
    }));
  });
});

describe('a year', () => {
  it.each([
    ['2026-03-31', 4, '2025/26'], ['2026-04-01', 4, '2026/27'], ['2026-02-15', 7, '2025/26'], ['2026-07-01', 7, '2026/27'], ['2000-01-01', 4, '1999/00'],
    ['2026-08-15', 1, '2026'],
  ])('%s with a start in month %i is in the financial year %s', (date, month, label) => expect(financialYear(date, month).label).toBe(label));
  it.each([['2021-01-13', '2020/21'], ['2021-04-30', '2020/21'], ['2021-05-01', '2021/22']])(
    '%s is in the municipal year %s', (date, label) => expect(municipalYear(date).label).toBe(label));
  it('has a first and a last day', () => {
    expect(municipalYear('2024-01-10')).toEqual({ label: '2023/24', from: '2023-05-01', to: '2024-04-30' });
    expect(financialYear('2026-02-15', 7)).toEqual({ label: '2025/26', from: '2025-07-01', to: '2026-06-30' });
    expect(financialYear('2023-06-01', 3)).toEqual({ label: '2023/24', from: '2023-03-01', to: '2024-02-29' });
  });
  it('holds every date, and the next begins the day after', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: 1, max: 12 }), (date, month) => {
      const year = financialYear(date, month);
      expect(year.from <= date && date <= year.to).toBe(true);
      expect(financialYear(addDays(year.to, 1), month).from).toBe(addDays(year.to, 1));
    }));
  });
});

describe('the bank holidays of England and Wales', () => {
  it.each([
    [1999, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31'],
    [2002, '01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26'],
    [2011, '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27'],
    [2012, '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26'],
    [2017, '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('of %i', (year, days) => expect(bankHolidays(year).map((holiday) => holiday.date.slice(5)).join(' ')).toBe(days));
  it('are eight in an ordinary year, all on weekdays and all different', () => {
    fc.assert(fc.property(fc.integer({ min: 2031, max: 2200 }), (year) => {
      const dates = bankHolidays(year).map((holiday) => holiday.date);
      expect(new Set(dates).size).toBe(8);
      for (const date of dates) expect(weekday(date)).toBeLessThan(6);
    }));
  });
});

describe('clear working days', () => {
  it('an agenda for Thursday 26 January 2017 is issued by Wednesday 18 January 2017', () => expect(issueBy('2017-01-26', 5)).toBe('2017-01-18'));
  it('publication on Monday 1 March 2021 for Tuesday 9 March 2021 gives exactly five', () => {
    expect(clearWorkingDays('2021-03-01', '2021-03-09')).toBe(5);
    expect(issueBy('2021-03-09', 5)).toBe('2021-03-01');
  });
  it.each([
    ['over Easter and a weekend', '2021-04-08', 5, '2021-03-29'],
    ['over Christmas with substitute days', '2022-01-06', 5, '2021-12-24'],
    ['with none asked for, on the day', '2021-03-09', 0, '2021-03-09'],
  ])('%s', (_case, meeting, notice, by) => expect(issueBy(meeting, notice)).toBe(by));
  it('may count Saturdays, but never Christmas Day on one', () => {
    expect(isWorkingDay('2021-03-06')).toBe(false);
    expect(isWorkingDay('2021-03-06', { saturdayCounts: true })).toBe(true);
    expect(isWorkingDay('2021-03-07', { saturdayCounts: true })).toBe(false);
    expect(isWorkingDay('2021-12-25', { saturdayCounts: true })).toBe(false);
    expect(clearWorkingDays('2021-03-01', '2021-03-09', { saturdayCounts: true })).toBe(6);
  });
  it('are none when published on the day or after the meeting', () => {
    expect(clearWorkingDays('2021-03-09', '2021-03-09')).toBe(0);
    expect(clearWorkingDays('2021-03-10', '2021-03-09')).toBe(0);
  });
  it('issueBy is the last working day with enough notice', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: 1, max: 30 }), fc.boolean(), (meeting, notice, saturdayCounts) => {
      const by = issueBy(meeting, notice, { saturdayCounts });
      expect(isWorkingDay(by, { saturdayCounts })).toBe(true);
      expect(clearWorkingDays(by, meeting, { saturdayCounts })).toBe(notice);
    }));
  });
  it('are counted down to a day, and up after it', () => {
    expect(workingDaysUntil('2021-03-01', '2021-03-09')).toBe(6);
    expect(workingDaysUntil('2021-03-05', '2021-03-08')).toBe(1);
    expect(workingDaysUntil('2021-03-08', '2021-03-08')).toBe(0);
    expect(workingDaysUntil('2021-03-09', '2021-03-05')).toBe(-2);
  });
});

describe('London time', () => {
  it.each([
    ['2026-06-30T22:59:59Z', '2026-06-30', '23:59'], ['2026-06-30T23:00:00Z', '2026-07-01', '00:00'], ['2026-12-31T23:59:00Z', '2026-12-31', '23:59'],
    ['2026-03-29T00:59:00Z', '2026-03-29', '00:59'], ['2026-03-29T01:00:00Z', '2026-03-29', '02:00'],
  ])('at %s it is %s, %s', (instant, date, time) => {
    expect(todayInLondon(instant)).toBe(date);
    expect(timeInLondon(instant)).toBe(time);
    expect(todayInLondon(Date.parse(instant))).toBe(date);
  });
  it('is written with the date', () => expect(formatInstant('2026-06-30T23:30:00Z')).toBe('01/07/2026 at 12:30 am'));
});
