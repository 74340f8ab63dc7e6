import { describe, expect, it } from 'vitest';
import { actionRows, logInWords, type ActionFilter } from '../../renderer/actions/action-rows.ts';
import { bodyTree } from '../../renderer/bodies/body-tree.ts';
import { numberExample } from '../../renderer/bodies/number-example.ts';
import { stateOf } from '../../renderer/meetings/meeting-rows.ts';
import { openings, openingToSend, USUAL_ITEMS } from '../../renderer/meetings/opening.ts';
import { endAfter } from '../../renderer/meetings/usual.ts';
import { seriesDates, seriesInWords, type SeriesDates } from '../../renderer/meetings/series/series-dates.ts';
import { countsInWords } from '../../renderer/people/register/counts.ts';
import type { Directory } from '../../renderer/records/directory.ts';
import { periodInWords } from '../../renderer/records/period.ts';
import type { LoggedAction } from '../../shared/actions.ts';
import type { Body } from '../../shared/bodies.ts';
import type { Meeting } from '../../shared/meetings.ts';
import type { Person } from '../../shared/people.ts';
import type { RegisterSeat } from '../../shared/seats.ts';

const TODAY = '2026-11-20';
const body = (id: string, more: Partial<Body> = {}): Body => ({
  id, version: 1, name: id, shortName: null, kind: 'sub-group', numbering: 'municipal year', numberPattern: null, noticeDays: 5, saturdayCounts: false, quorum: null, notes: '', fromDate: null, toDate: null, ...more,
});
const meeting = (id: string, date: string, more: Partial<Meeting> = {}): Meeting => ({
  id, version: 1, bodyId: 'board', kind: 'ordinary', jointWith: [], date, startsAt: '10:00', endsAt: null, actualStart: null, actualEnd: null, place: 'in person', venue: null, status: 'planned', publishedOn: null,
  firstMinuteNumber: null, contactOfficer: null, notes: '', minutesState: 'draft', circulatedOn: null, confirmedOn: null, confirmedAtMeetingId: null, ...more,
});

describe('the tree of bodies', () => {
  const line = (bodyId: string, parentId: string) => ({ id: `${bodyId}-${parentId}`, version: 1, bodyId, parentId });
  it('puts each body once, beneath the first that it reports to, and names all of them', () => {
    const rows = bodyTree([body('panel'), body('board'), body('executive')], [line('panel', 'executive'), line('panel', 'board'), line('executive', 'board')]);
    expect(rows.map((row) => [row.id, row.depth, row.parents.map((parent) => parent.id)])).toEqual([['board', 0, []], ['executive', 1, ['board']], ['panel', 2, ['executive', 'board']]]);
  });
});

describe('the example of minute numbers', () => {
  it.each([
    [body('a'), 87, '87, 88, 89'], [body('a', { numbering: 'meeting' }), 87, '1, 2, 3'],
    [body('a', { numbering: 'coded', numberPattern: 'HWB/{year}/{number:3}' }), 14, 'HWB/2026/014, HWB/2026/015, HWB/2026/016'],
    [body('a', { numbering: 'coded', numberPattern: 'HWB/{year}' }), 1, null], [body('a', { numbering: 'coded' }), 1, null],
  ])('%#', (given, next, example) => expect(numberExample(given, TODAY, next)).toBe(example));
});

describe('the counts of a register', () => {
  const seat = (seatClass: RegisterSeat['class'], holders: number) => ({ class: seatClass, holders: Array.from({ length: holders }) }) as RegisterSeat;
  it('are by class in the order of a register, with the vacancies', () => {
    expect(countsInWords([seat('member', 1), seat('chair', 1), seat('member', 0), seat('lay', 2)])).toBe('1 chair, 2 members, 1 lay member; 1 vacancy');
    expect(countsInWords([seat('co-opted', 1), seat('co-opted', 1)])).toBe('2 co-opted members; no vacancy');
  });
});

describe('a period in words', () => {
  it.each([[null, null, ''], ['2020-05-01', null, 'since 01/05/2020'], [null, '2024-04-30', 'until 30/04/2024'], ['2020-05-01', '2024-04-30', '01/05/2020 to 30/04/2024']])('%s, %s', (fromDate, toDate, words) =>
    expect(periodInWords({ fromDate, toDate })).toBe(words));
});

describe('the state of a meeting in words', () => {
  it.each([
    [{}, 'Planned'], [{ date: TODAY }, 'Today'], [{ date: '2026-11-19' }, 'Not marked as held'], [{ status: 'cancelled' as const }, 'Cancelled'],
    [{ status: 'held' as const }, 'Minutes in draft'], [{ status: 'held' as const, minutesState: 'circulated' as const }, 'Minutes circulated'],
    [{ status: 'held' as const, minutesState: 'confirmed with corrections' as const }, 'Confirmed with corrections'],
  ])('%j is %s', (more, words) => expect(stateOf(meeting('a', '2026-12-01', more), TODAY).words).toBe(words));
});

describe('the end of a meeting', () => {
  it.each([['18:00', '20:00'], ['09:15', '11:15'], ['22:30', null], [null, '12:00']])('that starts at %s moves to %s', (startsAt, endsAt) =>
    expect(endAfter(startsAt, { startsAt: '10:00', endsAt: '12:00' })).toBe(endsAt));
  it('stays open when it was', () => expect(endAfter('18:00', { startsAt: '10:00', endsAt: null })).toBeNull());
});

