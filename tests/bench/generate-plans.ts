import { USUAL_SCALE } from '../../shared/plan/scale.ts';
import type { Random } from './random.ts';
import type { Row, Store } from './store.ts';
import { actionText, itemTitle, resolution } from './words.ts';

const PRIORITIES = 8;
const ACTIONS_A_PRIORITY = 6;
const CHALLENGES_A_YEAR = 12;
const RISKS = 60;
const RECOMMENDATIONS_A_YEAR = 10;

interface Of { bodyIds: readonly string[]; agencyIds: readonly string[]; personIds: readonly string[]; firstYear: number; lastYear: number }

/** A plan for each year with its leads and milestones, the challenge log, the risk register with its scores, and recommendations with their actions. */
export function writePlans(store: Store, random: Random, { bodyIds, agencyIds, personIds, firstYear, lastYear }: Of): void {
  const pick = (ids: readonly string[]): string => random.pick([...ids]);
  let challenge = 0;
  for (let year = firstYear; year <= lastYear; year++) {
    const over = year < lastYear;
    store.step('plans.import', 'Take in a plan', `${year}-04-02`);
    const planId = store.newId();
    store.insert('plans', [{
      id: planId, bodyId: bodyIds[0]!, name: `Business plan ${year}/${String(year + 1).slice(2)}`, fromDate: `${year}-04-01`, toDate: `${year + 1}-03-31`, numbering: '{priority}.{action}', scale: USUAL_SCALE, notes: '', previousPlanId: null,
    }]);
    const priorities = Array.from({ length: PRIORITIES }, (_, position): Row & { id: string } => ({ id: store.newId(), planId, number: String(position + 1), title: itemTitle(random, String(year)), position }));
    store.insert('planPriorities', priorities);
    const actions = priorities.flatMap((priority) => Array.from({ length: ACTIONS_A_PRIORITY }, (_, position): Row & { id: string } => ({
      id: store.newId(), priorityId: priority.id, number: `${priority['number'] as string}.${position + 1}`, text: actionText(random), timescale: 'By the end of the year', startDate: null, dueDate: `${year + 1}-03-31`, measures: resolution(random),
      startedOn: null, completedOn: over ? `${year + 1}-03-01` : null, colour: null, colourReason: '', commentary: 'Under way.', outturnReason: '', copiedFromId: null, position,
    })));
    store.insert('planActions', actions);
    store.insert('planMilestones', actions.flatMap((action) => [0, 1].map((position): Row => ({
      id: store.newId(), actionId: action.id, text: resolution(random), timescale: null, startDate: null, dueDate: `${year}-${position === 0 ? '09-30' : '12-31'}`, measure: '', doneOn: over ? `${year}-12-01` : null, position,
    }))));
    store.insert('planLeads', actions.map((action) => ({ id: store.newId(), actionId: action.id, personId: pick(personIds), organisationId: pick(agencyIds), post: null, position: 0 })));
    store.step('challenges.create', 'Add a challenge', `${year}-06-01`);
    store.insert('challenges', Array.from({ length: CHALLENGES_A_YEAR }, (_, at): Row => ({
      id: store.newId(), number: ++challenge, bodyId: pick(bodyIds), meetingId: null, raisedOn: `${year}-${String(at + 1).padStart(2, '0')}-15`, byOrganisationId: pick(agencyIds), byText: null, toOrganisationId: pick(agencyIds), toText: null,
      about: resolution(random), response: over ? 'It was looked into.' : '', respondedOn: over ? `${year + 1}-01-31` : null, outcome: '', evidence: '', impact: '', reportLine: '', exempt: false,
    })));
    store.step('recommendations.create', 'Add a recommendation', `${year}-07-01`);
    const recommendations = Array.from({ length: RECOMMENDATIONS_A_YEAR }, (_, at): Row & { id: string } => ({
      id: store.newId(), bodyId: pick(bodyIds), sourceKind: 'review', source: `Review of ${year}`, sourceDate: `${year}-06-30`, number: String(at + 1), text: resolution(random), ownerOrganisationId: pick(agencyIds), ownerText: null,
      dueDate: `${year + 1}-06-30`, closedOn: over ? `${year + 1}-05-31` : null, outcome: '', exempt: false,
    }));
    store.insert('recommendations', recommendations);
    store.insert('recommendationActions', recommendations.map((one) => ({ id: store.newId(), recommendationId: one.id, text: actionText(random), ownerText: null, dueDate: `${year + 1}-03-31`, doneOn: over ? `${year + 1}-03-01` : null, position: 0 })));
  }
  store.step('risks.create', 'Add a risk', `${lastYear}-05-01`);
  const risks = Array.from({ length: RISKS }, (_, at): Row & { id: string } => ({
    id: store.newId(), number: at + 1, bodyId: pick(bodyIds), cause: 'Partners reorganise.', event: resolution(random), effect: 'Work stops.', likelihood: random.between(3, 5), impact: random.between(3, 5), mitigation: 'Watched each quarter.',
    likelihoodAfter: random.between(1, 3), impactAfter: random.between(1, 3), ownerPersonId: pick(personIds), ownerOrganisationId: null, ownerText: null, reviewOn: `${lastYear}-12-01`, closedOn: null, exempt: false,
  }));
  store.insert('risks', risks);
  store.insert('riskScores', risks.flatMap((risk) => [0, 1, 2].map((quarter): Row => ({ id: store.newId(), riskId: risk.id, scoredOn: `${lastYear}-0${quarter * 2 + 1}-01`, likelihood: random.between(1, 4), impact: random.between(1, 4) }))));
}
