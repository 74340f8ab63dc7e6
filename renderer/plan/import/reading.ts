import type { PlanTree } from '../../../shared/plan.ts';
import { comparePlan, type ComparedPriority } from '../../../shared/plan/import/compare.ts';
import type { PlanMatching } from '../../../shared/plan/import/columns.ts';
import { gridOfCells, gridOfText } from '../../../shared/plan/import/grid.ts';
import { readPlanTable, type DraftPriority, type PlanTable } from '../../../shared/plan/import/read-table.ts';
import type { ReadFile } from './source.tsx';

export interface Asked { text: string; file: ReadFile | null; matching: PlanMatching | null; keepRatings: boolean }
export interface Reading { table: PlanTable; drafts: DraftPriority[]; compared: ComparedPriority[]; /** The text has lost its table. */ running: boolean; rows: number }

/** What is in the table, and what it would do to the plan. */
export function readSource(tree: PlanTree, { text, file, matching, keepRatings }: Asked): Reading {
  const { plan, priorities } = tree;
  const { rows, running } = file === null ? gridOfText(text) : { rows: gridOfCells(file.sheets[file.sheet]?.rows ?? []), running: false };
  const table = readPlanTable(rows, { period: plan, scale: plan.scale, matching });
  const drafts = keepRatings ? table.priorities : table.priorities.map((one) => ({ ...one, actions: one.actions.map((action) => ({ ...action, colour: null })) }));
  return { table, drafts, compared: comparePlan(priorities, drafts, plan.scale), running, rows: rows.length };
}
