import type { z } from 'zod';
import { actionOwners, actionProgress, actions } from './actions.ts';
import { attachments } from './attachments.ts';
import { attendance, room } from './attendance.ts';
import { attendanceFigures } from './attendance-figures.ts';
import { backups } from './backups.ts';
import { boardOperations, drafts, history, homeOperations, search } from './board.ts';
import { bodies, bodyParents } from './bodies.ts';
import { challenges } from './challenges.ts';
import { budget, budgetImport, budgetPapers } from './budget.ts';
import { bundles } from './bundles.ts';
import { declarations } from './declarations.ts';
import { agendaItems, meetings } from './meetings.ts';
import { corrections, decisions, minutes, votes } from './minutes.ts';
import { circulations } from './minutes/circulations.ts';
import { reviewComments } from './minutes/comments.ts';
import { compareOperations } from './minutes/compare.ts';
import { postponements } from './minutes/confirming.ts';
import { madePublic } from './minutes/made-public.ts';
import { matters } from './minutes/matters-arising.ts';
import { finding } from './minutes/find.ts';
import { referenceOperations } from './minutes/references.ts';
import { minuteRegisters } from './minutes/register.ts';
import type { Operation } from './operation.ts';
import { organisationAliases, organisations, renaming } from './organisations.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { planActions, planLeads, planLinks, planMilestones, planPriorities, plans, planUpdates, planWork } from './plan.ts';
import { quorum } from './quorum.ts';
import { recommendationActions, recommendationLog, recommendations } from './recommendations.ts';
import { registerChanges } from './register.ts';
import { registerPapers } from './registers.ts';
import { risks } from './risks.ts';
import { appointments, deputies, register, seats } from './seats.ts';
import { tables } from './tables.ts';
import { threadLinks, threads, threadWork } from './threads.ts';
import { training } from './training.ts';
import { abbreviations, snippets, writing } from './writing.ts';

/** Joins the slices' operations. A name given twice is a mistake of ours and stops the product at start. */
function union<const S extends Slice[]>(...slices: S): UnionOf<S> {
  const all: Record<string, Operation> = {};
  for (const slice of slices) {
    for (const [name, operation] of Object.entries(slice)) {
      if (Object.hasOwn(all, name)) throw new Error(`Operation ${name} is defined twice`);
      all[name] = operation;
    }
  }
  return all as UnionOf<S>;
}
type Slice = Record<string, Operation>;
/** With what was joined so far, so that the compiler need not go as deep as there are slices. */
type UnionOf<S extends readonly Slice[], All = unknown> = S extends readonly [infer A, ...infer R extends Slice[]] ? UnionOf<R, All & A> : All;

/** Every operation of the product. Screens, doors, the command line and tests know no other way in. */
export const operations = union(
  boardOperations, history, drafts, homeOperations, search, backups,
  organisations.operations, organisationAliases.operations, renaming, people.operations,
  bodies.operations, bodyParents.operations, seats.operations, appointments.operations, deputies.operations, register, registerChanges,
  meetings, agendaItems, attendance.operations, room, attendanceFigures, quorum,
  minutes, referenceOperations, finding, minuteRegisters, decisions.operations, votes.operations, declarations.operations, corrections.operations, postponements.operations, circulations, reviewComments.operations, madePublic, matters, compareOperations, actions, actionOwners.operations, actionProgress.operations, packs,
  plans.operations, planPriorities.operations, planActions.operations, planMilestones.operations, planLeads.operations, planLinks.operations, planUpdates.operations, planWork,
  challenges, risks, recommendations.operations, recommendationActions.operations, recommendationLog, registerPapers, training, tables, snippets.operations, abbreviations.operations, writing, budget, budgetImport, budgetPapers,
  bundles, attachments, threads.operations, threadLinks.operations, threadWork,
);

export type Operations = typeof operations;
export type Name = keyof Operations & string;
/** What a caller sends. */
export type Input<K extends Name> = z.input<Operations[K]['input']>;
/** What a handler gets, after validation and defaults. */
export type Parsed<K extends Name> = z.output<Operations[K]['input']>;
export type Output<K extends Name> = z.output<Operations[K]['output']>;
