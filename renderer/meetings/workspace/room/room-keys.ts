import type { RoomPerson } from '../../../../shared/attendance.ts';
import type { Input } from '../../../../shared/contract.ts';

/** What one key does to the person chosen in the room. */
export type RoomDeed = 'present' | 'virtual' | 'apologies' | 'absent' | 'not expected' | 'substitute' | 'arrived' | 'left' | 'clear' | 'guest';

export const ROOM_KEYS: readonly { deed: RoomDeed; key: string; label: string; asks: boolean }[] = [
  { deed: 'present', key: 'p', label: 'Present', asks: false },
  { deed: 'virtual', key: 'v', label: 'Virtually', asks: false },
  { deed: 'apologies', key: 'a', label: 'Apologies', asks: false },
  { deed: 'absent', key: 'x', label: 'Absent', asks: false },
  { deed: 'not expected', key: 'n', label: 'Not expected', asks: false },
  { deed: 'substitute', key: 's', label: 'Substitute', asks: true },
  { deed: 'arrived', key: 'r', label: 'Arrived', asks: true },
  { deed: 'left', key: 'l', label: 'Left', asks: true },
];

export function roomDeed({ key, ctrlKey, metaKey, altKey }: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): RoomDeed | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Backspace' || key === 'Delete') return 'clear';
  if (key.toLowerCase() === 'g') return 'guest';
  return ROOM_KEYS.find((one) => one.key === key.toLowerCase())?.deed ?? null;
}

type Mark = Input<'attendance.mark'>;

/** The mark that a key gives, with what is already known of the person kept where it still makes sense; null for a key that asks first. */
export function markFor(meetingId: string, { person, seats, mark }: RoomPerson, deed: RoomDeed): Mark | null {
  const who = { meetingId, personId: person.id };
  const forSeatId = mark?.forSeatId ?? null;
  // A substitute stays one, and a guest a guest, however they take part.
  const here = forSeatId !== null ? 'substitute' as const : seats.length === 0 ? 'attending' as const : 'present' as const;
  const times = isHere(mark?.status) ? { arrivedAt: mark?.arrivedAt ?? null, leftAt: mark?.leftAt ?? null } : {};
  const note = mark?.note ?? null;
  switch (deed) {
    case 'present': return { ...who, status: here, virtually: false, forSeatId, ...times, note };
    case 'virtual': return { ...who, status: here, virtually: true, forSeatId, ...times, note };
    case 'apologies':
    case 'absent':
    case 'not expected': return { ...who, status: deed, note };
    default: return null;
  }
}

/** The mark with the time of coming or going; whoever came was there. `time` null takes it away again. */
export function timedMark(meetingId: string, room: RoomPerson, which: 'arrived' | 'left', time: string | null): Mark {
  const present = markFor(meetingId, room, room.mark?.virtually === true ? 'virtual' : 'present')!;
  return { ...present, ...(which === 'arrived' ? { arrivedAt: time } : { leftAt: time }) };
}

export const isHere = (status: string | undefined): boolean => status === 'present' || status === 'substitute' || status === 'attending';
