import { z } from 'zod';
import { isDate } from './dates.ts';

/** The small schemas that every slice is made of. Messages are for people and end up beside the form's field. */
/** Small letters only: ids are compared to the letter, and two that differ only in that would be two records. */
export const id = z.uuid('This must be the id of a record.').lowercase('This must be the id of a record, in small letters.');
export const version = z.int().min(1);
export const isoDate = z.string().refine(isDate, {
  // A form sends nothing where nothing was chosen; only a program writes dates in another form.
  error: ({ input }) => (input === '' ? 'Give the date.' : 'There is no such date. Use the form 2026-03-31.'),
});
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time of day such as 18:00.');
export const instant = z.iso.datetime();
/** No control character and no end of a line. In plain ranges: the pattern stands in the schema of bundles, and many programs know no classes by name. */
const unbroken = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/u;
/** A name or title on one line. */
export const line = (max = 200) => z.string().trim().min(1, 'This cannot be empty.').max(max, `Use at most ${max} characters.`).regex(unbroken, 'This must be on one line.');
/** Something to write to: with one @, and no spaces. Whether it arrives nobody can know from it. */
export const email = line(254).regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u, 'This is no e-mail address. Write it like name@example.org.');
/** Plain text that may have several lines. */
export const text = (max = 20_000) => z.string().max(max, `Use at most ${max} characters.`);
/** The highest number that a log gives: far more than a board ever needs, and few enough digits to read out. */
export const HIGHEST_NUMBER = 999_999;
/** A number of a log that runs on: that of an action, a challenge, a risk. */
export const logNumber = z.int().min(1).max(HIGHEST_NUMBER);
/** The highest place in a list. */
export const HIGHEST_PLACE = 100_000;
export const count = (max: number) => z.int().min(0).max(max);
/** From a date until a date, both included; an open end is null. Shared by all that holds for a time. */
export const period = { fromDate: isoDate.nullable(), toDate: isoDate.nullable() };
