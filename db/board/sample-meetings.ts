import { addDays, formatDayMonthYear, isWorkingDay, issueBy } from '../../shared/dates.ts';
import type { Meeting } from '../../shared/meetings.ts';
import type { RichDoc, RichNode } from '../../shared/rich-text.ts';
import { actionHandlers } from '../actions/handlers.ts';
import { attendanceHandlers } from '../attendance/handlers.ts';
import { agendaHandlers, meetingHandlers } from '../meetings/handlers.ts';
import { minuteHandlers } from '../minutes/handlers.ts';
import type { SampleItem, SampleMeeting } from './sample-file.ts';
import { idOf, type Loading } from './sample-loading.ts';

interface Added {
  plan: SampleMeeting;
  meeting: Meeting;
  minuteIds: Map<string, string>;
  itemIds: Map<string, string>;
}
/** How a subject names one of its items: by its body, the date as written, and its title. */
export const itemKey = (body: string, date: string, title: string): string => `${body} ${date} ${title}`;

/** Meetings in the order of time, then their minutes as far as each has come: confirmed by the body's next meeting. */
export function addMeetings(loading: Loading, plans: SampleMeeting[]): Map<string, string> {
  const added: Added[] = [];
  for (const plan of plans) added.push(addMeeting(loading, plan, added.findLast((one) => one.plan.body === plan.body && one.plan.status !== 'cancelled')));
  for (const [at, one] of added.entries()) settle(loading, one, added.slice(at + 1).find((later) => later.plan.body === one.plan.body && later.plan.status !== 'cancelled'));
  return new Map(added.flatMap((one) => [...one.itemIds]));
}

function addMeeting(loading: Loading, plan: SampleMeeting, before: Added | undefined): Added {
  const { context, ids, moved } = loading;
  let date = moved(plan.date);
  while (!isWorkingDay(date)) date = addDays(date, 1);
  const issued = issueBy(date, 5);
  const meeting = meetingHandlers['meetings.create'](context, {
    bodyId: idOf(ids.bodies, plan.body), kind: 'ordinary', date, startsAt: plan.startsAt, endsAt: plan.endsAt,
    actualStart: plan.actualStart ?? null, actualEnd: plan.actualEnd ?? null, place: plan.place, venue: plan.venue ?? null,
    status: plan.status ?? (plan.state === undefined ? 'planned' : 'held'), publishedOn: issued <= context.today() ? issued : null,
    firstMinuteNumber: null, contactOfficer: 'Flora Inkpen, Partnership Business Manager', notes: plan.notes ?? '',
  });
  const minuteIds = new Map<string, string>();
  const itemIds = new Map<string, string>();
  for (const item of plan.items) {
    const previous = before === undefined ? 'the year before' : formatDayMonthYear(before.meeting.date);
    const { itemId, minuteId } = addItem(loading, meeting, item, previous);
    itemIds.set(itemKey(plan.body, plan.date, item.title), itemId);
    if (minuteId !== null) minuteIds.set(item.title, minuteId);
  }
  addAttendance(loading, plan, meeting);
  return { plan, meeting, minuteIds, itemIds };
}

function addItem({ context, ids, moved }: Loading, meeting: Meeting, item: SampleItem, previous: string): { itemId: string; minuteId: string | null } {
  const { text, outcome, outcomeText, resolved, actions, declarations, ...values } = item;
  const { id: agendaItemId } = agendaHandlers['agendaItems.create'](context, { ...values, meetingId: meeting.id });
  for (const { person, ...declared } of declarations) {
    minuteHandlers['declarations.create'](context, { agendaItemId, personId: idOf(ids.people, person), ...declared });
  }
  if (text === undefined) return { itemId: agendaItemId, minuteId: null };
  const { id: minuteId } = minuteHandlers['minutes.create'](context, {
    meetingId: meeting.id, agendaItemId, body: richText(text, previous), outcome: outcome ?? null, outcomeText: outcomeText ?? null,
  });
  for (const { text: words, parts, votes } of resolved) {
    const counts = votes === undefined ? {} : { votesFor: votes.for.length, votesAgainst: votes.against.length, votesAbstained: votes.abstain.length };
    const { id: decisionId } = minuteHandlers['decisions.create'](context, { minuteId, text: words, ...counts });
    for (const part of parts) minuteHandlers['decisions.create'](context, { minuteId, parentId: decisionId, text: part });
    for (const vote of ['for', 'against', 'abstain'] as const) {
      for (const person of votes?.[vote] ?? []) minuteHandlers['votes.create'](context, { decisionId, personId: idOf(ids.people, person), vote });
    }
  }
  for (const { text: words, lead, organisation, leadText, due, dueText, closed, progress } of actions) {
    actionHandlers['actions.create'](context, {
      bodyId: meeting.bodyId, meetingId: meeting.id, minuteId, text: words, leadPersonId: idOf(ids.people, lead),
      leadOrganisationId: idOf(ids.organisations, organisation), leadText: leadText ?? null,
      targetDate: due === undefined ? null : moved(due), targetText: dueText ?? null,
      status: closed === undefined ? 'open' : 'closed', closedOn: closed === undefined ? null : moved(closed), progress: progress ?? '',
    });
  }
  return { itemId: agendaItemId, minuteId };
}