describe('how an agenda begins', () => {
  it('is first offered as the latest meeting began, and as usual where there was none', () => {
    expect(openings([meeting('old', '2026-01-01'), meeting('late', '2026-03-01'), meeting('off', '2026-05-01', { status: 'cancelled' })]).map((one) => one.value)).toEqual(['late', 'old', 'usual', 'empty']);
    expect(openings([])[0]?.value).toBe('usual');
  });
  it('is sent as items or as the meeting to copy', () => {
    expect(openingToSend('usual', [USUAL_ITEMS[1]]).items?.map((item) => item.title)).toEqual(USUAL_ITEMS.filter((_, at) => at !== 1));
    expect(openingToSend('empty', [])).toEqual({});
    expect(openingToSend('late', [])).toEqual({ copyItemsFrom: 'late' });
  });
});

describe('the dates of a series', () => {
  const given: SeriesDates = { way: 'pattern', ordinal: 'last', weekday: '1', everyMonths: '1', from: '2027-03-01', to: '2027-05-31', typed: '', changed: {} };
  const look = (more: Partial<SeriesDates>, meetings: Meeting[] = []) => seriesDates({ ...given, ...more }, body('board'), meetings, (id) => id, TODAY);
  it('say what speaks against each, and by when its agenda goes out', () => {
    expect(look({}).map((one) => [one.date, one.remarks, one.issueBy])).toEqual([
      ['2027-03-29', ['Easter Monday, a bank holiday'], '2027-03-18'], ['2027-04-26', [], '2027-04-16'], ['2027-05-31', ['Spring bank holiday, a bank holiday'], '2027-05-21'],
    ]);
  });
  it('can be left out and moved', () => {
    const dates = look({ changed: { '2027-03-29': { to: '2027-03-30' }, '2027-05-31': { out: true } } });
    expect(dates.map((one) => [one.date, one.included])).toEqual([['2027-03-30', true], ['2027-04-26', true], ['2027-05-31', false]]);
    expect(seriesInWords(dates)).toBe('2 meetings, from 30/03/2027 to 26/04/2027');
  });
  it('leave out a day on which the body meets already, and tell of other bodies', () => {
    const dates = look({}, [meeting('a', '2027-04-26'), meeting('b', '2027-03-29', { bodyId: 'panel' }), meeting('c', '2027-05-31', { status: 'cancelled' })]);
    expect(dates.map((one) => [one.included, one.notes])).toEqual([[true, ['panel meets too']], [false, []], [true, []]]);
  });
  it('as typed keep what is no date in sight, and take each date once', () => {
    const dates = look({ way: 'typed', typed: '12/04/2027\nsoon, 12 April 2027' });
    expect(dates.map((one) => [one.origin, one.included])).toEqual([['2027-04-12', true], ['soon', false]]);
  });
  it('are none while the period is not given or ends before it begins', () => {
    expect(look({ to: null })).toEqual([]);
    expect(look({ to: '2027-01-01' })).toEqual([]);
    expect(seriesInWords([])).toBe('No meeting to make yet.');
  });
});

describe('the action log', () => {
  const lead: Person = { id: 'lead', version: 1, title: null, givenName: 'Ann', familyName: 'Lee', initials: null, post: null, organisationId: 'trust', email: null, phone: null, notes: '' };
  const trust = { id: 'trust', version: 1, name: 'Northfield Trust', shortName: 'NT', kind: 'health' as const, successorId: null, notes: '', fromDate: null, toDate: null };
  const directory: Directory = {
    people: [lead], organisations: [trust], person: (id) => (id === 'lead' ? lead : undefined), organisation: (id) => (id === 'trust' ? trust : undefined), agency: () => null, peopleChoices: [], organisationChoices: [], ready: true,
  };
  const action = (number: number, more: Partial<LoggedAction>): LoggedAction => ({
    id: String(number), version: 1, number, bodyId: 'board', meetingId: null, minuteId: null, text: 'Write to the school', leadPersonId: null, leadOrganisationId: null, leadText: null, targetDate: null, targetText: null,
    status: 'open', closedOn: null, progress: '', parentId: null, meetingDate: null, minuteNumber: null, owners: [], firstDate: null, revised: 0, private: false, ...more,
  });
  const actions = [
    action(1, { leadPersonId: 'lead', targetDate: '2026-11-19', meetingDate: '2026-01-13', minuteNumber: '90' }), action(2, { leadText: 'All members', targetDate: TODAY }),
    action(3, { leadOrganisationId: 'trust', status: 'closed', closedOn: '2026-10-01', targetDate: '2026-09-01' }),
  ];
  const everything: ActionFilter = { words: '', status: 'all', leadId: null, late: false, byNext: false, dueBefore: null };
  const shown = (filter: Partial<ActionFilter>) => actionRows(actions, directory, [body('board', { shortName: 'NB' })], TODAY, { ...everything, ...filter });
  it('gives the lead’s initials and agency, and where the action comes from', () =>
    expect(shown({}).map((row) => [row.lead, row.source, row.body])).toEqual([['AL, NT', '90, 13/01/2026', 'NB'], ['All members', '', 'NB'], ['NT', '', 'NB']]));
  it('does not call overdue what is due today or closed', () => {
    expect(shown({}).map((row) => row.daysLate)).toEqual([1, 0, 0]);
    expect(logInWords(shown({}), 'all')).toBe('2 open, 1 overdue');
  });
  it.each([
    [{ late: true }, [1]], [{ leadId: 'trust' }, [1, 3]], [{ leadId: 'lead' }, [1]], [{ dueBefore: TODAY }, [1, 3]], [{ words: 'ann' }, [1]], [{ words: 'SCHOOL all' }, [2]], [{ words: '90' }, [1]],
  ])('is narrowed by %j', (filter, numbers) => expect(shown(filter).map((row) => row.action.number)).toEqual(numbers));
});
