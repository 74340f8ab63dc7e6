import type { Output, Parsed } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { sameName } from '../../shared/same-name.ts';
import { cameTo } from '../../shared/training/reach.ts';
import type { Writing } from '../handlers.ts';
import { bookingsOf, evaluationRecords, eventRecords } from './records.ts';

/** Takes in the answers of a form tool. Whose they are is found by address or name among the bookings; a line that is there already is left. */
export function importAnswers(context: Writing, { eventId, stage, on, rows }: Parsed<'evaluations.import'>): Output<'evaluations.import'> {
  eventRecords.get(context.db, eventId);
  const bookings = bookingsOf(context.db, eventId).toSorted((a, b) => Number(cameTo(b.status)) - Number(cameTo(a.status)));
  const there = evaluationRecords.list(context.db, { eventId });
  const keys = new Set(there.map((one) => one.importKey));
  const answered = new Set(there.map((one) => `${one.bookingId} ${one.stage}`));
  const report: Output<'evaluations.import'> = { added: 0, named: 0, skipped: [] };
  for (const { name, email, answeredOn, rating, confidence, before, comment, key } of rows) {
    const who = name ?? email ?? 'Without a name';
    const importKey = `${stage} ${key}`;
    const bookingId = bookings.find((one) => email !== null && one.email?.toLowerCase() === email.toLowerCase())?.id ?? bookings.find((one) => name !== null && sameName(one.name, name))?.id ?? null;
    if (keys.has(importKey) || (bookingId !== null && answered.has(`${bookingId} ${stage}`))) {
      report.skipped.push({ who, why: 'There already.' });
      continue;
    }
    const common = { eventId, bookingId, receivedOn: answeredOn ?? on };
    evaluationRecords.create(context, { ...common, stage, rating, confidence, comment, importKey });
    keys.add(importKey);
    if (bookingId !== null) answered.add(`${bookingId} ${stage}`);
    // What they remember of before counts as their answer before, unless they gave one at the time.
    if (before !== null && stage !== 'before' && !(bookingId !== null && answered.has(`${bookingId} before`))) {
      evaluationRecords.create(context, { ...common, stage: 'before', confidence: before, importKey: `before ${key}` });
      if (bookingId !== null) answered.add(`${bookingId} before`);
    }
    report.added++;
    if (bookingId !== null) report.named++;
    else if (name !== null || email !== null) report.skipped.push({ who, why: 'Nobody of that name is booked: taken in without a name.' });
  }
  if (report.added === 0) throw new Refusal('conflict', 'Every answer of this list is there already. Nothing has been changed.');
  return report;
}
