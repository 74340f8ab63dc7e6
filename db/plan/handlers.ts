import type { Output, Parsed } from '../../shared/contract.ts';
import type { PlanReview } from '../../shared/plan.ts';
import { levelOf } from '../../shared/plan/scale.ts';
import { crudHandlers } from '../crud.ts';
import type { Some, Writing } from '../handlers.ts';
import { meetingRecords } from '../meetings/records.ts';
import { exportPlan } from './export.ts';
import { importPlan, readPlanFile } from './import.ts';
import { actionsAbout, targetsOf } from './links.ts';
import { leadRecords, linkRecords, milestoneRecords, planActionRecords, planRecords, priorityRecords, updateRecords } from './records.ts';
import { listReviews, readReview, readYear } from './reviews.ts';
import { contentsOf, readTree } from './tree.ts';

function review(context: Writing, { planId, meetingId, on, outturn, note }: Parsed<'plans.review'>): PlanReview {
  const meeting = meetingId === null ? null : meetingRecords.get(context.db, meetingId);
  const contents = contentsOf(context, planId, { on, meetingDate: meeting?.date ?? null, outturn });
  const id = context.newId();
  context.db.runSql('INSERT INTO planReviews (id, planId, meetingId, reviewedOn, outturn, note, contents) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [id, planId, meetingId, on, Number(outturn), note, JSON.stringify(contents)]);
  return readReview(context.db, id).review;
}

/** The unfinished actions in a plan of their own, each tied to the one it goes on with, so that its history can be followed back. */
function copyUnfinished(context: Writing, { planId, name, fromDate, toDate }: Parsed<'plans.copyUnfinished'>): Output<'plans.copyUnfinished'> {
  const tree = readTree(context, planId);
  const { id: _, version: __, ...old } = tree.plan;
  const plan = planRecords.create(context, { ...old, name, fromDate, toDate, previousPlanId: planId });
  for (const priority of tree.priorities) {
    const unfinished = priority.actions.filter((action) => levelOf(tree.plan.scale, action.shown.colour)?.final !== true);
    if (unfinished.length === 0) continue;
    const { id: priorityId } = priorityRecords.create(context, { planId: plan.id, number: priority.number, title: priority.title });
    for (const { number, text, timescale, startDate, dueDate, measures, startedOn, commentary, id: copiedFromId, leads, milestones, links } of unfinished) {
      const { id: actionId } = planActionRecords.create(context, { priorityId, number, text, timescale, startDate, dueDate, measures, startedOn, commentary, copiedFromId });
      for (const { personId, organisationId, post } of leads) leadRecords.create(context, { actionId, personId, organisationId, post });
      for (const { kind, text: words, recordName, decisionId, riskId, courseId, eventId, headingId } of links) {
        linkRecords.create(context, { actionId, kind, text: words, recordName, ...onlyGiven({ decisionId, riskId, courseId, eventId, headingId }) });
      }
      for (const one of milestones.filter((milestone) => milestone.doneOn === null)) {
        milestoneRecords.create(context, { actionId, text: one.text, timescale: one.timescale, startDate: one.startDate, dueDate: one.dueDate, measure: one.measure });
      }
    }
  }
  return plan;
}

function acceptUpdate(context: Writing, { id, version }: Parsed<'planUpdates.accept'>): Output<'planUpdates.accept'> {
  const update = updateRecords.update(context, { id, version, set: { acceptedOn: context.today() } });
  const action = planActionRecords.get(context.db, update.actionId);
  const said = [update.done, update.evidence === '' ? '' : `Evidence: ${update.evidence}`, update.nextStep === '' ? '' : `Next: ${update.nextStep}`].filter((part) => part.trim() !== '').join('\n');
  return planActionRecords.update(context, {
    id: action.id, version: action.version,
    set: {
      ...(said === '' ? {} : { commentary: said }), ...(action.startedOn === null && update.done.trim() !== '' ? { startedOn: update.reportedOn } : {}),
      ...(update.proposedColour === null ? {} : { colour: update.proposedColour, colourReason: `Proposed by ${update.byText ?? 'the lead'}.` }),
    },
  });
}

/** A link has one target; the others are left out. */
const onlyGiven = (fields: Record<string, string | null>): object => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

export const planHandlers = {
  ...crudHandlers('plans', planRecords), ...crudHandlers('planPriorities', priorityRecords), ...crudHandlers('planActions', planActionRecords),
  ...crudHandlers('planMilestones', milestoneRecords), ...crudHandlers('planLeads', leadRecords), ...crudHandlers('planLinks', linkRecords), ...crudHandlers('planUpdates', updateRecords),
  ...({
    'plans.tree': (context, { planId }) => readTree(context, planId),
    'planLinks.targets': ({ db }, { kind }) => targetsOf(db, kind),
    'planLinks.about': ({ db }, { field, id }) => actionsAbout(db, field, id),
    'plans.copyUnfinished': copyUnfinished,
    'plans.readFile': readPlanFile,
    'plans.import': importPlan,
    'plans.review': review,
    'planReviews.list': ({ db }, { planId }) => listReviews(db, planId),
    'planReviews.get': ({ db }, { id }) => readReview(db, id),
    'planReviews.year': ({ db }, { planId }) => readYear(db, planId),
    'planUpdates.accept': acceptUpdate,
    'plans.export': exportPlan,
  } satisfies Some<'planLinks.targets' | 'planLinks.about' | 'plans.tree' | 'plans.readFile' | 'plans.copyUnfinished' | 'plans.import' | 'plans.review' | 'planReviews.list' | 'planReviews.get' | 'planReviews.year' | 'planUpdates.accept' | 'plans.export'>),
};
