import { describe, expect, it } from 'vitest';
import { programmeCalendar } from '../../shared/training/calendar.ts';
import type { TrainingSession } from '../../shared/training/records.ts';
import type { EventLine } from '../../shared/training.ts';

const line = (set: Partial<EventLine>): EventLine => ({
  id: '018f0000-0000-7000-8000-000000000001', version: 3, courseId: 'c', kind: 'course', date: '2026-06-30', dateText: null, status: 'planned', cancelReason: '', mode: 'venue', venue: 'Town Hall, room 2; use the side door', trainers: 'A. Bee\nC. Dee \\ Co',
  places: 20, halfDays: 2, notes: '', attendedCount: null, title: 'Neglect – étude “à fond” on why children’s needs go unmet for so long, and what to do', level: 'Level 2', sessions: 0, lengthHalfDays: 2, lastDate: '2026-06-30',
  held: 0, waiting: 0, requested: 0, booked: 0, attended: 0, partAttended: 0, noShows: 0, late: 0, costPence: 0, incomePence: 0, ...set,
});
const session = (id: string, date: string, startsAt: string | null, endsAt: string | null): TrainingSession => ({ id, version: 2, eventId: line({}).id, date, startsAt, endsAt, halfDays: 2 });
const NONE: ReadonlyMap<string, number> = new Map();
const STAMP = '2026-05-01T10:20:30.000Z';

interface Property { name: string; parameters: Record<string, string>; value: string }
/** A reader of RFC 5545 that forgives nothing: line ends, length, folding, nesting and escapes must all be as the text says. */
function readStrictly(text: string): { kind: string; properties: Property[]; parts: ReturnType<typeof readStrictly>[] } {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const physical = text.slice(0, -2).split('\r\n');
  for (const one of physical) expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75);
  const lines: string[] = [];
  for (const one of physical) {
    if (one.startsWith(' ')) lines.push(`${lines.pop()!}${one.slice(1)}`);
    else lines.push(one);
  }
  const open: ReturnType<typeof readStrictly>[] = [];
  let whole: ReturnType<typeof readStrictly> | null = null;
  for (const one of lines) {
    const found = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*):(.*)$/su.exec(one);
    if (found === null) throw new Error(`Not a content line: ${one}`);
    const [, name = '', parameters = '', value = ''] = found;
    if (name === 'BEGIN') {
      const part = { kind: value, properties: [], parts: [] };
      open.at(-1)?.parts.push(part);
      open.push(part);
    } else if (name === 'END') {
      const closed = open.pop()!;
      expect(closed.kind).toBe(value);
      if (open.length === 0) whole = closed;
    } else open.at(-1)!.properties.push({ name, value, parameters: Object.fromEntries(parameters.split(';').slice(1).map((text_) => text_.split('=') as [string, string])) });
  }
  expect(open).toEqual([]);
  return whole!;
}
/** TEXT of 3.3.11: a backslash stands only before a backslash, semicolon, comma or n; the three signs stand only after one. */
function textOf(value: string): string {
  expect(value).toMatch(/^(?:[^\\;,]|\\[\\;,nN])*$/u);
  return value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}
const one = (part: ReturnType<typeof readStrictly>, name: string): Property => {
  const found = part.properties.filter((property) => property.name === name);
  expect(found, name).toHaveLength(1);
  return found[0]!;
};
const eventsOf = (text: string) => readStrictly(text).parts.filter((part) => part.kind === 'VEVENT');

