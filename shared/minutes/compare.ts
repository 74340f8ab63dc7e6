import { z } from 'zod';
import { formatShortDate, formatTime, formatTimeRange } from '../dates.ts';
import { commonPairs } from '../bundles/merge-blocks.ts';
import { declarationSentence } from '../declarations.ts';
import { id } from '../fields.ts';
import { job, query } from '../operation.ts';
import type { MinutesData } from '../packs/minutes-data.ts';
import { namesOf, type Names } from '../packs/names.ts';
import { isPrivate } from '../packs/publishable.ts';
import { countedVote } from '../packs/resolutions.ts';
import { plainText } from '../rich-text.ts';
import { nameFrom } from './references.ts';
import { inOrder, isChanged, keyedChanges, lineChanges, type Keyed, type LinePair } from './word-changes.ts';

/** A version of the minutes of a meeting: as they are, as a draft went round (by its number), as they were at the end of a day. */
export const versionId = z.string().regex(/^(?:now|draft-\d{1,4}|on-\d{4}-\d\d-\d\d)$/, 'There is no such version.');
const piece = z.strictObject({ change: z.enum(['same', 'added', 'removed']), text: z.string() });
const linePair = z.strictObject({ left: z.array(piece).nullable(), right: z.array(piece).nullable() });
const part = z.strictObject({
  /** The id of the agenda item; the name of the part where it is about the meeting or its attendance. */
  key: z.string(), title: z.string(),
  change: z.enum(['same', 'changed', 'added', 'removed', 'moved']),
  private: z.boolean(),
  lines: z.array(linePair),
});
const comparison = z.strictObject({ left: z.string(), right: z.string(), parts: z.array(part), /** Lines that differ, and items that only moved. */ differences: z.int() });
export type Comparison = z.output<typeof comparison>;
export type ComparedPart = Comparison['parts'][number];

const READS = ['board', 'bodies', 'meetings', 'agendaItems', 'minutes', 'decisions', 'votes', 'declarations', 'corrections', 'postponements', 'actions', 'attendance', 'seats', 'appointments', 'deputies', 'people',
  'organisations', 'organisationAliases', 'madePublic', 'circulations', 'confirmedMinutes', 'abbreviations', 'history'];
