import { formatDayMonthYear, formatLongDate, formatTimeRange } from '../dates.ts';
import { isConfirmed } from '../meetings.ts';
import { declarationSentence } from '../declarations.ts';
import { madePublicNote } from '../minutes/made-public.ts';
import { nameFrom } from '../minutes/references.ts';
import { plainText } from '../rich-text.ts';
import { actionTable } from './action-table.ts';
import { writeOut } from '../writing/abbreviations.ts';
import { cleanDocument } from './clean.ts';
import { besideWritten, earlierMinutes, ownConfirmation } from './confirmation.ts';
import type { Block, DocumentModel } from './document.ts';
import type { MinutesData, MinutesItem, MinutesOptions } from './minutes-data.ts';
import { namesOf, type Names } from './names.ts';
import { outcomeBlocks } from './outcome.ts';
import { isPrivate, onlyPrivate, withoutPrivate } from './publishable.ts';
import { voteNotes } from './resolutions.ts';
import { richBlocks } from './rich-blocks.ts';
import { whoWasThere, type WhoWasThere } from './who-was-there.ts';
import { capital, joinWords, plain } from './words.ts';

/** The minutes of a meeting as a document. Private business is in it only if `exempt` asks for it, and stands alone in it if `only` does. */
export function minutesDocument(all: MinutesData, options: MinutesOptions): DocumentModel {
  const alone = options.exempt && options.only === 'private';
  const data = alone ? onlyPrivate(all) : options.exempt ? all : withoutPrivate(all);
  const names = namesOf(data);
  const there = whoWasThere(data, names);
  const minuted = data.items.filter((item) => item.minuted);
  const places: Places = {
    apologies: minuted.find((item) => /^apolog/i.test(headingOf(item, data)))?.id ?? null,
    earlier: minuted.find((item) => isAboutMinutes(headingOf(item, data)))?.id ?? null,
  };
  const numbers = new Map(data.minutes.map((minute) =>
    [minute.id, data.items.find((item) => item.id === minute.agendaItemId)?.number ?? '']));
  const votes = voteNotes(data.votes, names);
  const title = `${alone ? 'Exempt minutes' : 'Minutes'} of ${data.body.name}`;
  return cleanDocument({
    title: `${title}, ${formatLongDate(data.meeting.date)}`,
    author: data.board.name,
    date: data.meeting.date,
    language: 'en-GB',
    mark: markOf(data, minuted, alone, options.draft),
    footer: `${data.body.name}, ${formatDayMonthYear(data.meeting.date)}`,
    blocks: writeOut([
      { kind: 'heading', level: 1, number: null, text: title },
      ...subtitles(data),
      ...(alone ? [{ kind: 'note' as const, runs: plain(whyExempt(minuted)) }] : []),
      ...attendanceBlocks(there, places.apologies === null),
      ...minuted.flatMap((item, index) => [
        ...partHeading(item, minuted[index - 1]),
        ...itemBlocks(item, data, names, there, places, (minute, decisions) => outcomeBlocks(minute, decisions, data.body.kind, votes)),
      ]),
      ...(places.earlier === null ? leftOver(earlierMinutes(data)) : []),
      ...ownConfirmation(data),
      ...(options.actions ? actionTable(data.actions, numbers, names) : []),
    ], data.abbreviations ?? []),
  });
}

/** The items under which the lists that write themselves stand; null where the agenda has no such item. */
interface Places { apologies: string | null; earlier: string | null }
type Minute = MinutesData['minutes'][number];

const minuteOf = (item: MinutesItem, data: MinutesData): Minute | undefined => data.minutes.find((minute) => minute.agendaItemId === item.id);
const headingOf = (item: MinutesItem, data: MinutesData): string => minuteOf(item, data)?.heading ?? item.title;
/** "Minutes – to confirm as correct …", "Minutes of the last meeting", "To confirm the minutes of …". */
export const isAboutMinutes = (heading: string): boolean => /^minutes\b|\bminutes of\b|\bprevious minutes\b/i.test(heading);

