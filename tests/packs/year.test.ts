import { expect, test } from 'vitest';
import { compiledMinutes } from '../../shared/packs/year.ts';
import { agendaItem, doc, meetingData, minute } from './data.ts';

const met = (date: string, number: string, more: { minutesState?: 'confirmed'; section?: 'private' } = {}) => meetingData(
  { items: [agendaItem('plan', number, `The plan of ${date}`, more.section === undefined ? {} : { section: more.section })], minutes: [minute('plan', doc('Canary said it.'), { outcome: 'noted' })] },
  { date, minutesState: more.minutesState ?? 'draft' });
const compiled = (meetings: ReturnType<typeof met>[], exempt = false) =>
  compiledMinutes({ body: 'The Board', board: 'Eastmarsh', meetings, from: '2020-05-01', until: '2021-04-30', exempt });

test('a year of minutes begins with what is in it, and each meeting begins a page', () => {
  const { blocks, mark } = compiled([met('2020-06-10', '1', { minutesState: 'confirmed' }), met('2020-09-09', '2')]);
  const contents = blocks.find((block) => block.kind === 'table');
  expect(contents?.rows.map((row) => row.map((cell) => cell.map((run) => run.text).join('')))).toEqual([
    ['Wednesday 10 June 2020', '1. The plan of 2020-06-10'], ['Wednesday 9 September 2020\nNot yet confirmed', '2. The plan of 2020-09-09'],
  ]);
  expect(blocks.filter((block) => block.kind === 'heading' && block.newPage)).toHaveLength(2);
  expect(mark).toBe('Includes minutes not yet confirmed');
  expect(compiled([met('2020-06-10', '1', { minutesState: 'confirmed' })]).mark).toBeNull();
});

test('private business is in a year of minutes only if it was asked for', () => {
  const secret = [met('2020-06-10', '1', { section: 'private' })];
  expect(JSON.stringify(compiled(secret))).not.toMatch(/Canary|The plan/);
  expect(JSON.stringify(compiled(secret, true))).toContain('Canary');
  expect(compiled(secret, true).mark).toContain('NOT FOR PUBLICATION');
});
