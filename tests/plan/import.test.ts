import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { comparePlan } from '../../shared/plan/import/compare.ts';
import { gridOfCells, gridOfText, textOfGrid } from '../../shared/plan/import/grid.ts';
import { readPlanTable } from '../../shared/plan/import/read-table.ts';
import { USUAL_SCALE } from '../../shared/plan/scale.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

const root = testFolder('plan-import');
const YEAR = { fromDate: '2026-04-01', toDate: '2027-03-31' };
const options = { period: YEAR, scale: USUAL_SCALE };
const read = (rows: string[][]) => readPlanTable(gridOfCells(rows), options);

describe('the columns of a spreadsheet', () => {
  it('are found by their headings, in whatever order', () => {
    const { priorities, matching } = read([
      ['Priority', 'Due date', 'Owner', 'Ref', 'Action', 'RAG', 'Comments'],
      ['1. Safer streets', '2026-09-30', 'Clerk; Police', '1.1', 'Light the paths', 'Amber', 'Slow'],
      ['', 'tbc', '', '1.2', 'Talk to shops', '', ''],
      ['2. Better buses', '', 'Bus Group', '2.1', 'Count passengers', 'G', ''],
    ]);
    expect(matching).toMatchObject({ priority: 0, due: 1, lead: 2, number: 3, action: 4, rating: 5, commentary: 6, timescale: null });
    expect(priorities.map((one) => [one.number, one.title, one.actions.length])).toEqual([['1', 'Safer streets', 2], ['2', 'Better buses', 1]]);
    expect(priorities[0]!.actions.map((one) => [one.number, one.leads, one.timescale, one.dueDate, one.colour, one.commentary])).toEqual([
      ['1.1', ['Clerk', 'Police'], null, '2026-09-30', 'amber', 'Slow'], ['1.2', [], 'tbc', null, null, ''],
    ]);
  });
  it('can be said by a person instead', () => {
    const rows = gridOfCells([['Wer', 'Was', 'Wann'], ['Clerk', 'Visit', 'May 2026']]);
    const matching = { ...readPlanTable(rows, options).matching, number: null, lead: 0, action: 1, timescale: 2, measures: null, rating: null };
    expect(readPlanTable(rows, { ...options, matching }).priorities[0]!.actions[1]).toMatchObject({ text: 'Visit', leads: ['Clerk'], dueDate: '2026-05-31' });
  });
  it('take a line across the table, or a whole number above its parts, for a priority', () => {
    const { priorities } = read([['No.', 'Action', 'Lead', 'When'], ['Safer streets for all'], ['1.1', 'Light', 'Clerk', 'May 2026'], ['2', 'Better buses'], ['2.1', 'Count', 'Clerk', 'June 2026']]);
    expect(priorities.map((one) => [one.number, one.title])).toEqual([[null, 'Safer streets for all'], ['2', 'Better buses']]);
  });
});

it('takes text apart that has lost its table, by numbers, dates, posts and bullets', () => {
  const { rows, running } = gridOfText([
    'Action Lead Officer Timescale RAG', 'PRIORITY 1: To make the', 'streets safer', '', '1.1 Light the paths of', 'both parks.', 'Head of Parks', 'Lamps bought by 01 05 26', 'Lit by 30 06 26',
    '• Fewer falls', 'after dark', 'Grade: White', '12', '1.2 Talk to shops.', 'April – September 2026', '• Ten visits',
  ].join('\n'));
  expect(running).toBe(true);
  const { priorities } = readPlanTable(rows, options);
  expect(priorities.map((one) => [one.number, one.title])).toEqual([['1', 'To make the streets safer']]);
  const [light, shops] = priorities[0]!.actions;
  expect(light).toMatchObject({ number: '1.1', text: 'Light the paths of both parks.', leads: ['Head of Parks'], colour: 'white', measures: 'Fewer falls after dark' });
  expect(light!.milestones.map((one) => one.dueDate)).toEqual(['2026-05-01', '2026-06-30']);
  expect(shops).toMatchObject({ number: '1.2', text: 'Talk to shops.', timescale: 'April – September 2026', startDate: '2026-04-01', dueDate: '2026-09-30' });
});

it('keeps a cell of several lines whole through the clipboard', () => {
  const rows = [['1.1', 'Light', 'Clerk', 'Bought by 01/05/2026\nLit by 30/06/2026', 'He said "soon"']];
  expect(gridOfText(textOfGrid(rows)).rows.map((one) => one.cells)).toEqual(rows);
});