function markOf({ meeting }: MinutesData, minuted: readonly MinutesItem[], alone: boolean, draft: MinutesOptions['draft']): string | null {
  const marks = [
    alone ? 'EXEMPT – NOT FOR PUBLICATION' : minuted.some((item) => item.withheld !== true && isPrivate(item)) ? 'NOT FOR PUBLICATION' : null,
    isConfirmed(meeting.minutesState) ? null : draft === undefined ? 'Draft – not yet confirmed' : `Draft ${draft.number}, ${formatDayMonthYear(draft.on)} – not yet confirmed`,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : marks.join(' · ');
}

function subtitles({ meeting, otherBodies = [] }: MinutesData): Block[] {
  const lines = [
    meeting.kind === 'ordinary' ? null : `${capital(meeting.kind)} meeting${otherBodies.length === 0 ? '' : ` with ${joinWords(otherBodies)}`}`,
    // The planned end is not when it ended: without the real one only the start is given.
    `(${formatTimeRange(meeting.actualStart ?? meeting.startsAt, meeting.actualEnd)})`,
    venueOf(meeting),
  ].filter((text) => text !== null);
  return [
    { kind: 'subtitle', text: formatLongDate(meeting.date), strong: true },
    ...lines.map((text): Block => ({ kind: 'subtitle', text, strong: false })),
  ];
}

function venueOf({ place, venue }: MinutesData['meeting']): string | null {
  switch (place) {
    case 'in person': return venue;
    case 'virtual': return venue === null ? 'Virtual meeting' : `Virtual meeting (${venue})`;
    case 'hybrid': return venue === null ? 'Hybrid meeting' : `${venue}, and virtually`;
  }
}

function attendanceBlocks(there: WhoWasThere, withApologies: boolean): Block[] {
  const apologies = [joinWords(there.apologies), ...there.substitutions].filter((text) => text !== '').map(capital).join('. ');
  const lists: [label: string, text: string][] = [
    ['Present:', joinWords(there.present)],
    ['Also present:', joinWords(there.alsoPresent)],
    ['Apologies:', withApologies ? `${apologies}${there.substitutions.length > 0 ? '.' : ''}` : ''],
  ];
  return [
    ...lists.filter(([, text]) => text !== '').map(([label, text]): Block => ({ kind: 'labelled', label, runs: plain(capital(text)) })),
    ...(there.comings.length === 0 ? [] : [{ kind: 'note' as const, runs: plain(`[${there.comings.map(capital).join('. ')}.]`) }]),
  ];
}

/** Private business stands under a heading of its own, and so does public business that follows it. */
function partHeading(item: MinutesItem, before: MinutesItem | undefined): Block[] {
  if (isPrivate(item) === (before !== undefined && isPrivate(before))) return [];
  return [{ kind: 'heading', level: 2, number: null, text: isPrivate(item) ? 'Private business' : 'Public business' }];
}

function itemBlocks(
  item: MinutesItem, data: MinutesData, names: Names, there: WhoWasThere, places: Places, outcome: (minute: Minute, decisions: MinutesData['decisions']) => Block[],
): Block[] {
  const headed = { kind: 'heading' as const, level: 2 as const, number: item.number === null ? null : numberLabel(item.number), text: headingOf(item, data) };
  if (item.withheld === true) return [headed, { kind: 'paragraph', number: null, runs: plain(publicExcluded(item)) }];
  const minute = minuteOf(item, data);
  const typed = minute === undefined ? '' : plainText(minute.body);
  const said = `${typed} ${minute?.outcomeText ?? ''}`;
  const isWritten = /confirmed|correct record/i.test(said);
  const text = [
    ...(item.id === places.apologies ? apologyBlocks(there, typed) : []),
    ...(item.id === places.earlier && !isWritten ? earlierMinutes(data) : []),
    ...data.declarations.filter((one) => one.agendaItemId === item.id).map((one): Block =>
      ({ kind: 'paragraph', number: null, runs: plain(capital(declarationSentence(names.inSentence(one.personId), one))) })),
    ...(minute === undefined ? [] : richBlocks(minute.body, nameFrom(data.references))),
    ...(item.id === places.earlier && isWritten ? besideWritten(data, said) : []),
    ...(minute === undefined ? [] : outcome(minute, data.decisions.filter((decision) => decision.minuteId === minute.id))),
    ...(minute === undefined || !isDecided(minute, data.decisions) ? [] : inquorateNote(data, item.id)),
  ];
  return [
    headed,
    ...(item.madePublic == null ? [] : [{ kind: 'note' as const, runs: plain(madePublicNote(item.madePublic)) }]),
    ...(isPrivate(item) ? [{ kind: 'note' as const, runs: plain(notForPublication(item)) }] : []),
    ...(data.body.numbering === 'meeting' && item.number !== null ? numberParagraphs(text, item.number) : text),
  ];
}

/** Whether anything was decided, so that it matters whether there was a quorum: to note something needs none. */
export const isDecided = (minute: Pick<Minute, 'id' | 'outcome'>, decisions: readonly Pick<MinutesData['decisions'][number], 'minuteId'>[]): boolean =>
  (minute.outcome !== null && minute.outcome !== 'noted') || decisions.some((one) => one.minuteId === minute.id);
/** That a decision was taken without a quorum, as its minute says it. */
export const inquorateNote = ({ inquorate }: Pick<MinutesData, 'inquorate'>, itemId: string): Block[] =>
  inquorate.filter((one) => one.agendaItemId === itemId).map(({ text }) => ({ kind: 'note', runs: plain(`[${text}]`) }));

/** Running numbers are printed with a full stop, codes as they are. */
const numberLabel = (number: string): string => (/^\d+$/.test(number) ? `${number}.` : number);

const notForPublication = ({ exemptParagraph }: MinutesItem): string =>
  `[Not for publication${exemptParagraph === null ? '' : ` by virtue of paragraph ${exemptParagraph} of Part 1 of Schedule 12A to the Local Government Act 1972`}.]`;

/** What stands in the public minutes in place of private business. */
const publicExcluded = ({ exemptParagraph }: MinutesItem): string => (exemptParagraph === null
  ? 'The public were excluded while this item was considered. The minute of it is not for publication.'
  : 'The public were excluded while this item was considered, under section 100A(4) of the Local Government Act 1972, because exempt information as defined in '
    + `paragraph ${exemptParagraph} of Part 1 of Schedule 12A to the Act was likely to be disclosed. The minute of it is not for publication.`);

/** "[Exempt by virtue of paragraphs 1 and 3 of Part 1 of Schedule 12A …]", once for the whole of the private minutes. */
function whyExempt(items: readonly MinutesItem[]): string {
  const paragraphs = [...new Set(items.flatMap((item) => item.exemptParagraph ?? []))].toSorted((a, b) => a - b);
  if (paragraphs.length === 0) return '[Exempt: not for publication.]';
  return `[Exempt by virtue of paragraph${paragraphs.length === 1 ? '' : 's'} ${joinWords(paragraphs.map(String))} of Part 1 of Schedule 12A to the Local Government Act 1972. Not for publication.]`;
}

/** What writes itself under "Apologies", unless the clerk has written it. */
function apologyBlocks(there: WhoWasThere, typed: string): Block[] {
  const sentences = [
    ...(/apolog/i.test(typed) || !there.marked ? [] : [there.apologies.length === 0 ? 'There were no apologies.' : `Apologies were received from ${joinWords(there.apologies)}.`]),
    ...(/substitut/i.test(typed) ? [] : there.substitutions.map((text) => `${capital(text)}.`)),
  ];
  return sentences.length === 0 ? [] : [{ kind: 'paragraph', number: null, runs: plain(sentences.join(' ')) }];
}

/** 1.1, 1.2, … before the paragraphs of a minute, for bodies that number each meeting from 1. */
function numberParagraphs(blocks: readonly Block[], number: string): Block[] {
  let count = 0;
  return blocks.map((block) => (block.kind === 'paragraph' ? { ...block, number: `${number}.${++count}` } : block));
}

const leftOver = (blocks: Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, number: null, text: 'Earlier minutes' }, ...blocks];
