import type { Output, Parsed } from '../../shared/contract.ts';
import { isConfirmed } from '../../shared/meetings.ts';
import { findWords, linesOf, replaceInDoc, replaceWords, type Hit, type Wanted } from '../../shared/minutes/find.ts';
import type { RichDoc } from '../../shared/rich-text.ts';
import { Refusal } from '../../shared/result.ts';
import { actionRecords } from '../actions/records.ts';
import type { Reading, Writing } from '../handlers.ts';
import { confirmedRefusal, itemRecords, meetingRecords } from '../meetings/records.ts';
import type { Reader } from '../query.ts';
import { decisionRecords } from './decisions.ts';
import { minuteRecords } from './records.ts';

/** A field of a record of the meeting that holds words. */
interface Field {
  in: Hit['in'];
  id: string;
  agendaItemId: string | null;
  value: string | RichDoc;
  write: (context: Writing, value: string | RichDoc) => void;
}

/** Every field with words, in the order of the page. */
function fieldsOf(db: Reader, meetingId: string): Field[] {
  const minutes = new Map(minuteRecords.list(db, { meetingId }).map((minute) => [minute.agendaItemId, minute]));
  const decisions = Map.groupBy(decisionRecords.list(db, { meetingId }), (one) => one.minuteId);
  const actions = Map.groupBy(actionRecords.list(db, { meetingId }), (one) => one.minuteId);
  const actionField = (agendaItemId: string | null) => (action: ReturnType<typeof actionRecords.get>): Field => ({
    in: 'action', id: action.id, agendaItemId, value: action.text, write: (context, text) => void actionRecords.update(context, { ...keyOf(actionRecords.get(context.db, action.id)), set: { text } }),
  });
  return [
    ...itemRecords.list(db, { meetingId }).flatMap((item): Field[] => {
      const minute = minutes.get(item.id);
      const at = item.id;
      const inItem: Field = { in: 'title', id: item.id, agendaItemId: at, value: item.title, write: (context, title) => void itemRecords.update(context, { ...keyOf(itemRecords.get(context.db, item.id)), set: { title } }) };
      if (minute === undefined) return [inItem];
      const write = (field: 'heading' | 'body' | 'outcomeText'): Field['write'] => (context, value) => void minuteRecords.update(context, { ...keyOf(minuteRecords.get(context.db, minute.id)), set: { [field]: value } });
      return [
        inItem,
        ...(minute.heading === null ? [] : [{ in: 'heading' as const, id: minute.id, agendaItemId: at, value: minute.heading, write: write('heading') }]),
        { in: 'text', id: minute.id, agendaItemId: at, value: minute.body, write: write('body') },
        ...(minute.outcomeText === null ? [] : [{ in: 'closing' as const, id: minute.id, agendaItemId: at, value: minute.outcomeText, write: write('outcomeText') }]),
        ...(decisions.get(minute.id) ?? []).map((decision): Field => ({
          in: 'resolution', id: decision.id, agendaItemId: at, value: decision.text, write: (context, text) => void decisionRecords.update(context, { ...keyOf(decisionRecords.get(context.db, decision.id)), set: { text } }),
        })),
        ...(actions.get(minute.id) ?? []).map(actionField(at)),
      ];
    }),
    ...(actions.get(null) ?? []).map(actionField(null)),
  ];
}
const keyOf = ({ id, version }: { id: string; version: number }): { id: string; version: number } => ({ id, version });

const AROUND = 40;
/** The words found and what stands around them, on their line. */
function hitsIn({ in: where, id, agendaItemId, value }: Field, wanted: Wanted): Hit[] {
  let nth = 0;
  return (typeof value === 'string' ? [value] : linesOf(value)).flatMap((text) => findWords(text, wanted).map(({ from, to }): Hit => ({
    in: where, id, agendaItemId, nth: nth++, before: shown(text.slice(Math.max(0, from - AROUND), from), from > AROUND, false), found: text.slice(from, to), after: shown(text.slice(to, to + AROUND), false, to + AROUND < text.length),
  })));
}
const shown = (text: string, cutBefore: boolean, cutAfter: boolean): string => `${cutBefore ? '…' : ''}${text.replaceAll('\ufffc', ' ')}${cutAfter ? '…' : ''}`;

export const findInMinutes = ({ db }: Reading, { meetingId, ...wanted }: Parsed<'minutes.find'>): Output<'minutes.find'> => {
  meetingRecords.get(db, meetingId);
  return fieldsOf(db, meetingId).flatMap((field) => hitsIn(field, wanted));
};

/** Replaces what is found. Whatever comes of it has to be what a person could have typed: an empty title is refused. */
export function replaceInMinutes(context: Writing, { meetingId, replacement, only, ...wanted }: Parsed<'minutes.replace'>): Output<'minutes.replace'> {
  if (isConfirmed(meetingRecords.get(context.db, meetingId).minutesState)) throw confirmedRefusal();
  let replaced = 0;
  for (const field of fieldsOf(context.db, meetingId)) {
    if (only !== undefined && (field.in !== only.in || field.id !== only.id)) continue;
    if (only !== undefined && hitsIn(field, wanted).at(only.nth)?.before !== only.before) throw new Refusal('stale', 'The words there have changed since they were found. Nothing has been replaced; look at the list again.');
    const done = typeof field.value === 'string' ? replaceWords(field.value, wanted, replacement, only?.nth) : replaceInDoc(field.value, wanted, replacement, only?.nth);
    if (done === null) continue;
    const value = 'doc' in done ? done.doc : done.text.trim();
    if (value === '') throw new Refusal('invalid_input', `Nothing would be left of “${String(field.value)}”. Nothing has been replaced.`);
    if (typeof value === 'string' && value.length > LONGEST[field.in]) throw new Refusal('too_large', `“${value.slice(0, 60)}…” would be too long. Nothing has been replaced.`);
    field.write(context, value);
    replaced += done.replaced;
  }
  return { replaced };
}
/** As the records themselves allow. */
const LONGEST: Record<Hit['in'], number> = { title: 300, heading: 300, text: 200_000, closing: 2000, resolution: 4000, action: 2000 };
