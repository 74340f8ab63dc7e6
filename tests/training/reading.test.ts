import { describe, expect, it } from 'vitest';
import { complianceLines } from '../../shared/training/compliance.ts';
import { resultsOf, tenthsWords } from '../../shared/training/evaluation.ts';
import { addMonths } from '../../shared/training/months.ts';
import { readBookings, rowsOfText } from '../../shared/training/read-bookings.ts';
import { guessColumns, markOf, readAnswers } from '../../shared/training/read-evaluations.ts';
import { readProgramme } from '../../shared/training/read-programme.ts';
import { readProgrammeTable } from '../../shared/training/read-programme-table.ts';
import { offersFor } from '../../shared/training/same-person.ts';
import { differencesOf } from '../../shared/training/stated.ts';

describe('a pasted list of bookings', () => {
  it('finds its columns by their headings', () => {
    expect(readBookings(rowsOfText('Booking list\nFirst name\tSurname\tAgency\tJob title\tE-mail\tAttended\nAda\tFenn\tOak School\tTeacher\tada@example.org\tYes\nBo\tCarr\tNHS\t\t\tDNA'))).toEqual({
      rows: [
        { name: 'Ada Fenn', organisation: 'Oak School', role: 'Teacher', email: 'ada@example.org', status: 'attended' }, { name: 'Bo Carr', organisation: 'NHS', role: null, email: null, status: 'no-show' },
      ], left: [],
    });
  });
  it('takes name, organisation and role in that order without headings, and an address wherever it stands', () =>
    expect(readBookings(rowsOfText('Cy Hale, cy@example.org, Police, Sergeant')).rows).toEqual([{ name: 'Cy Hale', organisation: 'Police', role: 'Sergeant', email: 'cy@example.org', status: null }]));
  it('says which lines are no booking', () => expect(readBookings([['Name', 'Agency'], ['', 'Police'], ['12', 'Police']]).left.map((one) => one.why)).toEqual(['There is no name.', 'This is not a name.']));
});

describe('a programme as reports print it', () => {
  const lines = readProgramme('The year’s programme:\n\n- Neglect Level 2 - 4 courses\n- Early help workshop – 7 workshops\n• Gangs Briefing - 2 briefings\n\nSome were cancelled for want of bookings:\n- Gangs Briefings – 1 briefing\n\nMore prose 2017.');
  it('is a course a line, with how many were held and cancelled', () => expect(lines).toEqual([
    { title: 'Neglect Level 2', kind: 'course', held: 4, cancelled: 0 }, { title: 'Early help workshop', kind: 'workshop', held: 7, cancelled: 0 }, { title: 'Gangs Briefing', kind: 'briefing', held: 2, cancelled: 1 },
  ]));
});

it('points out where a report and its own list differ', () =>
  expect(differencesOf({ events: 56, cancelled: 5, attendances: 649, costPence: null, incomePence: 900 }, { events: 49, cancelled: 5, attendances: 0, costPence: 1, incomePence: 900 }))
    .toEqual([{ what: 'Events held', stated: 56, counted: 49, isMoney: false }, { what: 'Attendances', stated: 649, counted: 0, isMoney: false }]));

it('sets each return beside the one before, and against its target', () => {
  const row = (asAt: string, tenths: number, targetTenths: number | null = null) => ({ id: asAt, version: 1, organisationId: 'a', level: 'Level 2', asAt, tenths, targetTenths });
  expect(complianceLines([row('2016-03-31', 875), row('2017-03-31', 942, 850)]).map((one) => [one.latest.tenths, one.changeTenths, one.isMet])).toEqual([[942, 67, true]]);
  expect(complianceLines([row('2017-03-31', 800, 850)]).map((one) => [one.previous, one.changeTenths, one.isMet])).toEqual([[null, null, false]]);
});

describe('evaluation', () => {
  const answers = [
    { stage: 'before', bookingId: 'a', rating: null, confidence: 4 }, { stage: 'on the day', bookingId: 'a', rating: 5, confidence: 8 }, { stage: 'on the day', bookingId: null, rating: 3, confidence: 9 },
    { stage: 'before', bookingId: 'b', rating: null, confidence: 5 }, { stage: 'on the day', bookingId: 'b', rating: 4, confidence: 6 },
  ] as const;
  const { stages, changes } = resultsOf(answers, { booked: 10, attended: 8 });
  it('has a response rate of those who could answer', () => expect(stages.map((one) => one.responsePercent)).toEqual([20, 38, 0]));
  it('counts 4 and 5 as satisfied', () => expect([stages[1]!.satisfied, stages[1]!.rated, stages[1]!.satisfiedPercent]).toEqual([2, 3, 67]));
  it('compares confidence person by person, and only of those who answered both times', () => expect(changes).toEqual([{ to: 'on the day', people: 2, tenths: 25 }, { to: 'three months later', people: 0, tenths: null }]));
  it.each([[25, '+2.5'], [-5, '−0.5'], [0, '0.0'], [null, '–']])('writes %s tenths as %s', (tenths, words) => expect(tenthsWords(tenths, true)).toBe(words));
});

