import { addDays } from '../dates.ts';
import type { EventLine } from '../training.ts';
import type { TrainingSession } from './records.ts';
import { lengthWords } from './charges.ts';

/** The text of a field: RFC 5545, 3.3.11. */
const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\r?\n/g, '\\n').replace(/([,;])/g, '\\$1');
/** Lines of at most 75 bytes; what is over goes on after a space (3.1). Characters stay whole. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const sign of line) {
    const size = sign.codePointAt(0)! < 0x80 ? 1 : sign.codePointAt(0)! < 0x800 ? 2 : sign.codePointAt(0)! < 0x10000 ? 3 : 4;
    if (bytes + size > 74) {
      parts.push(part);
      [part, bytes] = ['', 0];
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}
const compact = (text: string): string => text.replace(/[-:]/g, '');

const LONDON = ['BEGIN:VTIMEZONE', 'TZID:Europe/London',
  'BEGIN:DAYLIGHT', 'TZNAME:BST', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'DTSTART:19810329T010000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'TZNAME:GMT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'DTSTART:19961027T020000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD', 'END:VTIMEZONE'];

/**
 * The programme as iCalendar: one entry for each session, or for the day of an event without them. An event whose date is not known has no place in a
 * calendar; a cancelled one is sent as cancelled, so that it goes from calendars that have it. `removed`: for an event, how many changes its removed sessions
 * had seen. `stamp`: the present instant, UTC.
 */
export function programmeCalendar(events: readonly EventLine[], sessions: readonly TrainingSession[], removed: ReadonlyMap<string, number>, stamp: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Boardwright//Training programme//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', ...LONDON];
  for (const event of events.filter((one) => one.dateText === null)) {
    // The first keeps the name that the event had before its sessions were listed, so that a calendar moves it and does not hold it twice.
    const own = sessions.filter((one) => one.eventId === event.id).map((one, at) => (at === 0 ? { ...one, id: event.id } : one));
    // What changed in the event or in any session that it has or had: a number that only rises, because calendars pass over what counts less than they hold (3.8.7.4).
    const sequence = event.version + own.reduce((sum, one) => sum + one.version, 0) + (removed.get(event.id) ?? 0);
    const entries = own.length > 0 ? own : [{ id: event.id, date: event.date, startsAt: null, endsAt: null }];
    for (const entry of entries) {
      const timed = entry.startsAt !== null && entry.endsAt !== null;
      lines.push('BEGIN:VEVENT', `UID:${entry.id}@boardwright`, `DTSTAMP:${compact(stamp).slice(0, 15)}Z`, `SEQUENCE:${sequence}`,
        ...(timed
          ? [`DTSTART;TZID=Europe/London:${compact(entry.date)}T${compact(entry.startsAt!)}00`, `DTEND;TZID=Europe/London:${compact(entry.date)}T${compact(entry.endsAt!)}00`]
          : [`DTSTART;VALUE=DATE:${compact(entry.date)}`, `DTEND;VALUE=DATE:${compact(addDays(entry.date, 1))}`]),
        `SUMMARY:${escaped(event.title)}`, `DESCRIPTION:${escaped([event.level, lengthWords(event.lengthHalfDays), event.trainers].filter((one) => one !== null && one !== '').join('\n'))}`,
        ...(event.mode === 'online' ? ['LOCATION:Online'] : event.venue === null ? [] : [`LOCATION:${escaped(event.venue)}`]),
        `STATUS:${event.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT');
    }
  }
  return `${[...lines, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}
