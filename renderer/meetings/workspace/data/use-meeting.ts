import { useMemo } from 'react';
import type { Action } from '../../../../shared/actions.ts';
import type { RoomPerson } from '../../../../shared/attendance.ts';
import type { Body } from '../../../../shared/bodies.ts';
import type { Output } from '../../../../shared/contract.ts';
import { bodiesOfMeeting, isConfirmed, type AgendaItem, type Meeting } from '../../../../shared/meetings.ts';
import type { Declaration } from '../../../../shared/declarations.ts';
import type { Correction, Decision, Minute, Vote } from '../../../../shared/minutes.ts';
import type { MadePublicTold } from '../../../../shared/minutes/made-public.ts';
import type { MinutesItem } from '../../../../shared/packs/minutes-data.ts';
import type { Postponement } from '../../../../shared/minutes/confirming.ts';
import type { Organisation } from '../../../../shared/organisations.ts';
import type { Person } from '../../../../shared/people.ts';
import type { Problem } from '../../../../shared/result.ts';
import type { RegisterSeat } from '../../../../shared/seats.ts';
import { useQuery } from '../../../cache.ts';
import { useStableAnswer, useStableGroups, useStableRows } from './stable-rows.ts';

type Room = Output<'attendance.room'>;

/** An item, with what is said of it if it was private and was made public. */
export type MeetingItem = AgendaItem & Pick<MinutesItem, 'madePublic'>;

/** One meeting with all that its workspace shows. Objects and lists in which nothing changed are the very same after a rereading. */
export interface MeetingData {
  boardName: string;
  today: string;
  meeting: Meeting;
  body: Body;
  /** Of a joint meeting, the names of the other bodies. */
  otherBodies: readonly string[];
  /** The meetings of the same body, by date. */
  siblings: readonly Meeting[];
  items: readonly MeetingItem[];
  /** How many papers each item has; not those that have none. */
  papers: ReadonlyMap<string, number>;
  /** The number of the minute of each item that gets one. */
  numbers: ReadonlyMap<string, string>;
  /** By the id of the agenda item. */
  minutes: ReadonlyMap<string, Minute>;
  /** By the id of the minute. */
  decisions: ReadonlyMap<string, readonly Decision[]>;
  actions: ReadonlyMap<string, readonly Action[]>;
  votes: readonly Vote[];
  declarations: readonly Declaration[];
  /** When there was a quorum, over the meeting and for each item. */
  quorum: Output<'quorum.get'>;
  room: readonly RoomPerson[];
  vacancies: Room['vacancies'];
  seats: readonly RegisterSeat[];
  people: readonly Person[];
  organisations: readonly Organisation[];
  /** Corrections to these minutes, and those that this meeting made to others. */
  corrections: readonly Correction[];
  correctionsMade: readonly Correction[];
  /** The private items that were made public. */
  madePublic: readonly MadePublicTold[];
  /** Where confirming was put off, of all meetings of the body. */
  postponements: readonly Postponement[];
  /** Confirmed or cancelled: nothing can be written. */
  closed: boolean;
}

const NO_OTHERS: string[] = [];

