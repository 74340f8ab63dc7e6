import type { Decision, Work } from '../../shared/bundles/resolve.ts';
import type { Plan, PlanItem } from '../../shared/bundles/plan.ts';
import { labelOf, titleOf } from '../../shared/bundles/tables.ts';
import { Refusal } from '../../shared/result.ts';
import type { Working, Writing } from '../handlers.ts';
import { apply, type Applied, type Watch } from './apply.ts';
import type { Finding } from './findings.ts';

/** What to write as the plan now stands. */
type Decide = () => Work;

/**
 * Writes what the plan says, within the transaction of the caller. A record that turns out to break what commands promise is set apart in the plan, with
 * the reason in words, and the rest is tried again without it. What somebody decided to take cannot be set apart: then nothing is written, and the
 * Refusal names the records.
 */
export function settle(context: Writing, plan: Plan, decisions: readonly Decision[], decide: Decide, watch: Watch): Applied & { work: Work } {
  const taken = new Set(decisions.filter(({ take }) => take === 'theirs').map(({ table, id }) => `${table}/${id}`));
  for (;;) {
    context.db.runSql('SAVEPOINT trying');
    const work = decide();
    const applied = apply(context, work, watch);
    if (applied.findings.length === 0) {
      context.db.runSql('RELEASE trying');
      return { ...applied, work };
    }
    context.db.runSql('ROLLBACK TO trying');
    context.db.runSql('RELEASE trying');
    setApart(plan, applied.findings, taken);
  }
}

/** Each round leaves at least one more record out, so that the rounds come to an end. */
function setApart({ items }: Plan, findings: readonly Finding[], taken: ReadonlySet<string>): void {
  const byRecord = new Map<string, PlanItem[]>();
  for (const item of items) {
    const key = `${item.table}/${item.id}`;
    byRecord.set(key, [...byRecord.get(key) ?? [], item]);
  }
  let changed = false;
  for (const { table, id, message } of findings) {
    if (taken.has(`${table}/${id}`)) throw broken(findings, byRecord);
    for (const item of byRecord.get(`${table}/${id}`) ?? []) {
      if (item.state !== 'ready' && item.state !== 'conflict') continue;
      item.state = 'apart';
      item.reason = `To take it in would break a rule: ${message}`;
      changed = true;
    }
  }
  if (!changed) throw broken(findings, byRecord);
}

/** How many are named in the message; all of them are in its details. */
const NAMED = 3;
function broken(findings: readonly Finding[], byRecord: ReadonlyMap<string, PlanItem[]>): Refusal {
  const titles = findings.map(({ table, id, message }) => `${byRecord.get(`${table}/${id}`)?.[0]?.title ?? titleOf(table, {})}: ${message}`);
  const more = titles.length > NAMED ? ` And ${titles.length - NAMED} more.` : '';
  const where = [...new Set(findings.map(({ table }) => labelOf(table, 2)))].join(', ');
  return new Refusal('conflict', `To take this in would break a rule. ${titles.slice(0, NAMED).join(' ')}${more} Nothing has been changed. Leave those ${where} out, or decide otherwise.`, { details: { findings } });
}

/** Carries the answer of a rehearsal out of the transaction, which is thereby taken back. */
class Rehearsed extends Error {}

/** Tries the plan out before anybody is asked, so that what cannot be is set apart from the start. Writes nothing. */
export function rehearse(write: Working['write'], plan: Plan, decide: Decide, { progress, cancelled }: Watch): void {
  // Nothing stays written, so nobody is told of writing.
  const watch: Watch = { cancelled, progress: (done, total) => progress(done, total, 'Trying out what it would change') };
  try {
    write((context) => {
      settle(context, plan, [], decide, watch);
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
}
