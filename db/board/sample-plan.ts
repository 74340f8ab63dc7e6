import { financialYear } from '../../shared/dates.ts';
import { USUAL_SCALE } from '../../shared/plan/scale.ts';
import { challengeHandlers } from '../challenges/handlers.ts';
import { planHandlers } from '../plan/handlers.ts';
import { recommendationHandlers } from '../recommendations/handlers.ts';
import { riskHandlers } from '../risks/handlers.ts';
import type { Sample } from './sample-file.ts';
import { idOf, type Loading } from './sample-loading.ts';

/** A plan that was reviewed once and has moved on since, challenges, risks and the recommendations of a review. */
export function addPlan({ context, ids, moved }: Loading, { plan, challenges, risks, recommendations }: Pick<Sample, 'plan' | 'challenges' | 'risks' | 'recommendations'>): void {
  const year = financialYear(context.today());
  const bodyId = idOf(ids.bodies, plan.body);
  const { id: planId } = planHandlers['plans.create'](context, { bodyId, name: `Business plan ${year.label}`, fromDate: year.from, toDate: year.to, scale: USUAL_SCALE });
  const reviewedOn = moved(plan.reviewedOn);
  /** What happened after the review is entered after it, so that the review saw what was there on its day. */
  const later: (() => void)[] = [];
  for (const { title, actions } of plan.priorities) {
    const { id: priorityId } = planHandlers['planPriorities.create'](context, { planId, title });
    for (const { text, leads, due, started, completed, commentary, colour, why, measures, milestones } of actions) {
      const { id } = planHandlers['planActions.create'](context, { priorityId, text, measures, dueDate: due === undefined ? null : moved(due), startedOn: started === undefined ? null : moved(started) });
      for (const lead of leads) planHandlers['planLeads.create'](context, { actionId: id, personId: idOf(ids.people, lead) });
      for (const one of milestones) {
        const doneOn = one.done === undefined ? null : moved(one.done);
        const step = planHandlers['planMilestones.create'](context, { actionId: id, text: one.text, dueDate: moved(one.due), doneOn: doneOn !== null && doneOn <= reviewedOn ? doneOn : null });
        if (doneOn !== null && doneOn > reviewedOn) later.push(() => planHandlers['planMilestones.update'](context, { id: step.id, version: step.version, set: { doneOn } }));
      }
      later.push(() => {
        const now = planHandlers['planActions.get'](context, { id });
        planHandlers['planActions.update'](context, { id, version: now.version, set: {
          commentary, ...(completed === undefined ? {} : { completedOn: moved(completed) }), ...(colour === undefined ? {} : { colour, colourReason: why ?? '' }),
        } });
      });
    }
  }
  planHandlers['plans.review'](context, { planId, meetingId: null, on: reviewedOn, outturn: false, note: '' });
  for (const enter of later) enter();
  for (const { body, raised, by, to, responded, ...words } of challenges) {
    challengeHandlers['challenges.create'](context, {
      ...words, bodyId: idOf(ids.bodies, body), raisedOn: moved(raised), byOrganisationId: idOf(ids.organisations, by), toOrganisationId: idOf(ids.organisations, to), respondedOn: responded === undefined ? null : moved(responded),
    });
  }
  for (const { body, owner, review, ...words } of risks) {
    riskHandlers['risks.create'](context, { ...words, bodyId: idOf(ids.bodies, body), ownerPersonId: idOf(ids.people, owner), reviewOn: moved(review) });
  }
  for (const { body, sourceDate, owner, due, actions, ...words } of recommendations) {
    const { id } = recommendationHandlers['recommendations.create'](context, { ...words, bodyId: idOf(ids.bodies, body), sourceDate: moved(sourceDate), ownerOrganisationId: idOf(ids.organisations, owner), dueDate: moved(due) });
    for (const one of actions) {
      recommendationHandlers['recommendationActions.create'](context, { recommendationId: id, text: one.text, dueDate: moved(one.due), doneOn: one.done === undefined ? null : moved(one.done) });
    }
  }
}
