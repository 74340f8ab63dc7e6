import { formatDayMonthYear, formatLongDate, formatShortDate, formatTime } from '../dates.ts';
import { isConfirmed } from '../meetings.ts';
import { plainText } from '../rich-text.ts';
import { actionTable } from './action-table.ts';
import { cleanDocument } from './clean.ts';
import type { Block, DocumentModel, HeadingLevel } from './document.ts';
import type { MinutesData, MinutesItem } from './minutes-data.ts';
import { minutesDocument } from './minutes.ts';
import { namesOf } from './names.ts';
import { isPrivate, onlyItems } from './publishable.ts';
import { joinWords, plain } from './words.ts';

/** An agency, with everything that it is or was called. */
export interface ExcerptAgency {
  id: string;
  name: string;
  calledAlso: readonly string[];
}
/** An item that concerns the agency, and why. */
export interface ExcerptItem {
  agendaItemId: string;
  number: string | null;
  title: string;
  why: string[];
  private: boolean;
}
export interface ExcerptMeeting {
  /** How its people took part; empty where nothing is recorded. */
  attendance: string[];
  items: ExcerptItem[];
}

/** Those who are of the agency on the day: its people, those in its seats and those who stood in for them. */
function peopleOf({ people, seats, attendance }: MinutesData, agencyId: string): Set<string> {
  const own = new Set(seats.filter((seat) => seat.organisationId === agencyId).map((seat) => seat.id));
  return new Set([
    ...people.filter((person) => person.organisationId === agencyId).map((person) => person.id),
    ...seats.filter((seat) => own.has(seat.id)).flatMap((seat) => seat.holderIds),
    ...attendance.filter((mark) => mark.forSeatId !== null && own.has(mark.forSeatId)).map((mark) => mark.personId),
  ]);
}

const wordly = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, name === name.toLocaleUpperCase('en-GB') ? 'u' : 'iu');
const STATUS: Record<MinutesData['attendance'][number]['status'], string> = {
  present: 'present', substitute: 'present as substitute', attending: 'in attendance', apologies: 'apologies', absent: 'absent', 'not expected': 'not expected',
};

/** What in the minutes of a meeting concerns one agency: its actions, its votes and interests, its reports, and where it is named. */
export function excerptOf(data: MinutesData, agency: ExcerptAgency): ExcerptMeeting {
  const names = namesOf(data);
  const people = peopleOf(data, agency.id);
  const called = [agency.name, ...agency.calledAlso].filter((name) => name.trim() !== '');
  const persons = data.people.filter((person) => people.has(person.id)).map((person) => [person.givenName, person.familyName].filter((part) => part !== null).join(' ')).filter((name) => name.includes(' '));
  return {
    attendance: data.attendance.filter((mark) => people.has(mark.personId)).map((mark) => {
      const times = [mark.arrivedAt === null ? null : `from ${formatTime(mark.arrivedAt)}`, mark.leftAt === null ? null : `until ${formatTime(mark.leftAt)}`].filter((part) => part !== null);
      return `${names.inList(mark.personId)}: ${STATUS[mark.status]}${mark.virtually ? ', virtually' : ''}${times.length === 0 ? '' : `, ${times.join(' ')}`}`;
    }),
    items: data.items.flatMap((item): ExcerptItem[] => {
      if (item.withheld === true) return [];
      const minute = data.minutes.find((one) => one.agendaItemId === item.id);
      const decisions = minute === undefined ? [] : data.decisions.filter((one) => one.minuteId === minute.id);
      const actions = minute === undefined ? [] : data.actions.filter((one) => one.minuteId === minute.id && isTheirs(one, agency.id, people));
      const text = [minute?.heading ?? item.title, ...(minute === undefined ? [] : [plainText(minute.body), minute.outcomeText ?? '']), ...decisions.map((one) => one.text)].join('\n');
      const report = [item.presenter, item.reportAuthor].filter((part) => part !== null).join('\n');
      const first = (from: readonly string[], within: string): string | undefined => from.find((name) => wordly(name).test(within));
      const named = first([...called, ...persons], text);
      const votes = data.votes.filter((vote) => people.has(vote.personId) && decisions.some((one) => one.id === vote.decisionId));
      const why = [
        ...(actions.length === 0 ? [] : [`${actions.length === 1 ? 'Action' : 'Actions'} ${joinWords(actions.map((action) => String(action.number)))} for it`]),
        ...(first([...called, ...persons], report) === undefined ? [] : ['It brought the report']),
        ...(named === undefined ? [] : [`Names “${named}”`]),
        ...data.declarations.filter((one) => one.agendaItemId === item.id && people.has(one.personId)).map((one) => `${names.inList(one.personId)} declared an interest`),
        ...(votes.length === 0 ? [] : ['It voted by name']),
      ];
      return why.length === 0 ? [] : [{ agendaItemId: item.id, number: item.number, title: minute?.heading ?? item.title, why, private: isPrivate(item) }];
    }),
  };
}
const isTheirs = (action: Pick<MinutesData['actions'][number], 'leadOrganisationId' | 'leadPersonId'>, agencyId: string, people: ReadonlySet<string>): boolean =>
  action.leadOrganisationId === agencyId || (action.leadPersonId !== null && people.has(action.leadPersonId));

