import { holdsOn } from '../seats.ts';
import { entryOfMember, entryOfSeats, type Entry } from './entries.ts';
import { meetingsWithin, ownMark, roleKey, sheetOf, type FactIndex, type IndexedMeeting, type IndexedSeat, type Sheet } from './facts.ts';
import { isOutsideForHolders, type Question } from './figures.ts';
import { judgeMeeting, presenceOf, standingOf, type SeatJudgement } from './judge.ts';
import { Tally, type Figure } from './tally.ts';
import { capital, classWords, join, mergedWords, nameOf, presenceWords, seatName, seatWords, STANDING_WORDS, substituteWords, whenWords } from './words.ts';

/** A subject: the key of an agency or role, or a person. */
export type Subject = { key: string } | { personId: string };
export type Outcome = 'attended' | 'apologies' | 'absent' | 'not recorded' | 'outside';
export interface ExplainedMeeting extends Entry {
  meetingId: string;
  bodyId: string;
  others: readonly string[];
  date: string;
  outcome: Outcome;
  /** What counted, what did not and why. */
  words: string;
  /** Seat by seat, where there is more to say than that. */
  details: string[];
}
export interface Explanation {
  figure: Figure;
  meetings: ExplainedMeeting[];
}
interface Told {
  entry: Entry;
  words: string;
  details: string[];
}
const OUTSIDE: Entry = { of: 0, attended: 0, apologies: 0, notRecorded: 0 };

/** One figure with every meeting of its period: adding up the entries gives the figure again. */
export function explain(index: FactIndex, question: Question, subject: Subject): Explanation {
  const bodies = bodiesOf(index, subject);
  const tally = new Tally();
  const meetings = meetingsWithin(index, question.from, question.to).filter((meeting) => bodies.has(meeting.bodyId) || meeting.others.some((body) => bodies.has(body))).map((meeting) => {
    const { entry, words, details } = tell(index, question, subject, meeting);
    tally.add(entry, meeting.date);
    return { meetingId: meeting.id, bodyId: meeting.bodyId, others: meeting.others, date: meeting.date, ...entry, outcome: outcomeOf(entry), words: `${words}.`, details };
  });
  return { figure: tally.figure(), meetings };
}

export const outcomeOf = (entry: Entry): Outcome =>
  (entry.of === 0 ? 'outside' : entry.attended > 0 ? 'attended' : entry.apologies > 0 ? 'apologies' : entry.notRecorded === entry.of ? 'not recorded' : 'absent');

/** The bodies on which the subject ever had a seat: the meetings of others have nothing to say about it. */
function bodiesOf(index: FactIndex, subject: Subject): Set<string> {
  const bodies = new Set<string>();
  for (const [bodyId, seats] of index.seats) {
    if (seats.some((seat) => ('personId' in subject ? seat.appointments.some((one) => one.personId === subject.personId) : seatCouldBe(index, seat, subject.key)))) bodies.add(bodyId);
  }
  return bodies;
}
/** Whether a seat counts for the subject on some day: by its own agency or one that it was merged into. */
function seatCouldBe(index: FactIndex, seat: IndexedSeat, key: string): boolean {
  if (seat.organisationId === null) return roleKey(seat.role ?? seat.class) === key;
  const passed = new Set<string>();
  for (let id: string | null = seat.organisationId; id !== null && !passed.has(id); id = index.organisations.get(id)?.successorId ?? null) {
    if (id === key) return true;
    passed.add(id);
  }
  return false;
}

function tell(index: FactIndex, question: Question, subject: Subject, meeting: IndexedMeeting): Told {
  const standing = standingOf(meeting, question.rules, index.today);
  if (standing !== 'counted') return { entry: OUTSIDE, words: STANDING_WORDS[standing], details: [] };
  const sheet = sheetOf(index, meeting.id);
  const judgements = judgeMeeting(index, meeting, question.rules, sheet);
  return 'personId' in subject ? tellMember(index, question, subject.personId, meeting, sheet, judgements)
    : tellSeats(index, question, subject.key, meeting, sheet, judgements.filter((one) => one.subject.key === subject.key));
}

