import { describe, expect, it } from 'vitest';
import { gridOfText } from '../../shared/plan/import/grid.ts';
import { readPlanTable } from '../../shared/plan/import/read-table.ts';
import { isOnlyTimescale, readTimescale, stepsOf } from '../../shared/plan/timescale.ts';

const YEAR = { fromDate: '2026-04-01', toDate: '2027-03-31' };

describe('a loose timescale', () => {
  it.each([
    ['by 30 09 26', null, '2026-09-30'], ['31/03/2027', null, '2027-03-31'], ['July 2026', null, '2026-07-31'], ['February 2028', null, '2028-02-29'],
    ['April – October 2026', '2026-04-01', '2026-10-31'], ['October 2026 - January 2027', '2026-10-01', '2027-01-31'], ['From May 2026', '2026-05-01', null],
    ['2026 – 2027', '2026-04-01', '2027-03-31'], ['2026/27', '2026-04-01', '2027-03-31'], ['spring 2027', null, '2027-05-31'], ['winter 2026', null, '2027-02-28'],
    ['3 – 7 July 26', null, '2026-07-07'], ['Reports in April, July, October 2026 and January 2027', null, '2027-01-31'], ['January', null, '2027-01-31'],
    ['quarterly', null, null], ['ongoing', null, null], ['31/02/2026', null, null], ['', null, null],
  ])('“%s” is from %s until %s', (written, startDate, dueDate) => expect(readTimescale(written, YEAR)).toEqual({ startDate, dueDate }));
  it('is told from words about something', () => {
    expect(isOnlyTimescale('October – December 2026')).toBe(true);
    expect(isOnlyTimescale('Report to the group in July 2026')).toBe(false);
  });
  it('is taken apart after each date in figures', () => expect(stepsOf('Found by 01 05 26 Opened by 01 06 26\nClosed')).toEqual(['Found by 01 05 26', 'Opened by 01 06 26', 'Closed']));
});

const TABLE = [
  'Action\tLead Officer\tTimescale and milestones\tHow we will measure success\tRAG Rating/ Commentary\t',
  'PRIORITY 1: Safer streets\t\t\t\t\t',
  '1.1\tLight the paths\tHead of Parks / Ward Panel\t<p>Lamps bought by 01 05 26 Lit by 30 06 26</p>\t<ul style="x"> Fewer falls </ul>\tGrade: White',
  '1.2\tTalk to shops\t\tApril – September 2026\tTen visits\tAmber – slow so far',
  '\t\tTown Manager\tDecember 2026\tA second round of visits\t',
  '\t\t\t\t\t',
  'Page 3',
  'Action\t\tLead Officer\tTimescale and milestones\tHow we will measure success\tRAG',
  'PRIORITY 2: Better buses\t\t\t\t\t',
  '2.1\tCount passengers\tBus Group\tOngoing\tA table\tGreen',
  '2.1\tAsk passengers\tBus Group\tJuly 2026\tA survey\tBlue',
].join('\n');

describe('a pasted plan', () => {
  const { priorities, notes } = readPlanTable(gridOfText(TABLE).rows, { period: YEAR, scale: null });
  const [lights, shops] = priorities[0]!.actions;
  it('keeps priorities, actions and their numbers', () =>
    expect(priorities.map((one) => [one.number, one.title, one.actions.map((action) => action.number)])).toEqual([['1', 'Safer streets', ['1.1', '1.2']], ['2', 'Better buses', ['2.1', '2.1']]]));
  it('makes milestones of dated steps, with their dates', () =>
    expect(lights!.milestones.map((one) => [one.text, one.dueDate])).toEqual([['Lamps bought by 01 05 26', '2026-05-01'], ['Lit by 30 06 26', '2026-06-30']]));
  it('takes apart several leads and leaves out the tags of a web page', () => {
    expect(lights!.leads).toEqual(['Head of Parks', 'Ward Panel']);
    expect(lights!.measures).toBe('Fewer falls');
  });
  it('goes on with the action above where a row has no number and no words', () => {
    expect(shops!.milestones.map((one) => [one.text, one.timescale, one.dueDate])).toEqual([['Ten visits', 'April – September 2026', '2026-09-30'], ['A second round of visits', 'December 2026', '2026-12-31']]);
    expect(shops!.leads).toEqual(['Town Manager']);
  });
  it('reads the rating and keeps the words after it', () => {
    expect([shops!.colour, shops!.commentary]).toEqual(['amber', 'slow so far']);
    expect(priorities.flatMap((one) => one.actions).map((one) => one.colour)).toEqual(['white', 'amber', 'green', 'blue']);
  });
  it('says what is missing, doubtful or doubled, and leaves the numbers alone', () =>
    expect(notes.map((note) => note.text)).toEqual([
      'Left out, because it belongs to no action: “Page 3”.', '2.1: “Ongoing” is kept as written; it names no date to be due by.', 'The number 2.1 stands twice. Both are kept as they are.',
    ]));
  it('reads eighty rows of which many lack an owner or a date', () => {
    const rows = Array.from({ length: 80 }, (_, at) => `${Math.floor(at / 10) + 1}.${at % 10 + 1}\tDo thing ${at}\t${at % 3 === 0 ? '' : 'Officer'}\t${at % 4 === 0 ? 'tbc' : '31/12/2026'}\t\t`);
    const read = readPlanTable(gridOfText(['No.\tAction\tLead\tTimescale\tMeasure\tRAG', ...rows].join('\n')).rows, { period: YEAR, scale: null });
    expect(read.priorities.flatMap((one) => one.actions)).toHaveLength(80);
    expect(read.notes.filter((note) => note.text.endsWith('has no lead.'))).toHaveLength(27);
    expect(read.notes.filter((note) => note.text.includes('names no date'))).toHaveLength(20);
  });
});