/** The excerpt as a document: meeting by meeting, who of the agency was there, the items that concern it in full, and its actions. `keep` are the items to be in it. */
export function excerptDocument({ board, agency, meetings, keep, today }:
{ board: string; agency: ExcerptAgency; meetings: readonly MinutesData[]; keep: ReadonlySet<string>; today: string }): DocumentModel {
  const parts = meetings.map((data) => ({ data, found: excerptOf(data, agency) })).filter(({ found }) => found.attendance.length > 0 || found.items.some((item) => keep.has(item.agendaItemId)));
  const marks = [
    parts.some(({ found }) => found.items.some((item) => item.private && keep.has(item.agendaItemId))) ? 'NOT FOR PUBLICATION' : null,
    parts.some(({ data }) => !isConfirmed(data.meeting.minutesState)) ? 'Includes minutes not yet confirmed' : null,
  ].filter((mark) => mark !== null);
  const dates = parts.map(({ data }) => data.meeting.date);
  const period = dates.length === 0 ? formatLongDate(today) : dates[0] === dates.at(-1) ? formatLongDate(dates[0]!) : `${formatDayMonthYear(dates[0]!)} to ${formatDayMonthYear(dates.at(-1)!)}`;
  const title = `Extract from minutes for ${agency.name}`;
  return cleanDocument({
    title: `${title}, ${period}`, author: board, date: today, language: 'en-GB', mark: marks.length === 0 ? null : marks.join(' · '), footer: `${title} – as at ${formatShortDate(today)}`,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title }, { kind: 'subtitle', text: period, strong: true },
      { kind: 'note', runs: plain('The items that concern this agency and its actions. The minutes as a whole are the record.') },
      ...(parts.length === 0 ? [{ kind: 'paragraph' as const, number: null, runs: plain('Nothing in these minutes concerns it.') }] : [
        attendanceTable(parts), ...parts.filter(({ found }) => found.items.some((item) => keep.has(item.agendaItemId))).flatMap(({ data }) => meetingBlocks(data, agency, keep)),
      ]),
    ],
  });
}

/** Who of the agency took part, meeting by meeting. */
const attendanceTable = (parts: readonly { data: MinutesData; found: ExcerptMeeting }[]): Block => ({
  kind: 'table', caption: 'Attendance',
  columns: [{ heading: 'Meeting', width: 16, align: 'left' }, { heading: 'Body', width: 34, align: 'left' }, { heading: 'Who took part, and how', width: 50, align: 'left' }],
  rows: parts.map(({ data, found }) => [formatShortDate(data.meeting.date), data.body.name, found.attendance.join('\n') || 'Nothing is recorded'].map(plain)),
});
/** One level further in: the items stand beneath their meeting. */
const beneath = (block: Block): Block => (block.kind === 'heading' ? { ...block, level: Math.min(5, block.level + 1) as HeadingLevel } : block);

function meetingBlocks(all: MinutesData, agency: ExcerptAgency, keep: ReadonlySet<string>): Block[] {
  const people = peopleOf(all, agency.id);
  const wanted = (item: MinutesItem): boolean => keep.has(item.id);
  // How the whole minutes were confirmed and what was corrected is no part of an excerpt.
  const data: MinutesData = { ...onlyItems(all, wanted), meeting: { ...all.meeting, minutesState: 'draft' }, confirmedHere: [], postponedHere: [], correctedHere: [], correctedLater: [] };
  const { blocks } = minutesDocument(data, { actions: false, exempt: true });
  const start = blocks.findIndex((block) => block.kind === 'heading' && block.level === 2);
  const actions = data.actions.filter((action) => isTheirs(action, agency.id, people));
  const numbers = new Map(data.minutes.map((minute) => [minute.id, data.items.find((item) => item.id === minute.agendaItemId)?.number ?? '']));
  const state = isConfirmed(all.meeting.minutesState) ? '' : ' (minutes not yet confirmed)';
  return [
    { kind: 'heading', level: 2, number: null, text: `${all.body.name}, ${formatLongDate(all.meeting.date)}${state}` },
    ...blocks.slice(start).map(beneath),
    ...actionTable(actions, numbers, namesOf(data)).map(beneath),
  ];
}