function tellSeats(index: FactIndex, { rules }: Question, key: string, meeting: IndexedMeeting, sheet: Sheet, judgements: SeatJudgement[]): Told {
  if (judgements.length === 0) return { entry: OUTSIDE, words: `Not counted: ${whyNoSeat(index, key, meeting, rules)}`, details: [] };
  const entry = entryOfSeats(judgements, rules);
  const lines = judgements.map((judgement) => seatWords(index, judgement, key, sheet, meeting, rules));
  const head = headline(entry, judgements, rules.seats === 'every');
  if (judgements.length > 1) return { entry, words: head, details: lines.map(capital) };
  const only = lines[0]!;
  return { entry, words: only.startsWith('not counted, ') ? only.replace('not counted, ', 'Not counted: ') : `${head}${only.includes(': ') ? '. ' : ': '}${only}`, details: [] };
}
function headline(entry: Entry, judgements: SeatJudgement[], everySeat: boolean): string {
  if (entry.of === 0) return 'Not counted';
  const present = judgements.filter((one) => one.state === 'present');
  if (everySeat && judgements.length > 1) return `${entry.attended} of ${entry.of} ${entry.of === 1 ? 'seat' : 'seats'} filled`;
  if (present.length > 0) return present.every((one) => one.reason === 'deputy') ? 'Represented by a deputy' : 'Represented';
  return entry.apologies > 0 ? 'Not represented, with apologies' : 'Not represented';
}
function whyNoSeat(index: FactIndex, key: string, meeting: IndexedMeeting, rules: Question['rules']): string {
  const seats = meeting.seats.filter((seat) => seatCouldBe(index, seat, key));
  const there = seats.filter((seat) => holdsOn(seat, meeting.date));
  const uncounted = there.find((seat) => !seat.countsForAttendance);
  const counted = there.find((seat) => seat.countsForAttendance);
  if (counted !== undefined && counted.organisationId !== null) {
    return counted.organisationId === key ? mergedWords(index, key, meeting.date, rules) ?? 'it had no seat then' : 'it had no seat then';
  }
  if (uncounted !== undefined) return classWords(uncounted.class);
  const when = whenWords(seats, meeting.date);
  return `it had no seat then${when === '' ? '' : ` (the seat ${when})`}`;
}

function tellMember(
  index: FactIndex, { rules }: Question, personId: string, meeting: IndexedMeeting, sheet: Sheet, judgements: SeatJudgement[],
): Told {
  const person = index.personNumbers.get(personId) ?? -1;
  const held = judgements.filter((one) => one.holders.includes(person));
  const expected = held.filter((one) => !isOutsideForHolders(one));
  const elsewhere = [...sheet.substitutes].filter(([, marks]) => marks.some((mark) => mark.personId === personId))
    .map(([seatId]) => meeting.seats.find((seat) => seat.id === seatId)).filter((seat) => seat !== undefined)
    .map((seat) => `came as substitute for ${seatName(index, seat)}, which counts for that seat only`);
  const mark = ownMark(index, sheet, personId);
  if (expected.length === 0) {
    const words = `Not counted: ${held[0] === undefined ? whyNotMember(personId, meeting) : 'the organisation of the seat did not exist then'}`;
    const was = mark?.status === 'attending' ? ['was in attendance'] : mark?.status === 'present' ? ['was present, but not as a member'] : [];
    const also = [...was, ...elsewhere];
    return { entry: OUTSIDE, words: also.length === 0 ? words : `${words}; ${join(also)}`, details: [] };
  }
  const presence = presenceOf(mark, meeting, rules);
  const entry = entryOfMember(presence);
  const own = entry.of === 0 ? 'Not counted: was not expected' : capital(presenceWords(presence, mark, meeting, rules));
  const deputies = presence === 'attended' ? [] : expected.flatMap((one) => substituteWords(index, one.seat, sheet, meeting, rules));
  const others = presence === 'attended' ? [] : expected.flatMap((one) => one.holders.filter((holder, at) => holder !== person && one.presences[at] === 'attended'))
    .map((holder) => `${nameOf(index, index.personIds[holder]!)} attended, who holds the seat jointly`);
  const also = [
    ...elsewhere,
    ...deputies.length === 0 ? [] : [`${join(deputies)}; that counts for the agency only`],
    ...others,
    ...expected.length > 1 ? [`one meeting, though the member holds ${expected.length} seats`] : [],
  ];
  return { entry, words: [own, ...also].join('; '), details: [] };
}
function whyNotMember(personId: string, meeting: IndexedMeeting): string {
  const seats = meeting.seats.filter((seat) => seat.appointments.some((one) => one.personId === personId));
  const now = seats.find((seat) => holdsOn(seat, meeting.date) && seat.appointments.some((one) => one.personId === personId && holdsOn(one, meeting.date)));
  if (now !== undefined) return classWords(now.class);
  const when = whenWords(seats.flatMap((seat) => seat.appointments.filter((one) => one.personId === personId).map((one) => within(one, seat))), meeting.date);
  return `not a member then${when === '' ? '' : ` (the appointment ${when})`}`;
}
/** An appointment holds no longer than its seat does. */
const within = (one: { fromDate: string | null; toDate: string | null }, seat: { fromDate: string | null; toDate: string | null }) => ({
  fromDate: [one.fromDate, seat.fromDate].filter((date) => date !== null).sort().at(-1) ?? null,
  toDate: [one.toDate, seat.toDate].filter((date) => date !== null).sort()[0] ?? null,
});
