/** All that the product knows about dates, from one place. Each file holds one idea; none of them holds a plain date in a `Date`. */
export { addDays, daysBetween, isDate, weekday } from './days.ts';
export { formatDayMonthYear, formatLongDate, formatShortDate, formatTime, formatTimeRange, parseTypedDate } from './date-words.ts';
export { formatInstant, timeInLondon, todayInLondon } from './london-time.ts';
export { bankHolidays } from './england-bank-holidays.ts';
export { addWorkingDays, clearWorkingDays, issueBy, isWorkingDay, workingDaysUntil } from './working-days.ts';
export { financialYear, municipalYear, type Year } from './years.ts';