describe('the programme as iCalendar', () => {
  const timed = [session('018f0000-0000-7000-8000-00000000000a', '2026-06-30', '09:30', '16:00'), session('018f0000-0000-7000-8000-00000000000b', '2026-12-01', '13:00', '16:30')];
  it('is a calendar of version 2.0 with the zone that its times name', () => {
    const calendar = readStrictly(programmeCalendar([line({})], timed, NONE, STAMP));
    expect([calendar.kind, one(calendar, 'VERSION').value, one(calendar, 'METHOD').value]).toEqual(['VCALENDAR', '2.0', 'PUBLISH']);
    expect(one(calendar, 'PRODID').value).not.toBe('');
    const zone = calendar.parts.find((part) => part.kind === 'VTIMEZONE')!;
    expect([one(zone, 'TZID').value, zone.parts.map((part) => part.kind)]).toEqual(['Europe/London', ['DAYLIGHT', 'STANDARD']]);
    for (const part of zone.parts) for (const name of ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO']) one(part, name);
  });
  it('has one entry for each session, in London time, with a stamp in UTC', () => {
    const events = eventsOf(programmeCalendar([line({})], timed, NONE, STAMP));
    expect(events.map((part) => [one(part, 'DTSTART').value, one(part, 'DTSTART').parameters['TZID'], one(part, 'DTEND').value])).toEqual([
      ['20260630T093000', 'Europe/London', '20260630T160000'], ['20261201T130000', 'Europe/London', '20261201T163000'],
    ]);
    for (const part of events) expect(one(part, 'DTSTAMP').value).toBe('20260501T102030Z');
  });
  it('is a whole day where no times are known, which ends on the day after', () => {
    const [event] = eventsOf(programmeCalendar([line({})], [], NONE, STAMP));
    expect([one(event!, 'DTSTART').value, one(event!, 'DTSTART').parameters['VALUE'], one(event!, 'DTEND').value]).toEqual(['20260630', 'DATE', '20260701']);
  });
  it('gives text back as it was, whatever signs are in it', () => {
    const [event] = eventsOf(programmeCalendar([line({})], [], NONE, STAMP));
    expect([textOf(one(event!, 'SUMMARY').value), textOf(one(event!, 'LOCATION').value), textOf(one(event!, 'DESCRIPTION').value)])
      .toEqual([line({}).title, 'Town Hall, room 2; use the side door', 'Level 2\n1 day\nA. Bee\nC. Dee \\ Co']);
  });
  it('names an entry the same way for ever, once its sessions are listed and once it has moved, and counts what has changed', () => {
    const uid = (text: string) => one(eventsOf(text)[0]!, 'UID').value;
    const before = programmeCalendar([line({})], [], NONE, STAMP);
    const after = programmeCalendar([line({ date: '2026-07-07', version: 4 })], timed, NONE, STAMP);
    expect(uid(after)).toBe(uid(before));
    expect(new Set(eventsOf(after).map((part) => one(part, 'UID').value)).size).toBe(2);
    const sequence = (text: string) => Number(one(eventsOf(text)[0]!, 'SEQUENCE').value);
    expect(sequence(programmeCalendar([line({})], timed, NONE, STAMP))).toBeGreaterThan(sequence(before));
    expect(sequence(after)).toBeGreaterThan(sequence(programmeCalendar([line({})], timed, NONE, STAMP)));
  });
  it('counts the changes of sessions that have been removed, so that its number never falls', () => {
    const sequence = (text: string) => Number(one(eventsOf(text)[0]!, 'SEQUENCE').value);
    const both = sequence(programmeCalendar([line({})], timed, NONE, STAMP));
    expect(sequence(programmeCalendar([line({})], timed.slice(0, 1), new Map([[line({}).id, 3]]), STAMP))).toBeGreaterThan(both);
    expect(sequence(programmeCalendar([line({})], [], new Map([[line({}).id, 6]]), STAMP))).toBeGreaterThan(both);
  });
  it('sends a cancelled event as cancelled, with a higher number, so that it goes from calendars that have it', () => {
    const [event] = eventsOf(programmeCalendar([line({ status: 'cancelled', version: 4 })], [], NONE, STAMP));
    expect([one(event!, 'STATUS').value, Number(one(event!, 'SEQUENCE').value)]).toEqual(['CANCELLED', 4]);
  });
  it('has no entry for an event whose date is not known', () => expect(eventsOf(programmeCalendar([line({ dateText: 'spring' })], [], NONE, STAMP))).toEqual([]));
});
