import type { Body } from '../../shared/bodies.ts';
import { numberingPeriod, runningNumberOf } from '../../shared/minute-numbers.ts';
import { useQuery } from '../cache.ts';

/** The number that the body’s next minute would get: one more than the last of the period that is running. */
export function useNextNumber(body: Body, today: string): number {
  const { from, to } = numberingPeriod(body, today);
  const meetings = useQuery('meetings.list', { bodyId: body.id, from, to });
  const last = meetings.data?.filter((meeting) => meeting.status === 'held').at(-1);
  const numbers = useQuery('minutes.numbers', last === undefined ? null : { meetingId: last.id });
  const number = numbers.data?.at(-1)?.number;
  return (number === undefined ? null : runningNumberOf(body, number)) === null ? 1 : runningNumberOf(body, number!)! + 1;
}