it.each([['2026-01-31', 1, '2026-02-28'], ['2024-02-29', 12, '2025-02-28'], ['2026-11-15', 36, '2029-11-15']])('%s and %i months is %s', (from, months, to) => expect(addMonths(from, months)).toBe(to));

describe('a table of events', () => {
  const table = readProgrammeTable(rowsOfText('Programme 2016/17\nCourse\tDate\tLength\tVenue\tPlaces\tAttended\tStatus\tReason\nNeglect\t12/05/2016\thalf day\tTown Hall\t20\t17\t\t\nCourt skills workshop\tspring 2017\t2 days\tOnline\t\t\tCancelled\tPoor take-up\nTotal\t\t\t\t20\t17'), { to: '2017-03-31' }, '2026-01-01')!;
  it('is found by its headings, with loose dates kept as written', () => expect(table.events).toEqual([
    { title: 'Neglect', level: null, kind: 'course', date: '2016-05-12', dateText: null, status: 'held', cancelReason: '', mode: 'venue', venue: 'Town Hall', trainers: '', places: 20, halfDays: 1, attendedCount: 17 },
    { title: 'Court skills workshop', level: null, kind: 'workshop', date: '2017-03-31', dateText: 'spring 2017', status: 'cancelled', cancelReason: 'Poor take-up', mode: 'online', venue: null, trainers: '', places: null, halfDays: 4, attendedCount: null },
  ]));
  it('leaves its totals out, and says so', () => expect(table.left.map((one) => one.why)).toEqual(['It is a total.']));
  it('is none without its headings', () => expect(readProgrammeTable([['Neglect', '12/05/2016']], { to: '2017-03-31' }, '2026-01-01')).toBeNull());
});

it('knows a course by the first letters of its words', () =>
  expect(readProgramme('Common Assessment Framework Workshop – 7 workshops\nCancelled:\nCAF Workshops – 2 workshops')).toEqual([{ title: 'Common Assessment Framework Workshop', kind: 'workshop', held: 7, cancelled: 2 }]));

describe('the answers of a form tool', () => {
  const rows = rowsOfText('Start time\tYour name\tEmail\tHow satisfied were you overall?\tConfidence before the course\tConfidence now\tWhat will you do differently?\tAny other comments?\n'
    + '2026-09-15 16:02\tAda Fenn\tada@example.org\t5 - Very satisfied\t4\t8/10\tAsk earlier\t\n15/09/2026\t\t\tSatisfied\t\t\t\tClear\n15/09/2026\t\t\tSatisfied\t\t\t\tClear\n\tBo Carr\t\t\t\t\t\t');
  const fields = guessColumns(rows[0]!);
  const { answers, left } = readAnswers(rows, fields);
  it('has its columns found by their questions', () => expect(fields).toEqual(['answeredOn', 'name', 'email', 'rating', 'before', 'confidence', 'comment', 'comment']));
  it('reads marks in figures and words', () => expect(answers.map((one) => [one.name, one.answeredOn, one.rating, one.before, one.confidence, one.comment])).toEqual([
    ['Ada Fenn', '2026-09-15', 5, 4, 8, 'Ask earlier'], [null, '2026-09-15', 4, null, null, 'Clear'], [null, '2026-09-15', 4, null, null, 'Clear'],
  ]));
  it('tells two answers with the same words apart, and knows each again', () => {
    expect(new Set(answers.map((one) => one.key)).size).toBe(3);
    expect(readAnswers(rows, fields).answers.map((one) => one.key)).toEqual(answers.map((one) => one.key));
  });
  it('counts lines with nothing that can be read', () => expect(left).toBe(1));
  it.each([['4/5', 5, 4], ['8 out of 10', 10, 8], ['8/10', 5, null], ['6', 5, null], ['Strongly agree', 5, 5], ['', 5, null]] as const)('reads “%s” of %i as %s', (text, most, mark) => expect(markOf(text, most)).toBe(mark));
});

it('offers people of the register by address or name, and nobody where two fit', () => {
  const person = (id: string, familyName: string, email: string | null, organisationId: string | null) => ({ id, title: null, givenName: 'Ada', familyName, post: null, organisationId, email });
  const people = [person('1', 'Fenn', 'ada@example.org', 'police'), person('2', 'Carr', null, 'police'), person('3', 'Carr', null, 'council')];
  const booking = (id: string, name: string, email: string | null, organisationId: string | null, personId: string | null = null) => ({ id, name, email, organisationId, personId });
  expect(offersFor([
    booking('a', 'A. Fenn', 'ADA@example.org', 'health'), booking('b', 'Ada Carr', null, 'council'), booking('c', 'Ada Carr', null, null), booking('d', 'ada fenn', null, 'health'), booking('e', 'Ada Fenn', null, null, '1'),
  ], people).map((one) => [one.bookingId, one.personId, one.why])).toEqual([['a', '1', 'the same email address'], ['b', '3', 'the same name']]);
});
