import { crudHandlers } from '../crud.ts';
import type { Some } from '../handlers.ts';
import { exportBudget } from './export.ts';
import { readFigures } from './figures.ts';
import { importHandlers } from './import.ts';
import { lineHandlers } from './lines.ts';
import { budgetLineRecords, contributionRecords, headingRecords, ruleRecords, transactionRecords, virementRecords, yearRecords } from './records.ts';
import { yearHandlers } from './years.ts';

export const budgetHandlers = {
  ...crudHandlers('financialYears', yearRecords), ...crudHandlers('budgetHeadings', headingRecords), ...crudHandlers('budgetLines', budgetLineRecords),
  ...crudHandlers('virements', virementRecords), ...crudHandlers('transactions', transactionRecords), ...crudHandlers('contributions', contributionRecords),
  ...crudHandlers('importRules', ruleRecords),
  ...yearHandlers, ...lineHandlers, ...importHandlers,
  ...({
    'budget.export': exportBudget,
    'budget.figures': ({ db, today }, { yearId, asAt }) => readFigures(db, yearId, asAt ?? today()),
  } satisfies Some<'budget.figures' | 'budget.export'>),
};
