import { z } from 'zod';
import { crud } from './crud.ts';
import { id, isoDate, line, logNumber, text, version } from './fields.ts';
import { command, query } from './operation.ts';

const mark = z.int().min(1).max(5);
/** What may happen and why, how likely and how bad it is before and after what is done about it. Its number runs on and is never given twice. */
const records = crud('risks', 'risk', z.object({
  bodyId: id, cause: text(2000), event: line(1000), effect: text(2000), likelihood: mark, impact: mark, mitigation: text(4000), likelihoodAfter: mark, impactAfter: mark,
  ownerPersonId: id.nullable(), ownerOrganisationId: id.nullable(), ownerText: line().nullable(), reviewOn: isoDate.nullable(), closedOn: isoDate.nullable(),
  /** Left out of every export that did not ask for it. */
  exempt: z.boolean(),
}), { cause: '', effect: '', mitigation: '', ownerPersonId: null, ownerOrganisationId: null, ownerText: null, reviewOn: null, closedOn: null, exempt: false }, z.strictObject({ bodyId: id.optional() }));

export const riskRow = z.strictObject({ ...records.row.shape, number: logNumber });
export type Risk = z.output<typeof riskRow>;
export const risksMeta = records.meta;
const score = z.strictObject({ scoredOn: isoDate, likelihood: mark, impact: mark });
const escalation = z.strictObject({ id, fromBodyId: id, toBodyId: id, escalatedOn: isoDate, reason: z.string() });
/** What a risk scored, each time that changed; and where it was taken. Only ever added to. */
export const riskScores = { row: z.strictObject({ id, version, riskId: id, ...score.shape }), meta: { defaults: {} } };
export const riskEscalations = { row: z.strictObject({ version, riskId: id, ...escalation.shape }), meta: { defaults: { reason: '' } } };
export const risks = {
  'risks.list': { ...records.operations['risks.list'], output: z.array(riskRow) },
  'risks.get': { ...records.operations['risks.get'], output: riskRow },
  'risks.create': { ...records.operations['risks.create'], output: riskRow },
  'risks.update': { ...records.operations['risks.update'], output: riskRow },
  'risks.delete': records.operations['risks.delete'],
  'risks.register': query('The risk register with how each score has moved', z.strictObject({ bodyId: id.optional() }),
    z.array(z.strictObject({ ...riskRow.shape, scores: z.array(score), escalations: z.array(escalation) })), ['risks', 'riskScores', 'riskEscalations']),
  'risks.escalate': command('Take a risk to another body', z.strictObject({ id, version, toBodyId: id, reason: text(1000) }), riskRow),
};

export const scoreOf = (likelihood: number, impact: number): number => likelihood * impact;
export const BANDS = ['low', 'medium', 'high', 'very high'] as const;
export type Band = (typeof BANDS)[number];
/** The usual bands of a five by five matrix. */
export const bandOf = (points: number): Band => (points >= 15 ? 'very high' : points >= 10 ? 'high' : points >= 5 ? 'medium' : 'low');
/** Whether the score has risen or fallen since it was last another. */
export function trendOf(scores: readonly { likelihood: number; impact: number }[]): 'up' | 'down' | 'same' {
  const points = scores.map((one) => scoreOf(one.likelihood, one.impact));
  const now = points.at(-1);
  const before = points.findLast((one) => one !== now);
  return now === undefined || before === undefined ? 'same' : now > before ? 'up' : 'down';
}