describe('a file', () => {
  let app: TestApp;
  let folder: string;
  let planId: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(root, 'x-'));
    app = openApp(join(folder, 'board.boardwright'));
    await app.call('board.create', { name: 'Eastmarsh Board', kind: 'other' });
    const { id: bodyId } = await app.call('bodies.create', { name: 'Board' });
    planId = (await app.call('plans.create', { bodyId, name: 'Plan 2026/27', ...YEAR })).id;
    return () => app.app.close();
  });
  const draftsOf = async (from: string) => {
    const { sheets } = await app.call('plans.readFile', { from });
    return readPlanTable(gridOfCells(sheets[0]!.rows), options).priorities;
  };

  it('of eighty rows with missing owners, loose dates and doubled numbers comes in once', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => `${Math.floor(at / 10) + 1}. Theme ${Math.floor(at / 10) + 1},${Math.floor(at / 10) + 1}.${at % 9 + 1},Do thing ${at},${at % 3 === 0 ? '' : 'Officer'},${['tbc', 'spring 2027', '31/12/2026', 'ongoing'][at % 4]}`);
    const path = join(folder, 'plan.csv');
    writeFileSync(path, `Priority,No.,Action,Lead,Timescale\n${rows.join('\n')}\n`);
    const priorities = await draftsOf(path);
    expect(await app.call('plans.import', { planId, priorities })).toMatchObject({ priorities: 8, actions: 80, changed: 0 });
    await app.refused('plans.import', { planId, priorities }, 'conflict');
    await app.refused('plans.import', { planId, priorities, existing: 'change' }, 'conflict');
    const { warnings } = await app.call('plans.tree', { planId });
    expect(warnings.filter((one) => one.text.includes('stands twice'))).toHaveLength(8);
  });

  it('written by the product itself says nothing new about the plan', async () => {
    const priority = await app.call('planPriorities.create', { planId, title: 'Safer streets' });
    const action = await app.call('planActions.create', { priorityId: priority.id, text: 'Light the paths', timescale: 'April – October 2026', startDate: '2026-04-01', dueDate: '2026-10-31', measures: 'Fewer falls', commentary: 'Slow.' });
    await app.call('planLeads.create', { actionId: action.id, post: 'Head of Parks' });
    await app.call('planMilestones.create', { actionId: action.id, text: 'Lamps bought', dueDate: '2026-05-01', doneOn: '2026-04-20' });
    await app.call('planMilestones.create', { actionId: action.id, text: 'Lamps lit', timescale: 'June 2026', dueDate: '2026-06-30' });
    const other = await app.call('planActions.create', { priorityId: priority.id, text: 'Talk to shops' });
    await app.call('planMilestones.create', { actionId: other.id, text: 'List made', dueDate: '2026-12-01' });
    const to = join(folder, 'plan.xlsx');
    await app.call('plans.export', { planId, format: 'xlsx', to });
    const tree = await app.call('plans.tree', { planId });
    const verdicts = comparePlan(tree.priorities, await draftsOf(to), tree.plan.scale).flatMap((one) => one.verdicts);
    expect(verdicts.map((one) => [one.kind, one.changes])).toEqual([['same', []], ['same', []]]);
  });

  it('changes what differs only when asked, and says what', async () => {
    const path = join(folder, 'plan.csv');
    const write = (when: string, more = '') => writeFileSync(path, `No.,Action,Lead,Due date,Progress\n1.1,Visit homes,Clerk,${when},${more}\n1.1,Visit homes,Clerk,${when},\n`);
    write('31/12/2026');
    await app.call('plans.import', { planId, priorities: await draftsOf(path) });
    write('31/01/2027', 'Begun');
    await app.refused('plans.import', { planId, priorities: await draftsOf(path) }, 'conflict');
    const { rows } = await app.call('plans.import', { planId, existing: 'change', priorities: await draftsOf(path) });
    expect(rows.map((one) => [one.kind, one.why])).toEqual([['changed', 'Due: 31/01/2027 instead of 31/12/2026; Commentary: Begun'], ['skipped', 'It stands in the table twice.']]);
    const [action] = (await app.call('plans.tree', { planId })).priorities[0]!.actions;
    expect([action!.dueDate, action!.commentary, action!.leads.length]).toEqual(['2027-01-31', 'Begun', 1]);
  });

  it('never makes an action complete over an open milestone, nor opens one under a complete action', async () => {
    const path = join(folder, 'plan.csv');
    writeFileSync(path, 'No.,Action,Milestones,RAG\n1.1,Visit,List by 01/05/2026,\n1.2,Ask,,Blue\n');
    await app.call('plans.import', { planId, priorities: await draftsOf(path) });
    writeFileSync(path, 'No.,Action,Milestones,RAG\n1.1,Visit,List by 01/05/2026,Blue\n1.2,Ask,More by 01/06/2026,\n');
    await app.refused('plans.import', { planId, existing: 'change', priorities: await draftsOf(path) }, 'conflict');
    const actions = (await app.call('plans.tree', { planId })).priorities[0]!.actions;
    expect(actions.map((one) => [one.milestones.map((step) => step.doneOn), one.colour])).toEqual([[[null], null], [[], 'blue']]);
  });

  it('that is hostile, broken or no plan is refused in words', async () => {
    const path = join(folder, 'plan.csv');
    writeFileSync(path, `Action,Lead\n${'x,y\n'.repeat(3001)}`);
    await app.refused('plans.readFile', { from: path }, 'too_large');
    writeFileSync(path, '\n\n');
    await app.refused('plans.readFile', { from: path }, 'invalid_input');
    writeFileSync(path, 'PK\u0003\u0004 this is no workbook');
    await app.refused('plans.readFile', { from: path }, 'invalid_input');
    writeFileSync(path, 'No.,Action,Lead,When\n1.1,"=HYPERLINK(""http://example.org"",""x"")",<img src=x onerror=alert(1)>,May 2026\n');
    const [priority] = await draftsOf(path);
    expect(priority!.actions[0]).toMatchObject({ text: '=HYPERLINK("http://example.org","x")', leads: [] });
  });
});