const asked = { meetingId: id, from: versionId, to: versionId };
export const compareOperations = {
  'minutes.versions': query('The versions of the minutes of a meeting that can be compared', z.strictObject({ meetingId: id }), z.array(z.strictObject({ version: versionId, title: z.string() })), ['meetings', 'circulations']),
  'minutes.compare': query('Two versions of the minutes of a meeting side by side', z.strictObject(asked), comparison, READS),
  /** `to` of the file is a place given by the door: a token for the page, a path for the command line. */
  'minutes.exportComparison': job('Write two versions of the minutes side by side as Word or PDF', z.strictObject({
    meetingId: id, left: versionId, right: versionId, /** Private business is left out unless asked for. */ exempt: z.boolean().default(false), format: z.enum(['docx', 'pdf']), to: z.string().min(1).max(4000),
  }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};

export interface Version { title: string; data: MinutesData }

/** Two versions side by side: the meeting, who was there, each item with its text, resolutions and actions. */
export function compareMinutes(left: Version, right: Version): Comparison {
  const [a, b] = [partsOf(left.data), partsOf(right.data)];
  const [leftIds, rightIds] = [a.map((one) => one.key), b.map((one) => one.key)];
  const here = new Set(rightIds);
  const both = leftIds.filter((key) => here.has(key));
  const known = new Set(both);
  const now = rightIds.filter((key) => known.has(key));
  const stayed = new Set((commonPairs(both, now) ?? []).map(([at]) => both[at]!));
  const parts = inOrder(leftIds, rightIds).map((key): ComparedPart => {
    const [was, is] = [a.find((one) => one.key === key), b.find((one) => one.key === key)];
    const lines = linesOf(was, is);
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : !stayed.has(key) ? 'moved' : lines.some(isChanged) ? 'changed' : 'same';
    return { key, title: (is ?? was)!.title, change, private: was?.private === true || is?.private === true, lines };
  });
  const differences = parts.reduce((sum, one) => sum + one.lines.filter(isChanged).length + (one.change === 'moved' ? 1 : 0), 0);
  return { left: left.title, right: right.title, parts, differences };
}

/** Without private business, of whichever version: what was private in one of them is in no file that did not ask for it. */
export function publicComparison(found: Comparison): Comparison {
  const parts = found.parts.filter((one) => !one.private);
  return { ...found, parts, differences: parts.reduce((sum, one) => sum + one.lines.filter(isChanged).length + (one.change === 'moved' ? 1 : 0), 0) };
}

interface Part { key: string; title: string; private: boolean; heading: string | null; text: string[]; keyed: Keyed[] }
const linesOf = (was: Part | undefined, is: Part | undefined): LinePair[] => [
  ...lineChanges(was?.heading == null ? [] : [was.heading], is?.heading == null ? [] : [is.heading]),
  ...lineChanges(was?.text ?? [], is?.text ?? []),
  ...keyedChanges(was?.keyed ?? [], is?.keyed ?? []),
];

function partsOf(data: MinutesData): Part[] {
  const names = namesOf(data);
  return [
    { key: 'meeting', title: 'The meeting', private: false, heading: null, text: [`${formatShortDate(data.meeting.date)}, ${formatTimeRange(data.meeting.actualStart ?? data.meeting.startsAt, data.meeting.actualEnd)}`, `${data.meeting.place}${data.meeting.venue === null ? '' : `, ${data.meeting.venue}`}`], keyed: [] },
    { key: 'attendance', title: 'Who was there', private: false, heading: null, text: [], keyed: attendanceLines(data, names) },
    ...data.items.filter((item) => item.minuted).map((item) => itemPart(item, data, names)),
    { key: 'actions', title: 'Actions of no minute', private: false, heading: null, text: [], keyed: data.actions.filter((action) => action.minuteId === null).map((action) => actionLine(action, names)) },
  ].filter((one) => one.key !== 'actions' || one.keyed.length > 0);
}

function attendanceLines({ attendance, seats }: MinutesData, names: Names): Keyed[] {
  return attendance.map(({ personId, status, virtually, forSeatId, arrivedAt, leftAt }) => {
    const seat = seats.find((one) => one.id === forSeatId);
    const whom = seat === undefined ? '' : ` for ${seat.holderIds.map((holder) => names.inList(holder)).join(' and ') || (seat.organisationId === null ? seat.role ?? seat.class : names.organisation(seat.organisationId).name)}`;
    const facts = [`${status}${whom}`, virtually ? 'virtually' : null, arrivedAt === null ? null : `arrived ${formatTime(arrivedAt)}`, leftAt === null ? null : `left ${formatTime(leftAt)}`];
    return { key: `${personId} ${forSeatId ?? ''}`, text: `${names.inList(personId)}: ${facts.filter((fact) => fact !== null).join(', ')}` };
  }).toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'));
}

function itemPart(item: MinutesData['items'][number], data: MinutesData, names: Names): Part {
  const minute = data.minutes.find((one) => one.agendaItemId === item.id);
  const decisions = data.decisions.filter((one) => one.minuteId === minute?.id);
  const heading = minute?.heading ?? item.title;
  const outcome = minute?.outcomeText ?? minute?.outcome ?? null;
  return {
    key: item.id, title: [item.number, heading].filter((one) => one !== null && one !== '').join(' '), private: isPrivate(item), heading,
    text: [...(minute === undefined ? [] : plainText(minute.body, nameFrom(data.references)).split('\n').filter((line) => line.trim() !== '')), ...(outcome === null ? [] : [`Outcome: ${outcome}`])],
    keyed: [
      ...data.declarations.filter((one) => one.agendaItemId === item.id).map((one) => ({ key: `declaration ${one.personId}`, text: declarationSentence(names.inSentence(one.personId), one) })),
      ...decisions.map((one) => ({ key: `decision ${one.id}`, text: `${one.parentId === null ? 'Resolved' : 'Part'}: ${one.text}${countedVote(one) === null ? '' : ` [${countedVote(one)!}]`}${votesOf(one.id, data, names)}` })),
      ...data.actions.filter((action) => action.minuteId !== null && action.minuteId === minute?.id).map((action) => actionLine(action, names)),
    ],
  };
}
const votesOf = (decisionId: string, { votes }: MinutesData, names: Names): string => {
  const cast = votes.filter((vote) => vote.decisionId === decisionId).map((vote) => `${names.inList(vote.personId)} ${vote.vote}`);
  return cast.length === 0 ? '' : ` [${cast.join(', ')}]`;
};

function actionLine({ number, text, leadPersonId, leadOrganisationId, leadText, targetDate, targetText }: MinutesData['actions'][number], names: Names): Keyed {
  const lead = [leadPersonId === null ? null : names.lead(leadPersonId), leadOrganisationId === null ? null : names.organisation(leadOrganisationId).name, leadText].filter((part) => part !== null).join(', ');
  const due = [targetText, targetDate === null ? null : formatShortDate(targetDate)].filter((part) => part !== null).join(', ');
  return { key: `action ${number}`, text: `Action ${number}: ${text}${lead === '' ? '' : ` – ${lead}`}${due === '' ? '' : ` – ${due}`}` };
}
