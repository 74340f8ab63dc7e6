import type { Output, Parsed } from '../../shared/contract.ts';
import { changeWords, comparePlan, type Verdict } from '../../shared/plan/import/compare.ts';
import type { DraftMilestone } from '../../shared/plan/import/read-table.ts';
import { levelOf } from '../../shared/plan/scale.ts';
import { Refusal } from '../../shared/result.ts';
import { sameName } from '../../shared/same-name.ts';
import type { Working, Writing } from '../handlers.ts';
import { readSpreadsheet } from '../spreadsheets/read.ts';
import { leadRecords, milestoneRecords, planActionRecords, priorityRecords } from './records.ts';
import { readTree } from './tree.ts';

/** More than this is no plan, and would only make the page slow. */
const MOST_ROWS = 3000;
const MOST_COLUMNS = 60;

/** The sheets of a file, as text; what they say is worked out where it can be looked at and put right before anything is written. */
export async function readPlanFile({ place, cancelled }: Working, { from }: Parsed<'plans.readFile'>): Promise<Output<'plans.readFile'>> {
  const sheets = (await readSpreadsheet(place(from), cancelled)).filter((sheet) => sheet.rows.length > 0);
  if (sheets.length === 0) throw new Refusal('invalid_input', 'Nothing is written in this file. Nothing has been changed. Choose another file.');
  if (sheets.some((sheet) => sheet.rows.length > MOST_ROWS)) throw new Refusal('too_large', `A sheet of this file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows, which is more than a plan. Nothing has been changed. Keep only the plan in it.`);
  return { sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.slice(0, MOST_COLUMNS)) })) };
}

const AS_IN_TABLE = 'As in the table that was taken in.';

/** Adds what is new and, if asked, changes what differs; nothing is deleted, and the same table twice changes nothing. */
export function importPlan(context: Writing, { planId, existing, priorities }: Parsed<'plans.import'>): Output<'plans.import'> {
  const { db } = context;
  const { plan, priorities: known } = readTree(context, planId);
  const agencies = db.allSql<{ id: string; name: string; shortName: string | null }>('SELECT id, name, shortName FROM organisations');
  const agencyIn = (post: string): string | null => agencies.find((one) => [post, ...post.split(/,\s*/)].some((part) => sameName(part, one.name) || (one.shortName !== null && sameName(part, one.shortName))))?.id ?? null;
  const report: Output<'plans.import'> = { priorities: 0, actions: 0, milestones: 0, changed: 0, rows: [] };
  const addLeads = (actionId: string, leads: readonly string[]): void => {
    for (const post of leads) leadRecords.create(context, { actionId, post, organisationId: agencyIn(post) });
  };
  // An action that the table calls complete has its milestones behind it; on which day is not known, so it is their date, or else today.
  const addMilestones = (actionId: string, milestones: readonly DraftMilestone[], complete: boolean): void => {
    for (const one of milestones) milestoneRecords.create(context, { actionId, ...one, doneOn: one.doneOn ?? (complete ? earlier(one.dueDate, context.today()) : null) });
    report.milestones += milestones.length;
  };
  const add = (priorityId: string, { draft }: Verdict): void => {
    const { leads, milestones, number, colour, ...fields } = draft;
    const level = colour === null ? undefined : levelOf(plan.scale, colour);
    const { id } = planActionRecords.create(context, {
      priorityId, ...fields, ...(number === null ? {} : { number }), ...(level === undefined ? {} : { colour: level.colour, colourReason: AS_IN_TABLE }),
    });
    report.actions++;
    addLeads(id, leads);
    addMilestones(id, milestones, level?.final === true);
  };
  const change = ({ existing: found, set, newLeads, newMilestones }: Verdict): void => {
    if (found === null) return;
    addMilestones(found.id, newMilestones, false);
    if (Object.keys(set).length > 0) planActionRecords.update(context, { id: found.id, version: found.version, set: { ...set, ...(set.colour === undefined ? {} : { colourReason: AS_IN_TABLE }) } });
    addLeads(found.id, newLeads);
    report.changed++;
  };
  for (const { draft, existing: there, verdicts } of comparePlan(known, priorities, plan.scale)) {
    if (there === null) report.priorities++;
    const priorityId = there?.id ?? priorityRecords.create(context, { planId, title: draft.title, ...(draft.number === null ? {} : { number: draft.number }) }).id;
    for (const verdict of verdicts) {
      const left = verdict.kind === 'changed' && existing === 'leave';
      if (verdict.kind === 'added') add(priorityId, verdict);
      else if (verdict.kind === 'changed' && !left) change(verdict);
      report.rows.push({
        kind: left ? 'skipped' : verdict.kind, number: verdict.draft.number ?? '', text: verdict.draft.text,
        why: [left ? `It is in the plan and was left as it is. The table says: ${verdict.changes.map(changeWords).join('; ')}.` : verdict.changes.map(changeWords).join('; '), verdict.why].filter((part) => part !== null && part !== '').join(' '),
      });
    }
  }
  if (report.priorities + report.actions + report.changed === 0) throw new Refusal('conflict', 'Everything in this table is in the plan already. Nothing has been changed.');
  return report;
}
const earlier = (date: string | null, today: string): string => (date === null || date > today ? today : date);
