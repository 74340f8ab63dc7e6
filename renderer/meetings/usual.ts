import type { Meeting } from '../../shared/meetings.ts';
import { openings } from './opening.ts';

/** Time, place and opening of a body’s last meeting: what its next one is likely to have too. */
export function usualOf(all: readonly Meeting[], bodyId: string) {
  const own = all.filter((meeting) => meeting.bodyId === bodyId);
  const last = own.findLast((meeting) => meeting.status !== 'cancelled');
  return {
    startsAt: (last?.startsAt ?? '10:00') as string | null,
    endsAt: last?.endsAt ?? null,
    place: last?.place ?? 'in person' as Meeting['place'],
    venue: last?.venue ?? '',
    opening: openings(own)[0]!.value,
    leaveOut: [] as string[],
  };
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Another start keeps the length: the end moves with it, and is left open where it would be after midnight. */
export function endAfter(startsAt: string | null, before: { startsAt: string | null; endsAt: string | null }): string | null {
  if (startsAt === null || before.startsAt === null || before.endsAt === null) return before.endsAt;
  const end = minutes(startsAt) + minutes(before.endsAt) - minutes(before.startsAt);
  return end >= 24 * 60 ? null : `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
