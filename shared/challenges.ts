import { z } from 'zod';
import { crud } from './crud.ts';
import { daysBetween } from './dates.ts';
import { id, isoDate, line, logNumber, text } from './fields.ts';

/** Who challenged whom, on what and when; what came of it. Its number runs on over the whole board and is never given twice. */
const records = crud('challenges', 'challenge', z.object({
  bodyId: id, meetingId: id.nullable(), raisedOn: isoDate,
  byOrganisationId: id.nullable(), byText: line().nullable(), toOrganisationId: id.nullable(), toText: line().nullable(),
  about: line(2000), response: text(4000), respondedOn: isoDate.nullable(), outcome: text(4000), evidence: text(4000), impact: text(4000), /** The line for the annual report. */ reportLine: text(1000),
  /** Left out of every export that did not ask for it. */
  exempt: z.boolean(),
}), {
  meetingId: null, byOrganisationId: null, byText: null, toOrganisationId: null, toText: null, response: '', respondedOn: null, outcome: '', evidence: '', impact: '', reportLine: '', exempt: false,
}, z.strictObject({ bodyId: id.optional() }));

export const challengeRow = z.strictObject({ ...records.row.shape, number: logNumber });
export type Challenge = z.output<typeof challengeRow>;
export const challengesMeta = records.meta;
export const challenges = {
  'challenges.list': { ...records.operations['challenges.list'], output: z.array(challengeRow) },
  'challenges.get': { ...records.operations['challenges.get'], output: challengeRow },
  'challenges.create': { ...records.operations['challenges.create'], output: challengeRow },
  'challenges.update': { ...records.operations['challenges.update'], output: challengeRow },
  'challenges.delete': records.operations['challenges.delete'],
};

/** After four weeks without an answer a challenge stands out. */
export const LONG_DAYS = 28;
/** How long a challenge has waited for an answer, in days; null once it has one. */
export const waitingDays = (challenge: Pick<Challenge, 'raisedOn' | 'respondedOn'>, today: string): number | null =>
  challenge.respondedOn === null ? Math.max(0, daysBetween(challenge.raisedOn, today)) : null;
