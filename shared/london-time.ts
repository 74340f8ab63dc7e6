import { formatShortDate, formatTime } from './date-words.ts';

/** An instant as the files keep it ("2026-06-30T23:30:00Z") or in milliseconds since 1970. */
type Instant = string | number;

// Made once: making a formatter costs a hundred times as much as using it.
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

function inLondon(instant: Instant): { date: string; time: string } {
  const part: Record<string, string> = {};
  for (const { type, value } of london.formatToParts(new Date(instant))) part[type] = value;
  return { date: `${part['year']}-${part['month']}-${part['day']}`, time: `${part['hour']}:${part['minute']}` };
}

/** The date in London at an instant: the day that "today" means everywhere in the product. */
export const todayInLondon = (instant: Instant): string => inLondon(instant).date;

/** The time of day in London at an instant: "18:00". */
export const timeInLondon = (instant: Instant): string => inLondon(instant).time;

/** "26/01/2017 at 6:00 pm", London time. */
export function formatInstant(instant: Instant): string {
  const { date, time } = inLondon(instant);
  return `${formatShortDate(date)} at ${formatTime(time)}`;
}
