import { percentage } from '../attendance-figures/percentage.ts';

export const STAGES = ['before', 'on the day', 'three months later'] as const;
export type Stage = (typeof STAGES)[number];
export const stageWords: Record<Stage, string> = { before: 'Before', 'on the day': 'On the day', 'three months later': 'Three months later' };

export interface Answer {
  stage: Stage;
  /** Whose it is, if it is known: only then can before and after be compared person by person. */
  bookingId: string | null;
  rating: number | null;
  confidence: number | null;
}
export interface Results {
  stages: { stage: Stage; answers: number; /** Of those who attended; before the day, of those booked. */ responsePercent: number | null; ratings: number[]; satisfied: number; rated: number; satisfiedPercent: number | null; confidenceTenths: number | null }[];
  /** The change of those who answered both times, in tenths of a point; null where nobody did. */
  changes: { to: Stage; people: number; tenths: number | null }[];
}
const meanTenths = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.round(values.reduce((sum, one) => sum + one, 0) * 10 / values.length));

/** Response rates, satisfaction (4 or 5 out of 5) and confidence (1 to 10) of an event or a course. */
export function resultsOf(answers: readonly Answer[], { booked, attended }: { booked: number; attended: number }): Results {
  const stages = STAGES.map((stage) => {
    const at = answers.filter((one) => one.stage === stage);
    const ratings = at.flatMap((one) => (one.rating === null ? [] : [one.rating]));
    const satisfied = ratings.filter((one) => one >= 4).length;
    return {
      stage, answers: at.length, responsePercent: percentage(at.length, stage === 'before' ? booked : attended),
      ratings: [1, 2, 3, 4, 5].map((mark) => ratings.filter((one) => one === mark).length), satisfied, rated: ratings.length, satisfiedPercent: percentage(satisfied, ratings.length),
      confidenceTenths: meanTenths(at.flatMap((one) => (one.confidence === null ? [] : [one.confidence]))),
    };
  });
  const changes = STAGES.slice(1).map((to) => {
    const pairs = answers.filter((one) => one.stage === 'before' && one.bookingId !== null && one.confidence !== null).flatMap((before) => {
      const later = answers.find((one) => one.stage === to && one.bookingId === before.bookingId && one.confidence !== null);
      return later === undefined ? [] : [later.confidence! - before.confidence!];
    });
    return { to, people: pairs.length, tenths: meanTenths(pairs) };
  });
  return { stages, changes };
}

/** "7.4", "+1.2": tenths as people write them. */
export const tenthsWords = (tenths: number | null, sign = false): string =>
  (tenths === null ? '–' : `${tenths < 0 ? '−' : sign && tenths > 0 ? '+' : ''}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}`);
