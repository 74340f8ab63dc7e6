import type { Output, Parsed } from '../../shared/contract.ts';
import type { AgendaItem } from '../../shared/meetings.ts';
import { Refusal } from '../../shared/result.ts';
import { crudHandlers } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import type { Reader } from '../query.ts';
import { bodyRecords } from '../bodies/handlers.ts';
import { circulate, confirm } from './confirm.ts';
import { itemRecords, meetingRecords } from './records.ts';

/** The standing items of one meeting open the agenda of another. */
function copyStandingItems(context: Writing, fromId: string, toId: string): void {
  meetingRecords.get(context.db, fromId);
  const standing = itemRecords.list(context.db, { meetingId: fromId }).filter((item) => item.section === 'standing');
  for (const { id: _, version: _version, position: _position, notes: _notes, ...item } of standing) {
    itemRecords.create(context, { ...item, meetingId: toId });
  }
}

function openAgenda(context: Writing, meetingId: string, { copyItemsFrom, items = [] }: { copyItemsFrom?: string | null; items?: Parsed<'meetings.create'>['items'] }): void {
  if (copyItemsFrom) copyStandingItems(context, copyItemsFrom, meetingId);
  for (const item of items) itemRecords.create(context, { ...item, meetingId });
}

function itemCounts(db: Reader, { bodyId, from, to }: Parsed<'meetings.itemCounts'>): Output<'meetings.itemCounts'> {
  return db.allSql(
    `SELECT t.id AS meetingId, (SELECT count(*) FROM agendaItems AS i WHERE i.meetingId = t.id) AS items FROM meetings AS t
     WHERE (?1 IS NULL OR t.bodyId = ?1) AND (?2 IS NULL OR t.date >= ?2) AND (?3 IS NULL OR t.date <= ?3) ORDER BY t.date, t.startsAt, t.id`,
    [bodyId ?? null, from ?? null, to ?? null]);
}

export const meetingHandlers = {
  ...crudHandlers('meetings', meetingRecords),
  ...({
    'meetings.create': (context, { copyItemsFrom, items, ...values }) => {
      const meeting = meetingRecords.create(context, values);
      openAgenda(context, meeting.id, { copyItemsFrom, items });
      return meeting;
    },
    'meetings.createSeries': (context, { dates, copyItemsFrom, items, ...shared }) => {
      bodyRecords.get(context.db, shared.bodyId);
      if (new Set(dates).size !== dates.length) throw new Refusal('invalid_input', 'A date is in the list twice. Nothing has been changed.');
      return [...dates].sort().map((date) => {
        const meeting = meetingRecords.create(context, { ...shared, date });
        openAgenda(context, meeting.id, { copyItemsFrom, items });
        return meeting;
      });
    },
    'meetings.itemCounts': ({ db }, filter) => itemCounts(db, filter),
    'meetings.circulate': circulate,
    'meetings.confirm': confirm,
  } satisfies Some<'meetings.create' | 'meetings.createSeries' | 'meetings.itemCounts' | 'meetings.circulate' | 'meetings.confirm'>),
};

/** Positions are 0, 1, 2 … in agenda order; only the rows whose place changes are written. */
function move(context: Writing, { id, version, before }: { id: string; version: number; before: string | null }): AgendaItem[] {
  const item = itemRecords.get(context.db, id);
  const rest = itemRecords.list(context.db, { meetingId: item.meetingId }).filter((one) => one.id !== id);
  const at = before === null ? rest.length : rest.findIndex((one) => one.id === before);
  if (at < 0) throw new Refusal('not_found', 'The item to put this one before is not on this agenda. Nothing has been changed.');
  const order = [...rest.slice(0, at), item, ...rest.slice(at)];
  order.forEach((one, position) => {
    if (one.id === id) itemRecords.update(context, { id, version, set: { position } });
    else if (one.position !== position) itemRecords.update(context, { id: one.id, version: one.version, set: { position } });
  });
  return itemRecords.list(context.db, { meetingId: item.meetingId });
}

export const agendaHandlers = {
  ...crudHandlers('agendaItems', itemRecords),
  ...({ 'agendaItems.move': move } satisfies Some<'agendaItems.move'>),
};
