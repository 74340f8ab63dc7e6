import type { MinutesCorrection, MinutesData, MinutesPerson } from '../../../../shared/packs/minutes-data.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import type { Correction } from '../../../../shared/minutes.ts';
import { isConfirmed } from '../../../../shared/meetings.ts';
import { waitingMinutes } from '../../../../shared/minutes/confirming.ts';
import type { MeetingData } from './use-meeting.ts';

/** All of the minutes’ data but the minutes themselves: what the heading, the lists of names and the closing words are made from. */
export type DocumentFrame = Omit<MinutesData, 'items' | 'minutes' | 'decisions' | 'votes' | 'actions' | 'references' | 'abbreviations'>;

/** Minutes of other meetings that corrections refer to, by id: their number and whether they are of private business. */
export type OtherMinutes = ReadonlyMap<string, { number: string | null; private: boolean }>;

type Source = Pick<MeetingData, 'boardName' | 'body' | 'otherBodies' | 'meeting' | 'siblings' | 'items' | 'minutes' | 'numbers' | 'room' | 'seats' | 'people' | 'organisations' | 'declarations' | 'quorum' | 'corrections' | 'correctionsMade' | 'postponements'>;

/** The page on screen is made by the same functions as the document, from the same data, so that the two cannot disagree. */
export function documentFrame(data: Source, others: OtherMinutes): DocumentFrame {
  return {
    board: { name: data.boardName },
    body: data.body,
    otherBodies: [...data.otherBodies],
    meeting: data.meeting,
    declarations: [...data.declarations],
    inquorate: data.quorum.items.flatMap(({ agendaItemId, words }) => (words === null ? [] : [{ agendaItemId, text: words }])),
    people: peopleOf(data),
    organisations: organisationsOf(data),
    seats: data.seats.map((seat) => ({ id: seat.id, class: seat.class, role: seat.role, organisationId: seat.organisationId, holderIds: seat.holders.map((holder) => holder.id) })),
    attendance: data.room.flatMap(({ mark }) => (mark === null ? [] : [mark])),
    ...correctionsOf(data, others),
    ...postponedOf(data),
  };
}

/** Lists are read one by one, so a person may be in one already and in the other not yet. */
function peopleOf({ people, room, seats, organisations }: Source): MinutesPerson[] {
  const known = new Set(organisations.map((organisation) => organisation.id));
  const all = new Map<string, MinutesPerson>();
  for (const person of [...seats.flatMap((seat) => [...seat.holders, ...seat.deputies]), ...room.map((one) => one.person), ...people]) all.set(person.id, person);
  return [...all.values()].map((person) => (person.organisationId === null || known.has(person.organisationId) ? person : { ...person, organisationId: null }));
}

/** Agencies by the names they went by on the day of the meeting. */
function organisationsOf({ organisations, room, seats }: Source): MinutesData['organisations'] {
  const onTheDay = new Map<string, string>();
  for (const { person, organisationName } of room) if (person.organisationId !== null && organisationName !== null) onTheDay.set(person.organisationId, organisationName);
  for (const seat of seats) if (seat.organisationId !== null && seat.organisationName !== null) onTheDay.set(seat.organisationId, seat.organisationName);
  return organisations.map(({ id, name, shortName }) => ({ id, name: onTheDay.get(id) ?? name, shortName }));
}

function postponedOf({ meeting, siblings, postponements }: Source): Pick<DocumentFrame, 'postponedHere' | 'postponedLater'> {
  const byId = new Map(siblings.map((one) => [one.id, one]));
  return {
    postponedHere: waitingMinutes(meeting, siblings, postponements).filter((one) => one.decided === 'postponed').map(({ meeting: { id, date, kind }, times }) =>
      ({ date, kind, times, reason: postponements.find((one) => one.meetingId === id && one.atMeetingId === meeting.id)!.reason })),
    postponedLater: postponements.filter((one) => one.meetingId === meeting.id).map(({ atMeetingId, reason }) => ({ date: byId.get(atMeetingId)?.date ?? meeting.date, reason })),
  };
}

function correctionsOf(data: Source, others: OtherMinutes): Pick<DocumentFrame, 'confirmedHere' | 'correctedHere' | 'correctedLater'> {
  const { meeting, siblings, items, minutes, numbers } = data;
  const dateOf = (id: string): string => siblings.find((one) => one.id === id)?.date ?? meeting.date;
  const ownMinute = new Map([...minutes.values()].map((minute) => [minute.id, minute.agendaItemId]));
  const print = ({ minuteId, text }: Correction): MinutesCorrection => {
    if (minuteId === null) return { number: null, private: false, text };
    const itemId = ownMinute.get(minuteId);
    const item = items.find((one) => one.id === itemId);
    if (item !== undefined) return { number: numbers.get(item.id) ?? null, private: isPrivate(item), text };
    return { number: others.get(minuteId)?.number ?? null, private: others.get(minuteId)?.private ?? false, text };
  };
  const confirmed = siblings.filter((one) => isConfirmed(one.minutesState) && one.confirmedAtMeetingId === meeting.id);
  const made = Map.groupBy(data.correctionsMade, (correction) => correction.meetingId);
  const later = Map.groupBy(data.corrections, (correction) => correction.atMeetingId);
  return {
    confirmedHere: confirmed.map((one) => ({ date: one.date, kind: one.kind, corrections: (made.get(one.id) ?? []).map(print) })),
    correctedHere: [...made].filter(([id]) => !confirmed.some((one) => one.id === id)).map(([id, list]) => ({ date: dateOf(id), corrections: list.map(print) })),
    correctedLater: [...later].map(([id, list]) => ({ date: dateOf(id), corrections: list.map(print) })),
  };
}
