import { addDays, daysBetween } from '../../shared/dates.ts';
import type { Board } from '../../shared/board.ts';
import type { QuorumRule } from '../../shared/quorum-rule.ts';
import { bodyHandlers } from '../bodies/handlers.ts';
import type { Some, Writing } from '../handlers.ts';
import { organisationHandlers } from '../organisations/handlers.ts';
import { personHandlers } from '../people/handlers.ts';
import { seatHandlers } from '../seats/handlers.ts';
import { threadHandlers } from '../threads/handlers.ts';
import { createBoard } from './handlers.ts';
import { addBudget } from './sample-budget.ts';
import { addBundles } from './sample-bundles.ts';
import { removeSample } from './remove-sample.ts';
import { readSample, type Sample } from './sample-file.ts';
import { idOf, type Loading } from './sample-loading.ts';
import { addTraining } from './sample-training.ts';
import { addMeetings, itemKey } from './sample-meetings.ts';
import { addPlan } from './sample-plan.ts';

/**
 * Loads the fictional board through the same rules as the user's own records, with all its dates moved to the present: what is
 * overdue in the file is overdue on the day it is loaded, and what is planned is still to come.
 */
function loadSample(context: Writing): Board {
  const sample = readSample();
  const board = createBoard(context, { ...sample.board, sample: true });
  const days = Math.floor(daysBetween(sample.asIfToday, context.today()) / 7) * 7;
  const loading: Loading = {
    context,
    ids: { organisations: new Map(), people: new Map(), bodies: new Map() },
    moved: (date) => addDays(date, days),
  };
  addOrganisations(loading, sample);
  addPeople(loading, sample);
  addBodies(loading, sample);
  addThreads(loading, sample.threads, addMeetings(loading, sample.meetings));
  addPlan(loading, sample);
  addTraining(loading, sample.training);
  addBudget(loading, sample.budget);
  addBundles(loading, sample.bundles);
  return board;
}

function addThreads({ context }: Loading, threads: Sample['threads'], items: Map<string, string>): void {
  for (const { name, notes, items: links } of threads) {
    const { id } = threadHandlers['threads.create'](context, { name, notes });
    for (const { body, date, title } of links) threadHandlers['threadLinks.create'](context, { threadId: id, agendaItemId: idOf(items, itemKey(body, date, title)) });
  }
}

function addOrganisations({ context, ids, moved }: Loading, sample: Sample): void {
  for (const { key, formerly, ...values } of sample.organisations) {
    const { id } = organisationHandlers['organisations.create'](context, values);
    ids.organisations.set(key, id);
    for (const { name, to } of formerly) {
      organisationHandlers['organisationAliases.create'](context, { organisationId: id, name, toDate: moved(to) });
    }
  }
}

function addPeople({ context, ids }: Loading, sample: Sample): void {
  for (const { key, organisation, ...values } of sample.people) {
    ids.people.set(key, personHandlers['people.create'](context, { ...values, organisationId: idOf(ids.organisations, organisation) }).id);
  }
}

function addBodies({ context, ids, moved }: Loading, sample: Sample): void {
  for (const { key, reportsTo, seats, quorum, ...values } of sample.bodies) {
    const { id } = bodyHandlers['bodies.create'](context, { ...values, quorum: quorumOf(quorum) });
    ids.bodies.set(key, id);
    for (const parent of reportsTo) bodyHandlers['bodyParents.create'](context, { bodyId: id, parentId: idOf(ids.bodies, parent) });
    for (const seat of seats) {
      const seatId = seatHandlers['seats.create'](context, {
        bodyId: id, class: seat.class, organisationId: idOf(ids.organisations, seat.organisation), role: seat.role ?? null,
      }).id;
      for (const { person, from, to } of seat.holders) {
        seatHandlers['appointments.create'](context, {
          seatId, personId: idOf(ids.people, person), fromDate: from === undefined ? null : moved(from), toDate: to === undefined ? null : moved(to),
        });
      }
      for (const person of seat.deputies) seatHandlers['deputies.create'](context, { seatId, personId: idOf(ids.people, person) });
    }
  }
}

function quorumOf(quorum: Sample['bodies'][number]['quorum']): QuorumRule | null {
  if (quorum === undefined) return null;
  const members = quorum.number === undefined ? { by: 'fraction' as const, compare: 'at least' as const, part: 1, of: 2, vacancies: false } : { by: 'number' as const, compare: 'at least' as const, number: quorum.number };
  return { members, composition: quorum.kinds.map((kind) => ({ from: 'kind', kind, atLeast: 1 })), deputies: true, virtual: true, pecuniary: true };
}

export const sampleHandlers = {
  'board.loadSample': (context) => loadSample(context),
  'board.removeSample': (context) => removeSample(context),
} satisfies Some<'board.loadSample' | 'board.removeSample'>;