export function useMeeting(meetingId: string): { data: MeetingData | null; problem: Problem | undefined } {
  const board = useQuery('board.get', {});
  const meeting = useQuery('meetings.get', { id: meetingId });
  const bodyId = meeting.data?.bodyId;
  const body = useQuery('bodies.get', bodyId === undefined ? null : { id: bodyId });
  const siblings = useQuery('meetings.list', bodyId === undefined ? null : { bodyId });
  const jointWith = meeting.data === undefined ? NO_OTHERS : bodiesOfMeeting(meeting.data).slice(1);
  const register = useQuery('register.get', meeting.data === undefined ? null : { bodyId: meeting.data.bodyId, jointWith, on: meeting.data.date }, { keepPrevious: true });
  const bodies = useQuery('bodies.list', jointWith.length === 0 ? null : {});
  const items = useQuery('agendaItems.list', { meetingId });
  const papers = useQuery('attachments.papers', { meetingId });
  const numbers = useQuery('minutes.numbers', { meetingId });
  const minutes = useQuery('minutes.list', { meetingId });
  const decisions = useQuery('decisions.list', { meetingId });
  const votes = useQuery('votes.list', { meetingId });
  const declarations = useQuery('declarations.list', { meetingId });
  const quorum = useQuery('quorum.get', { meetingId }, { keepPrevious: true });
  const actions = useQuery('actions.list', { meetingId });
  const room = useQuery('attendance.room', { meetingId });
  const people = useQuery('people.list', {});
  const organisations = useQuery('organisations.list', {});
  const corrections = useQuery('corrections.list', { meetingId });
  const made = useQuery('corrections.list', { atMeetingId: meetingId });
  const shown = useQuery('madePublic.list', { meetingId });
  const postponed = useQuery('postponements.list', bodyId === undefined ? null : { bodyId });

  const rows = {
    siblings: useStableRows(siblings.data),
    items: useStableRows(items.data),
    minutes: useStableRows(minutes.data),
    decisions: useStableRows(decisions.data),
    actions: useStableRows(actions.data),
    votes: useStableRows(votes.data),
    declarations: useStableRows(declarations.data),
    people: useStableRows(people.data),
    organisations: useStableRows(organisations.data),
    corrections: useStableRows(corrections.data),
    made: useStableRows(made.data),
    postponed: useStableRows(postponed.data),
    shown: useStableRows(shown.data),
  };
  // Items that were made public are rare; the others stay the very same objects.
  const itemsTold = useMemo((): readonly MeetingItem[] => {
    const told = new Map(rows.shown.map(({ agendaItemId, publicOn, by, reason }) => [agendaItemId, { on: publicOn, by, reason }]));
    return told.size === 0 ? rows.items : rows.items.map((item) => (told.has(item.id) ? { ...item, madePublic: told.get(item.id)! } : item));
  }, [rows.items, rows.shown]);
  const minutesByItem = useMemo(() => new Map(rows.minutes.map((minute) => [minute.agendaItemId, minute])), [rows.minutes]);
  const decisionsByMinute = useStableGroups(rows.decisions, byMinute);
  const actionsByMinute = useStableGroups(rows.actions, byMinute);
  const numbersByItem = useMemo(() => new Map((numbers.data ?? []).map((line) => [line.agendaItemId, line.number])), [numbers.data]);
  const papersByItem = useMemo(() => new Map((papers.data ?? []).map((line) => [line.agendaItemId, line.papers])), [papers.data]);
  const roomPeople = room.data?.people;
  const vacancies = room.data?.vacancies;
  const quorumData = useStableAnswer(quorum.data);
  const seats = register.data?.seats;

  const otherBodies = useMemo(() => (bodies.data ?? []).filter((one) => meeting.data?.jointWith.includes(one.id) === true).map((one) => one.name), [bodies.data, meeting.data]);

  const all = [board, meeting, body, siblings, register, items, papers, numbers, minutes, decisions, votes, declarations, quorum, actions, room, people, organisations, corrections, made, postponed, shown];
  const ready = all.every((answer) => answer.data !== undefined);
  const data = useMemo((): MeetingData | null => {
    if (!ready) return null;
    return {
      boardName: board.data!.board?.name ?? '', today: board.data!.today,
      meeting: meeting.data!, body: body.data!, otherBodies: meeting.data!.kind === 'joint' ? otherBodies : NO_OTHERS, siblings: rows.siblings, items: itemsTold, papers: papersByItem, numbers: numbersByItem, minutes: minutesByItem,
      decisions: decisionsByMinute, actions: actionsByMinute, votes: rows.votes, declarations: rows.declarations, quorum: quorumData!, room: roomPeople!, vacancies: vacancies!, seats: seats!,
      people: rows.people, organisations: rows.organisations, corrections: rows.corrections, correctionsMade: rows.made, postponements: rows.postponed, madePublic: rows.shown,
      closed: isConfirmed(meeting.data!.minutesState) || meeting.data!.status === 'cancelled',
    };
  }, [ready, board.data, meeting.data, body.data, otherBodies, rows.siblings, itemsTold, papersByItem, numbersByItem, minutesByItem, decisionsByMinute, actionsByMinute,
    rows.votes, rows.declarations, quorumData, roomPeople, vacancies, seats, rows.people, rows.organisations, rows.corrections, rows.made, rows.postponed, rows.shown]);
  return { data, problem: all.find((answer) => answer.error !== undefined && answer.data === undefined)?.error };
}
const byMinute = (row: { minuteId: string | null }): string | null => row.minuteId;
