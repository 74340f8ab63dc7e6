import { parseTypedDate } from '../dates.ts';
import type { Parsed } from '../contract.ts';

export type EventDraft = Parsed<'training.importProgramme'>['rows'][number];
type Field = 'title' | 'level' | 'kind' | 'date' | 'venue' | 'trainers' | 'places' | 'attended' | 'status' | 'reason' | 'length';
const HEADINGS: [Field, RegExp][] = [
  ['attended', /^(number )?(attend|delegates|came|participants)/], ['date', /^(date|day|when|start)/], ['title', /^(course|event|title|name|training|topic|session)/], ['level', /^level/], ['kind', /^(kind|type|format)/],
  ['venue', /^(venue|where|location|place$)/], ['trainers', /^(trainer|facilitator|presenter|delivered)/], ['places', /^(places|capacity|max)/], ['status', /^(status|state|held)/], ['reason', /^(reason|why)/], ['length', /^(length|duration)/],
];
const fieldOf = (heading: string): Field | null => HEADINGS.find(([, pattern]) => pattern.test(heading.trim().toLowerCase()))?.[0] ?? null;
const whole = (text: string): number | null => (/^[\d,]{1,6}$/.test(text) ? Number(text.replaceAll(',', '')) : null);
function halfDaysOf(text: string): number {
  const plain = text.toLowerCase();
  if (/half|½ day|am only|pm only/.test(plain) && !/\d/.test(plain)) return 1;
  const days = /(\d+(?:\.5)?)\s*(?:½)?\s*day/.exec(plain);
  if (days !== null) return Math.min(60, Math.max(1, Math.round(Number(days[1]) * 2) + (plain.includes('½') ? 1 : 0)));
  const hours = /(\d+(?:\.\d)?)\s*(?:hours?|hrs?)/.exec(plain);
  return hours !== null && Number(hours[1]) <= 4 ? 1 : 2;
}
const KINDS = ['course', 'briefing', 'workshop', 'conference'] as const;

/**
 * Events from a table with headings: course and date, and if they are there level, kind, length, venue, trainers, places, how many attended, whether it
 * was cancelled and why. A date that cannot be read is kept as it is written, and counts by the last day of the period. Null: it has no such headings.
 */
export function readProgrammeTable(rows: readonly string[][], { to }: { to: string }, today: string): { events: EventDraft[]; left: { line: string; why: string }[] } | null {
  const at = rows.slice(0, 10).findIndex((row) => row.map(fieldOf).includes('title') && row.map(fieldOf).includes('date'));
  if (at === -1) return null;
  const fields = rows[at]!.map(fieldOf);
  const result = { events: [] as EventDraft[], left: [] as { line: string; why: string }[] };
  for (const row of rows.slice(at + 1)) {
    const cell = (field: Field): string => (fields.includes(field) ? row[fields.indexOf(field)] ?? '' : '').replace(/\s+/g, ' ').trim();
    const line = row.filter((one) => one.trim() !== '').join(', ');
    const title = cell('title').slice(0, 200);
    if (line === '') continue;
    if (title === '' || /^total/i.test(title)) {
      result.left.push({ line, why: title === '' ? 'There is no course.' : 'It is a total.' });
      continue;
    }
    const written = cell('date').replace(/ \d{1,2}:\d{2}.*$/, '');
    const date = parseTypedDate(written);
    const cancelled = /cancel/i.test(cell('status')) || /^cancel/i.test(cell('attended'));
    const attendedCount = whole(cell('attended'));
    const online = /online|virtual|teams|zoom|webinar/i.test(cell('venue'));
    result.events.push({
      title, level: cell('level').slice(0, 60) || null, kind: KINDS.find((kind) => cell('kind').toLowerCase().includes(kind) || title.toLowerCase().includes(kind)) ?? 'course', date: date ?? to, dateText: date === null ? (written || 'date not known').slice(0, 100) : null,
      status: cancelled ? 'cancelled' : attendedCount !== null || (date !== null && date < today) || /held|done|complete|yes/i.test(cell('status')) ? 'held' : 'planned',
      cancelReason: cancelled ? cell('reason').slice(0, 500) || 'No reason given' : '', mode: online ? 'online' : 'venue', venue: online ? null : cell('venue').slice(0, 200) || null, trainers: cell('trainers').slice(0, 500),
      places: whole(cell('places')), halfDays: halfDaysOf(cell('length')), attendedCount: cancelled ? null : attendedCount,
    });
  }
  return result;
}
