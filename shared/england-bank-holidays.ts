import { addDays, isoOf, weekday } from './days.ts';

export interface BankHoliday {
  date: string;
  name: string;
}

/**
 * Days moved or added once by royal proclamation. A holiday that was moved is named with its new date, an added one is listed
 * beside the usual ones. Source: the London Gazette, as gathered at gov.uk/bank-holidays.
 */
const MOVED: Record<string, string> = {
  '2002-05-27': '2002-06-04',
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08',
  '2022-05-30': '2022-06-02',
};
const ADDED: readonly BankHoliday[] = [
  { date: '1999-12-31', name: 'Millennium Eve' },
  { date: '2002-06-03', name: 'Golden Jubilee' },
  { date: '2011-04-29', name: 'Royal wedding' },
  { date: '2012-06-05', name: 'Diamond Jubilee' },
  { date: '2022-06-03', name: 'Platinum Jubilee' },
  { date: '2022-09-19', name: 'State funeral of Queen Elizabeth II' },
  { date: '2023-05-08', name: 'Coronation of King Charles III' },
];

const known = new Map<number, readonly BankHoliday[]>();

/**
 * The bank holidays of England and Wales in a year, in order, on the days they are taken (substitute days included). By the rule of the
 * Banking and Financial Dealings Act 1971 and the one-off changes from 1999 on; a change proclaimed later is not known here.
 */
export function bankHolidays(year: number): readonly BankHoliday[] {
  let holidays = known.get(year);
  if (holidays === undefined) {
    holidays = usual(year).map((day) => ({ ...day, date: MOVED[day.date] ?? day.date }))
      .concat(ADDED.filter((day) => day.date.startsWith(`${year}-`)))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
    known.set(year, holidays);
  }
  return holidays;
}

function usual(year: number): BankHoliday[] {
  const easter = easterSunday(year);
  const christmas = isoOf(year, 12, 25);
  return [
    { date: afterWeekend(isoOf(year, 1, 1)), name: 'New Year’s Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: mondayFrom(isoOf(year, 5, 1)), name: 'Early May bank holiday' },
    { date: mondayFrom(isoOf(year, 5, 25)), name: 'Spring bank holiday' },
    { date: mondayFrom(isoOf(year, 8, 25)), name: 'Summer bank holiday' },
    ...(weekday(christmas) === 7
      // Boxing Day keeps its Monday, so the substitute for Christmas Day falls after it.
      ? [{ date: addDays(christmas, 1), name: 'Boxing Day' }, { date: addDays(christmas, 2), name: 'Christmas Day' }]
      : [{ date: afterWeekend(christmas), name: 'Christmas Day' }, { date: boxingDay(christmas), name: 'Boxing Day' }]),
  ];
}

const boxingDay = (christmas: string): string => addDays(christmas, weekday(christmas) === 5 || weekday(christmas) === 6 ? 3 : 1);
/** The day itself, or the Monday after it when it falls on a weekend. */
const afterWeekend = (date: string): string => (weekday(date) > 5 ? mondayFrom(date) : date);
/** The first Monday on or after a date. */
const mondayFrom = (date: string): string => addDays(date, (8 - weekday(date)) % 7);

/** Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876 (Butcher’s Ecclesiastical Calendar). */
function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * late + 114;
  return isoOf(year, Math.floor(days / 31), (days % 31) + 1);
}
