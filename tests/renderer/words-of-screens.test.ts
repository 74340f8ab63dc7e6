import { describe, expect, it } from 'vitest';
import { changeInWords, countsInWords, stepsOf } from '../../renderer/keeping/history-words.ts';
import { initialsOf } from '../../renderer/keeping/initials.ts';
import { dispatchClock } from '../../renderer/home/dispatch-clock.ts';
import { fieldErrors } from '../../renderer/ui/form-errors.ts';
import { linesOf } from '../../renderer/bundles/words.ts';
import type { HistoryEntry } from '../../shared/board.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const entry = (change: Partial<HistoryEntry>): HistoryEntry => ({
  seq: 1, step: 1, table: 'meetings', rowId: ID, change: 'update', field: 'date', old: '2026-03-12', new: '2026-03-19', operation: 'meetings.update',
  summary: 'Change a meeting', at: '2026-01-01T10:00:00.000Z', by: null, ...change,
});
const nameOf = (id: string) => (id === ID ? 'Sam Price' : undefined);

describe('the record of changes in words', () => {
  it.each([
    [entry({ rowId: 'x' }), 'meeting, date: 12/03/2026 → 19/03/2026'],
    [entry({ rowId: 'x', field: 'startsAt', old: '10:00', new: '18:30' }), 'meeting, starts at: 10:00 am → 6:30 pm'],
    [entry({ rowId: 'x', table: 'actions', field: 'leadPersonId', old: null, new: ID }), 'action, lead person: nothing → Sam Price'],
    [entry({ table: 'people', field: 'post', old: 'Clerk', new: '' }), 'person Sam Price, post: “Clerk” → nothing'],
    [entry({ table: 'organisations', change: 'create', field: null, old: null, new: { name: 'Northfield Council' } }), 'added organisation “Northfield Council”'],
    [entry({ table: 'attendance', change: 'delete', field: null, old: { status: 'apologies' }, new: null }), 'deleted attendance mark “apologies”'],
  ])('%#', (change, words) => expect(changeInWords(change, nameOf)).toBe(words));

  it('puts the changes of one command together', () => {
    const steps = stepsOf([entry({ seq: 3, step: 2 }), entry({ seq: 2, step: 1 }), entry({ seq: 1, step: 1 })]);
    expect(steps.map(({ step, entries }) => [step, entries.length])).toEqual([[2, 1], [1, 2]]);
  });
});

it('counts records, not fields, in a step with many changes', () => {
  const added = ['a', 'b'].map((rowId) => entry({ rowId, table: 'people', change: 'create', field: null }));
  const filled = entry({ rowId: 'a', table: 'people', field: 'post' });
  const moved = ['date', 'startsAt'].map((field) => entry({ rowId: 'm', field }));
  expect(countsInWords([...added, filled, ...moved])).toEqual(['added 2 people', 'changed 1 meeting']);
});

describe('the dispatch clock', () => {
  const meeting = { issueBy: '2017-01-18', workingDaysLeft: 5, publishedOn: null };
  it.each([
    [meeting, '2017-01-11', '5 working days left: issue the agenda by Wednesday 18 January 2017', 'plenty'],
    [{ ...meeting, workingDaysLeft: 1 }, '2017-01-17', '1 working day left: issue the agenda by Wednesday 18 January 2017', 'soon'],
    [{ ...meeting, workingDaysLeft: 0 }, '2017-01-18', 'Issue the agenda today for full notice', 'soon'],
    [{ ...meeting, workingDaysLeft: -1 }, '2017-01-19', 'Agenda was due out by Wednesday 18 January 2017', 'late'],
    [{ ...meeting, publishedOn: '2017-01-16' }, '2017-01-19', 'Agenda issued 16/01/2017', 'done'],
    [{ ...meeting, publishedOn: '2017-01-19' }, '2017-01-20', 'Agenda issued 19/01/2017, after the last day for full notice', 'done'],
  ])('%#', (next, today, words, urgency) => expect(dispatchClock(next, today)).toEqual({ words, urgency }));
});

describe('problems beside the fields of a form', () => {
  it('finds the field of a change, of a new record and of a list within', () => {
    const problem = { code: 'invalid_input' as const, message: 'Look at the fields.', fields: [
      { path: 'set.name', message: 'Empty.' }, { path: 'date', message: 'No such date.' }, { path: 'votes.0.for', message: 'Too many.' },
    ] };
    expect(fieldErrors(problem, ['name', 'date', 'votes'])).toEqual({ errors: { name: 'Empty.', date: 'No such date.', votes: 'Too many.' }, rest: undefined });
  });
  it('shows the whole problem when a field is not on the form, or none is named', () => {
    const hidden = { code: 'invalid_input' as const, message: 'Look.', fields: [{ path: 'bodyId', message: 'Missing.' }] };
    expect(fieldErrors(hidden, ['name'])).toEqual({ errors: {}, rest: hidden });
    const plain = { code: 'stale' as const, message: 'Changed since.' };
    expect(fieldErrors(plain, ['name'])).toEqual({ errors: {}, rest: plain });
  });
});

it('takes initials from a name', () => expect(['Sam Price', 'Anne-Marie de Souza', ' Ada '].map(initialsOf)).toEqual(['SP', 'AMDS', 'A']));

describe('an attached file of a bundle', () => {
  const file = { id: ID, ownerTable: 'agendaItems', ownerId: 'x', name: 'Winter plan.pdf', mediaType: 'application/pdf', size: 1_449_999, sha256: 'ab'.repeat(32), addedOn: '2026-11-05' };
  it('is told by its name, its size, what it is kept with and its day, and not by its hash', () => {
    expect(linesOf('attachments', file, { x: 'Winter plan' })).toEqual([
      ['Name', 'Winter plan.pdf'], ['Size', '1.4 MB'], ['Kept with', 'agenda item Winter plan'], ['Added on', '05/11/2026'],
    ]);
  });
  it('is told by what changed of it, also where its record is not known by name', () => {
    expect(linesOf('attachments', { sha256: file.sha256, size: 12, mediaType: file.mediaType }, {})).toEqual([['Size', '1 kB']]);
    expect(linesOf('attachments', { ownerTable: 'risks', ownerId: 'y' }, {})).toEqual([['Kept with', 'risk']]);
  });
  it('leaves every other record as it is', () => expect(linesOf('actions', { targetDate: '2026-12-01', text: '' }, {})).toEqual([['Target date', '01/12/2026'], ['Text', '–']]));
});
