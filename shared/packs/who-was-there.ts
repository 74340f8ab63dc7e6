import { formatTime } from '../dates.ts';
import { isMemberClass } from '../seats.ts';
import type { MinutesData, MinutesSeat } from './minutes-data.ts';
import type { Names } from './names.ts';
import { joinWords } from './words.ts';

/** The lists of a meeting's minutes, each entry as printed. */
export interface WhoWasThere {
  /** Whether anybody has been marked at all; until then nothing is known, not even that there were no apologies. */
  marked: boolean;
  /** Members: the chair, the deputy chair, then in the order of the register; a substitute stands in the place of the seat. */
  present: string[];
  /** Standing guests, advisers, observers and whoever else was in attendance. */
  alsoPresent: string[];
  /** Names for a sentence. */
  apologies: string[];
  /** "Ben Oke attended as substitute for Cllr Ann Lee". */
  substitutions: string[];
  /** "Ben Oke arrived at 6:20 pm". */
  comings: string[];
}

type Mark = MinutesData['attendance'][number];

export function whoWasThere(data: Pick<MinutesData, 'seats' | 'attendance' | 'meeting'>, names: Names): WhoWasThere {
  const seatIndex = new Map(data.seats.map((seat, index) => [seat.id, index]));
  const ownSeat = (personId: string): MinutesSeat | undefined =>
    best(data.seats.filter((seat) => seat.holderIds.includes(personId)), seatIndex);
  /** The seat by which the person is listed; undefined for somebody who holds none. */
  const listedBy = (mark: Mark): MinutesSeat | undefined =>
    mark.status === 'substitute' ? data.seats.find((seat) => seat.id === mark.forSeatId) : ownSeat(mark.personId);
  const order = (mark: Mark): number => rank(listedBy(mark), seatIndex, mark.status === 'substitute');
  const ordered = data.attendance.toSorted((a, b) => order(a) - order(b));

  const attended = ordered.filter((mark) => mark.status === 'present' || mark.status === 'substitute' || mark.status === 'attending');
  const isMember = (mark: Mark): boolean => {
    const seat = listedBy(mark);
    return mark.status !== 'attending' && seat !== undefined && isMemberClass(seat.class);
  };
  const members = oncePerPerson(attended.filter(isMember), (mark) => ownSeatOf(mark, ownSeat));
  const memberIds = new Set(members.map((mark) => mark.personId));
  const others = oncePerPerson(attended.filter((mark) => !isMember(mark) && !memberIds.has(mark.personId)), () => false);

  const print = (mark: Mark): string => {
    const remarks = [office(mark, listedBy(mark)), mark.virtually && data.meeting.place !== 'virtual' ? 'virtually' : null].filter((text) => text !== null);
    return `${names.inList(mark.personId)}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`;
  };
  return {
    marked: data.attendance.length > 0,
    present: members.map(print),
    alsoPresent: others.map(print),
    apologies: oncePerPerson(ordered.filter((mark) => mark.status === 'apologies'), () => false).map((mark) => names.inSentence(mark.personId)),
    substitutions: attended.filter((mark) => mark.status === 'substitute').map((mark) =>
      `${names.inSentence(mark.personId)} attended as substitute for ${substituted(listedBy(mark), data.attendance, names)}`),
    comings: oncePerPerson(attended, () => false).flatMap((mark) => coming(mark, names)),
  };
}

/** Somebody who was there for their own seat and as a substitute is listed once, for their own. */
function oncePerPerson(marks: readonly Mark[], preferred: (mark: Mark) => boolean): Mark[] {
  return marks.filter((mark, index) => {
    const same = marks.filter((other) => other.personId === mark.personId);
    const chosen = same.find(preferred) ?? same[0];
    return marks.indexOf(chosen!) === index;
  });
}
const ownSeatOf = (mark: Mark, ownSeat: (personId: string) => MinutesSeat | undefined): boolean =>
  mark.status !== 'substitute' && ownSeat(mark.personId) !== undefined;

const CLASS_RANK: Partial<Record<MinutesSeat['class'], number>> = { chair: 0, 'deputy chair': 1 };
function rank(seat: MinutesSeat | undefined, seatIndex: Map<string, number>, substitute: boolean): number {
  if (seat === undefined) return Number.MAX_SAFE_INTEGER;
  // Somebody who stands in for the chair's agency does not become the chair.
  const office = substitute ? 2 : CLASS_RANK[seat.class] ?? (isMemberClass(seat.class) ? 2 : 3);
  return office * 1_000_000 + seatIndex.get(seat.id)!;
}
const best = (seats: readonly MinutesSeat[], seatIndex: Map<string, number>): MinutesSeat | undefined =>
  seats.toSorted((a, b) => rank(a, seatIndex, false) - rank(b, seatIndex, false))[0];

function office(mark: Mark, seat: MinutesSeat | undefined): string | null {
  if (mark.status === 'substitute') return 'substitute';
  if (mark.status === 'attending') return null;
  return seat?.class === 'chair' ? 'Chair' : seat?.class === 'deputy chair' ? 'Deputy Chair' : null;
}

/** Whose place it was: the holder who was not there; the agency or the role where the seat is vacant. */
function substituted(seat: MinutesSeat | undefined, attendance: readonly Mark[], names: Names): string {
  if (seat === undefined) return 'a member';
  const there = new Set(attendance.filter((mark) => mark.status === 'present').map((mark) => mark.personId));
  const missing = seat.holderIds.filter((personId) => !there.has(personId));
  const holders = missing.length > 0 ? missing : seat.holderIds;
  if (holders.length > 0) return joinWords(holders.map((personId) => names.inSentence(personId)));
  return seat.organisationId === null ? `the ${seat.role ?? 'vacant seat'}` : names.organisation(seat.organisationId).name;
}

function coming(mark: Mark, names: Names): string[] {
  const parts = [
    mark.arrivedAt === null ? null : `arrived at ${formatTime(mark.arrivedAt)}`,
    mark.leftAt === null ? null : `left at ${formatTime(mark.leftAt)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [`${names.inSentence(mark.personId)} ${joinWords(parts)}`];
}
