import type { Output } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { risksMeta, type Risk } from '../../shared/risks.ts';
import { crudHandlers, records, type Records } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import { nextNumber } from '../next-number.ts';
import type { Reader } from '../query.ts';

const plain = records<Risk>(risksMeta, {
  extra: ['number'],
  orderBy: 'number',
  complete: (context, row, before) => {
    if (before === null) row.number = nextNumber(context.db, 'risks');
  },
  check: (_, row) => {
    if (row.likelihoodAfter * row.impactAfter <= row.likelihood * row.impact) return;
    const message = 'What is done about a risk cannot make its score higher than before.';
    throw new Refusal('invalid_input', `${message} Nothing has been changed.`, { fields: [{ path: 'likelihoodAfter', message }] });
  },
});

/** Every score that a risk has had is kept, which is what its trend is read from. */
function keepScore({ db, newId, today }: Writing, risk: Risk): void {
  db.runSql('INSERT INTO riskScores (id, riskId, scoredOn, likelihood, impact) VALUES (?, ?, ?, ?, ?)', [newId(), risk.id, today(), risk.likelihoodAfter, risk.impactAfter]);
}
const riskRecords: Records<Risk> = {
  ...plain,
  create: (context, values) => {
    const risk = plain.create(context, values);
    keepScore(context, risk);
    return risk;
  },
  update: (context, input) => {
    const before = plain.get(context.db, input.id);
    const after = plain.update(context, input);
    if (before.likelihoodAfter !== after.likelihoodAfter || before.impactAfter !== after.impactAfter) keepScore(context, after);
    return after;
  },
};

type Registered = Output<'risks.register'>[number];
export function readRegister(db: Reader, filter: { bodyId?: string | undefined }): Registered[] {
  return plain.list(db, filter).map((risk) => ({
    ...risk,
    scores: db.allSql<Registered['scores'][number]>('SELECT scoredOn, likelihood, impact FROM riskScores WHERE riskId = ? ORDER BY id', [risk.id]),
    escalations: db.allSql<Registered['escalations'][number]>('SELECT id, fromBodyId, toBodyId, escalatedOn, reason FROM riskEscalations WHERE riskId = ? ORDER BY id', [risk.id]),
  }));
}

export const riskHandlers = {
  ...crudHandlers('risks', riskRecords),
  ...({
    'risks.register': ({ db }, filter) => readRegister(db, filter),
    'risks.escalate': (context, { id, version, toBodyId, reason }) => {
      const before = plain.get(context.db, id);
      if (before.bodyId === toBodyId) throw new Refusal('conflict', 'This risk is with that body already. Nothing has been changed.');
      const after = plain.update(context, { id, version, set: { bodyId: toBodyId } });
      context.db.runSql('INSERT INTO riskEscalations (id, riskId, fromBodyId, toBodyId, escalatedOn, reason) VALUES (?, ?, ?, ?, ?, ?)', [context.newId(), id, before.bodyId, toBodyId, context.today(), reason]);
      return after;
    },
  } satisfies Some<'risks.register' | 'risks.escalate'>),
};
