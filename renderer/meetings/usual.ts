import type { Meeting } from '../../shared/meetings.ts';
import { openings } from './opening.ts';

/** Time, place and opening of a body’s last meeting: what its next one is likely to have too. */
export function usualOf(all: readonly Meeting[], bodyId: string) {
  const own = all.filter((meeting) => meeting.bodyId === bodyId);
  const last = own.findLast((meeting) => meeting.status !== 'cancelled');
  return {
    startsAt: (last?.startsAt ?? '10:00') as string | null,
    endsAt: last === undefined ? '12:00' : last.endsAt,
    place: last?.place ?? 'in person' as Meeting['place'],
    venue: last?.venue ?? '',
    opening: openings(own)[0]!.value,
    leaveOut: [] as string[],
  };
}
