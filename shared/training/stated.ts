import type { TrainingStatement } from './records.ts';

export interface Difference {
  what: string;
  stated: number;
  counted: number;
  isMoney: boolean;
}

/** Where a published report and the record do not say the same. Neither is changed. */
export function differencesOf(
  stated: Pick<TrainingStatement, 'events' | 'cancelled' | 'attendances' | 'costPence' | 'incomePence'>,
  counted: { events: number; cancelled: number; attendances: number; costPence: number; incomePence: number },
): Difference[] {
  const pairs = [
    ['Events held', stated.events, counted.events, false], ['Events cancelled', stated.cancelled, counted.cancelled, false], ['Attendances', stated.attendances, counted.attendances, false],
    ['Cost', stated.costPence, counted.costPence, true], ['Income', stated.incomePence, counted.incomePence, true],
  ] as const;
  return pairs.flatMap(([what, one, other, isMoney]) => (one === null || one === other ? [] : [{ what, stated: one, counted: other, isMoney }]));
}
