import type { RoomPerson } from '../../../../shared/attendance.ts';
import { formatTime } from '../../../../shared/dates.ts';
import { personName } from '../../../../shared/people.ts';
import { isMemberClass, type SeatClass } from '../../../../shared/seats.ts';
import { isHere } from './room-keys.ts';

/** The sign and the word of a mark; the sign alone is only for the eye. */
export function markWords({ mark }: RoomPerson): { sign: string; word: string; look: 'here' | 'away' | 'unknown' } {
  if (mark === null) return { sign: '', word: 'not marked', look: 'unknown' };
  const virtually = mark.virtually ? ', virtually' : '';
  switch (mark.status) {
    case 'present': return { sign: mark.virtually ? 'V' : 'P', word: mark.virtually ? 'present virtually' : 'present', look: 'here' };
    case 'substitute': return { sign: 'S', word: `substitute${virtually}`, look: 'here' };
    case 'attending': return { sign: mark.virtually ? 'V' : 'P', word: `in attendance${virtually}`, look: 'here' };
    case 'apologies': return { sign: 'A', word: 'apologies', look: 'away' };
    case 'absent': return { sign: 'X', word: 'absent', look: 'away' };
    case 'not expected': return { sign: 'N', word: 'not expected', look: 'away' };
  }
}

/** "arrived 6:20 pm, left 7:00 pm". */
export function timesWords({ mark }: RoomPerson): string {
  return [
    mark?.arrivedAt == null ? null : `arrived ${formatTime(mark.arrivedAt)}`,
    mark?.leftAt == null ? null : `left ${formatTime(mark.leftAt)}`,
  ].filter((part) => part !== null).join(', ');
}

/** What the person is in the room for: "Chair", the role of the seat, the agency. `short` gives an agency’s short name. */
export function seatWords({ person, seats, organisationName }: RoomPerson, short: ReadonlyMap<string, string>): string {
  const seat = seats[0];
  const office = seat?.class === 'chair' ? 'Chair' : seat?.class === 'deputy chair' ? 'Deputy chair' : null;
  const role = seat?.role ?? person.post;
  const agency = short.get(person.organisationId ?? '') ?? organisationName;
  return [office, role === office || role === personName(person) ? null : role, agency].filter((part, index, all) => part != null && all.indexOf(part) === index).join(', ');
}

const isMember = ({ seats }: RoomPerson): boolean => seats.some((seat) => isMemberClass(seat.class));
const rankOf = (seatClass: SeatClass): number => (seatClass === 'chair' ? 0 : seatClass === 'deputy chair' ? 1 : 2);

/** Members with the chair first, each followed by their substitute; then guests and advisers who have a seat, then whoever else is there. */
export function roomGroups(room: readonly RoomPerson[]): { members: RoomPerson[]; guests: RoomPerson[] } {
  const rank = ({ seats }: RoomPerson) => Math.min(...seats.map((seat) => rankOf(seat.class)));
  const members = room.filter(isMember).toSorted((a, b) => rank(a) - rank(b));
  const substitutes = (member: RoomPerson) => room.filter(({ mark }) => mark?.forSeatId != null && member.seats.some((seat) => seat.seatId === mark.forSeatId));
  const listed = new Set(members.flatMap((member) => [member, ...substitutes(member)]));
  return { members: [...listed], guests: room.filter((one) => !listed.has(one)) };
}

/** "12 of 18 members present": a seat whose substitute is there counts as filled. */
export function countRoom(room: readonly RoomPerson[]): { present: number; expected: number; unmarked: number } {
  const members = room.filter(isMember);
  const filled = new Set(room.flatMap(({ mark }) => mark?.forSeatId ?? []));
  const expected = members.filter(({ mark }) => mark?.status !== 'not expected');
  return {
    expected: expected.length,
    present: expected.filter(({ mark, seats }) => isHere(mark?.status) || seats.some((seat) => filled.has(seat.seatId))).length,
    unmarked: room.filter(({ mark }) => mark === null).length,
  };
}