function addAttendance({ context, ids }: Loading, { attendance, body }: SampleMeeting, meeting: Meeting): void {
  if (attendance === undefined) return;
  const { virtual, apologies, absent, attending, substitutes, late, left } = attendance;
  const byVideo = (person: string): boolean => virtual === 'all' || virtual.includes(person);
  const mark = (person: string, marks: { status: 'present' | 'apologies' | 'absent' | 'attending' | 'substitute'; forSeatId?: string; arrivedAt?: string; leftAt?: string }): void => {
    attendanceHandlers['attendance.create'](context, { meetingId: meeting.id, personId: idOf(ids.people, person), virtually: !apologies.includes(person) && !absent.includes(person) && byVideo(person), ...marks });
  };
  const members = attendanceHandlers['attendance.room'](context, { meetingId: meeting.id }).people;
  const keyOf = new Map([...ids.people].map(([key, id]) => [id, key]));
  for (const { person } of members) {
    const key = keyOf.get(person.id)!;
    const arrivedAt = late.find((one) => one.person === key)?.arrived;
    const leftAt = left.find((one) => one.person === key)?.left;
    mark(key, { status: apologies.includes(key) ? 'apologies' : absent.includes(key) ? 'absent' : 'present', arrivedAt, leftAt });
  }
  for (const { person, for: holder } of substitutes) {
    const seat = members.find((member) => member.person.id === ids.people.get(holder))?.seats[0];
    if (seat === undefined) throw new Error(`${holder} holds no seat on ${body} in the sample board`);
    mark(person, { status: 'substitute', forSeatId: seat.seatId });
  }
  for (const person of attending) mark(person, { status: 'attending' });
}

/** Circulates and confirms, in the order of time. A later confirmation needs the earlier numbers, and gets them. */
function settle({ context }: Loading, { plan, meeting, minuteIds }: Added, next: Added | undefined): void {
  const on = addDays(meeting.date, 8);
  if (plan.state === 'circulated') meetingHandlers['meetings.circulate'](context, { id: meeting.id, version: meeting.version, on, recipients: [], commentsBy: null, note: '', exempt: false });
  if (plan.state !== 'confirmed') return;
  if (next === undefined) throw new Error('The sample board has confirmed minutes and no later meeting to confirm them');
  // Not by circulating first: undo takes changes back latest first, and within one step two changes of the state would count as the earlier.
  context.db.runSql('UPDATE meetings SET circulatedOn = ? WHERE id = ?', [on, meeting.id]);
  const corrections = plan.corrections.map(({ item, text }) => ({ minuteId: idOf(minuteIds, item), text }));
  meetingHandlers['meetings.confirm'](context, { id: meeting.id, version: meeting.version, atMeetingId: next.meeting.id, corrections });
}

/** The editor's form of plain paragraphs and lists. */
function richText(blocks: NonNullable<SampleItem['text']>, previous: string): RichDoc {
  const paragraph = (words: string): RichNode => ({ type: 'paragraph', content: inline(words.replaceAll('{previous}', previous)) });
  return {
    type: 'doc',
    content: blocks.map((block): RichNode => (typeof block === 'string'
      ? paragraph(block)
      : { type: 'bulletList', content: block.list.map((entry) => ({ type: 'listItem', content: [paragraph(entry)] })) })),
  };
}
const inline = (words: string): RichNode[] => words.split('**').flatMap((text, at): RichNode[] =>
  (text === '' ? [] : [at % 2 === 0 ? { type: 'text', text } : { type: 'text', text, marks: [{ type: 'bold' }] }]));
