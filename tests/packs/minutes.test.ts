import { describe, expect, it } from 'vitest';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { minutesDocument } from '../../shared/packs/minutes.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { aside, action, agendaItem, bullets, correction, decision, doc, heading, mark, meetingData, minute, ordered, person, seat } from './data.ts';

const build = (data: MinutesData, options = { actions: true, exempt: false }): DocumentModel => minutesDocument(data, options);
const lines = (data: MinutesData): string[] => documentLines(build(data));
/** One minute, numbered 5, and what is printed under its heading. */
const underOne = (more: Partial<MinutesData>, title = 'Budget'): string[] => {
  const printed = lines(meetingData({ items: [agendaItem('x', '5', title)], ...more }));
  return printed.slice(printed.indexOf(`5.\t${title}`) + 1);
};

describe('the heading', () => {
  it.each([
    ['18:00', '19:27', '(6:00 - 7:27 pm)'],
    ['10:30', '12:15', '(10:30 am - 12:15 pm)'],
    ['09:00', '11:45', '(9:00 - 11:45 am)'],
    ['18:00', null, '(6:00 pm)'],
  ])('gives %s to %s as %s', (actualStart, actualEnd, printed) => {
    expect(lines(meetingData({}, { actualStart, actualEnd })).slice(0, 3)).toEqual(['Minutes of Health and Wellbeing Board', 'Wednesday 13 January 2021', printed]);
  });

  it('never gives the planned end as the time at which the meeting ended', () => {
    expect(lines(meetingData({}, { startsAt: '18:00', actualStart: null, actualEnd: null }))[2]).toBe('(6:00 pm)');
  });

  it('names the bodies with which it was held jointly', () => {
    expect(lines(meetingData({ otherBodies: ['Executive', 'Learning Group'] }, { kind: 'joint' }))[2]).toBe('Joint meeting with Executive and Learning Group');
  });

  it.each([
    ['in person', 'Town Hall', 'Town Hall'], ['hybrid', 'Town Hall', 'Town Hall, and virtually'],
    ['virtual', 'Teams', 'Virtual meeting (Teams)'], ['virtual', null, 'Virtual meeting'],
  ] as const)('says where a meeting %s at %s was held', (place, venue, printed) => {
    expect(lines(meetingData({}, { place, venue }))[3]).toBe(printed);
  });

  it.each([
    ['draft', 'Draft – not yet confirmed'], ['circulated', 'Draft – not yet confirmed'], ['confirmed', null], ['confirmed with corrections', null],
  ] as const)('marks the pages of %s minutes with %s', (minutesState, printed) => {
    expect(build(meetingData({}, { minutesState, confirmedOn: '2021-03-09' })).mark).toBe(printed);
  });
});

describe('who was there', () => {
  const people = [person('ann', 'Cllr Ann Lee'), person('ben', 'Ben Oke'), person('cat', 'Cat Moss'), person('dan', 'Dan Fry'), person('eve', 'Eve Hall')];
  const seats = [seat('m1', 'member', 'cat'), seat('d', 'deputy chair', 'ben'), seat('c', 'chair', 'ann'), seat('g', 'standing invited guest', 'dan'), seat('v', 'lay')];
  const there = (...attendance: MinutesData['attendance']): string[] => lines(meetingData({ people, seats, attendance })).slice(3);

  it('lists the chair first, then the deputy chair, then members in the order of the register, and guests apart', () => {
    expect(there(mark('dan', 'present'), mark('cat', 'present'), mark('ben', 'present'), mark('ann', 'present'), mark('eve', 'attending'))).toEqual([
      'Present:\tCllr Ann Lee (Chair), Ben Oke (Deputy Chair) and Cat Moss', 'Also present:\tDan Fry and Eve Hall',
    ]);
  });

  it('leaves out vacancies, members who were absent and those not yet marked', () => {
    expect(there(mark('ann', 'present'), mark('ben', 'absent'))).toEqual(['Present:\tCllr Ann Lee (Chair)']);
  });

  it('does not make a chair of somebody who stands in for the chair', () => {
    expect(there(mark('eve', 'substitute', { forSeatId: 'c' }), mark('ben', 'present'), mark('ann', 'apologies'))).toEqual([
      'Present:\tBen Oke (Deputy Chair) and Eve Hall (substitute)', 'Apologies:\tCllr Ann Lee. Eve Hall attended as substitute for Cllr Ann Lee.',
    ]);
  });

  it('lists a member who also stands in for another once, at their own seat', () => {
    expect(there(mark('ben', 'present'), mark('ben', 'substitute', { forSeatId: 'm1' }), mark('cat', 'apologies'))).toEqual([
      'Present:\tBen Oke (Deputy Chair)', 'Apologies:\tCat Moss. Ben Oke attended as substitute for Cat Moss.',
    ]);
  });

  it('names the agency whose vacant seat a substitute filled', () => {
    const vacant = [{ ...seat('v', 'member'), organisationId: 'police' }];
    const organisations = [{ id: 'police', name: 'Estuary Police', shortName: null }];
    expect(lines(meetingData({ people, seats: vacant, organisations, attendance: [mark('eve', 'substitute', { forSeatId: 'v' })] })).at(-1))
      .toBe('Apologies:\tEve Hall attended as substitute for Estuary Police.');
  });

  it('says who took part virtually, unless everybody did', () => {
    const attendance = [mark('ben', 'present', { virtually: true })];
    expect(lines(meetingData({ people, seats, attendance }, { place: 'hybrid' }))[4]).toBe('Present:\tBen Oke (Deputy Chair, virtually)');
    expect(lines(meetingData({ people, seats, attendance }, { place: 'virtual' }))[4]).toBe('Present:\tBen Oke (Deputy Chair)');
  });

  it('notes who came late and who left early', () => {
    expect(there(mark('ben', 'present', { arrivedAt: '18:20', leftAt: '19:05' }), mark('cat', 'present', { leftAt: '18:50' }))).toContain(
      '[Ben Oke arrived at 6:20 pm and left at 7:05 pm. Cat Moss left at 6:50 pm.]');
  });

  it('calls somebody without a name by their post and agency', () => {
    const director = { ...person('dir', 'X Y', 'groups'), givenName: null, familyName: null, post: 'Integrated Care Director' };
    const organisations = [{ id: 'groups', name: 'Riverside Groups', shortName: 'RG' }];
    const data = { people: [director], seats: [seat('m', 'member', 'dir')], organisations };
    expect(lines(meetingData({ ...data, attendance: [mark('dir', 'present')] })).at(-1)).toBe('Present:\tIntegrated Care Director, RG');
    expect(lines(meetingData({ ...data, attendance: [mark('dir', 'apologies')] })).at(-1)).toBe('Apologies:\tThe Integrated Care Director at Riverside Groups (RG)');
  });
});

describe('the item for apologies', () => {
  const people = [person('ann', 'Cllr Ann Lee'), person('ben', 'Ben Oke')];
  const data = { people, seats: [seat('c', 'chair', 'ann'), seat('m', 'member', 'ben')] };

  it('writes itself, and then the heading does not say it again', () => {
    const printed = lines(meetingData({ ...data, items: [agendaItem('a', '87', 'Apologies for absence')], attendance: [mark('ben', 'apologies'), mark('ann', 'present')] }));
    expect(printed.slice(3)).toEqual(['Present:\tCllr Ann Lee (Chair)', '87.\tApologies for absence', 'Apologies were received from Ben Oke.']);
  });

  it('says that there were none', () => {
    expect(underOne({ ...data, attendance: [mark('ann', 'present')] }, 'Apologies')).toEqual(['There were no apologies.']);
  });

  it('says nothing before anybody has been marked', () => {
    expect(underOne(data, 'Apologies')).toEqual([]);
  });

  it('comes before what was typed', () => {
    expect(underOne({ ...data, attendance: [mark('ben', 'apologies')], minutes: [minute('x', doc('The Chair wished him a quick recovery.'))] }, 'Apologies')).toEqual([
      'Apologies were received from Ben Oke.', 'The Chair wished him a quick recovery.',
    ]);
  });

  it('leaves it to the clerk who has written of the apologies', () => {
    expect(underOne({ ...data, attendance: [mark('ben', 'apologies')], minutes: [minute('x', doc('Ben Oke sent his apologies.'))] }, 'Apologies')).toEqual(['Ben Oke sent his apologies.']);
  });
});

describe('the outcome', () => {
  it.each([
    ['noted', 'The Board noted the report.'], ['agreed', 'The Board agreed the recommendations.'], ['deferred', 'The Board deferred the item.'], ['referred', 'The Board referred the matter.'],
  ] as const)('%s has its usual sentence', (outcome, printed) => {
    expect(underOne({ minutes: [minute('x', doc('A report.'), { outcome })] })).toEqual(['A report.', printed]);
  });

  it.each([
    ['executive', 'Executive'], ['sub-group', 'Sub-group'], ['panel', 'Panel'], ['task and finish', 'Group'],
  ] as const)('of a body of the kind %s is that of the %s', (kind, word) => {
    const data = meetingData({ items: [agendaItem('x', '5', 'Budget')], minutes: [minute('x', doc(), { outcome: 'noted' })] });
    expect(lines({ ...data, body: { ...data.body, kind } }).at(-1)).toBe(`The ${word} noted the report.`);
  });

  it('is in the clerk’s own words where there are some', () => {
    expect(underOne({ minutes: [minute('x', doc(), { outcome: 'noted', outcomeText: 'The Board noted the forward plan' })] })).toEqual(['The Board noted the forward plan.']);
  });

  it.each([
    ['To agree the plan', 'The Board resolved to agree the plan.'], ['to agree the plan.', 'The Board resolved to agree the plan.'],
    ['Approve the plan', 'The Board resolved to approve the plan.'], ['that the plan be approved', 'The Board resolved that the plan be approved.'],
    ['The plan be approved', 'The Board resolved that the plan be approved.'], ['Cllr Lee be appointed', 'The Board resolved that Cllr Lee be appointed.'],
    ['Subsidise the places of lay members', 'The Board resolved to subsidise the places of lay members.'], ['Ask for the plan to be shortened', 'The Board resolved to ask for the plan to be shortened.'],
  ])('“%s” is one sentence', (text, printed) => {
    expect(underOne({ minutes: [minute('x', doc(), { outcome: 'resolved' })], decisions: [decision('d', 'x', text)] })).toEqual([printed]);
  });

  it('sets “resolved” in bold', () => {
    const model = build(meetingData({ items: [agendaItem('x', '5', 'Budget')], minutes: [minute('x', doc(), { outcome: 'resolved' })], decisions: [decision('d', 'x', 'To agree')] }));
    expect(model.blocks.at(-1)).toEqual({ kind: 'paragraph', number: null, runs: [{ text: 'The Board ' }, { text: 'resolved', bold: true }, { text: ' to agree.' }] });
  });

  it('sets several resolutions, and parts of them, beneath one another', () => {
    const decisions = [decision('1', 'x', 'Approve the plan, subject to'), decision('1a', 'x', 'funding', { parentId: '1' }), decision('1b', 'x', 'staff', { parentId: '1' }), decision('2', 'x', 'to note the risk')];
    const model = build(meetingData({ items: [agendaItem('x', '5', 'Budget')], minutes: [minute('x', doc(), { outcome: 'resolved' })], decisions }));
    const leaf = (text: string) => ({ runs: [{ text }], items: [], note: null });
    expect(documentLines(model).at(-5)).toBe('The Board resolved to:');
    expect(model.blocks.at(-1)).toEqual({ kind: 'resolutions', items: [
      { runs: [{ text: 'Approve the plan, subject to:' }], items: [leaf('funding; and'), leaf('staff;')], note: null }, leaf('Note the risk.'),
    ] });
  });

  it('takes decisions that do not begin alike as they were written', () => {
    const decisions = [decision('1', 'x', 'Approve the plan'), decision('2', 'x', 'That the risk be noted')];
    expect(underOne({ minutes: [minute('x', doc(), { outcome: 'resolved' })], decisions })).toEqual(['The Board resolved:', 'Approve the plan; and', 'That the risk be noted.']);
  });

  it('is printed although nobody chose one, if something was decided', () => {
    expect(underOne({ minutes: [minute('x', doc())], decisions: [decision('d', 'x', 'to agree')] })).toEqual(['The Board resolved to agree.']);
  });
});

describe('a vote', () => {
  const people = [person('ann', 'Ann Lee'), person('ben', 'Ben Oke'), person('cat', 'Cat Moss')];
  const voted = (votes: MinutesData['votes'], counts: Partial<MinutesData['decisions'][number]> = {}): string =>
    underOne({ people, votes, minutes: [minute('x', doc())], decisions: [decision('d', 'x', 'to agree', counts)] }).at(-1)!;
  const byName: MinutesData['votes'] = [{ decisionId: 'd', personId: 'ann', vote: 'for' }, { decisionId: 'd', personId: 'ben', vote: 'for' }, { decisionId: 'd', personId: 'cat', vote: 'against' }];

  it('is given in figures', () => {
    expect(voted([], { votesFor: 8, votesAgainst: 1 })).toBe('[Vote: 8 for, 1 against, 0 abstained.]');
  });
  it('is given by name where it was recorded by name', () => {
    expect(voted(byName)).toBe('[Recorded vote. For (2): Ann Lee and Ben Oke. Against (1): Cat Moss. Abstained (0): none.]');
  });
  it('gives the figures too where they differ from the names', () => {
    expect(voted(byName, { votesFor: 3, votesAgainst: 1, votesAbstained: 0 })).toMatch(/As counted: 3 for, 1 against, 0 abstained\.\]$/);
    expect(voted(byName, { votesFor: 2, votesAgainst: 1, votesAbstained: 0 })).not.toMatch(/As counted/);
  });
});

describe('the text of a minute', () => {
  it('keeps headings, lists within lists, notes and bold', () => {
    const body = doc('One **bold** word', heading('Detail', 3), bullets(['First', ordered('inner')], 'Second'), aside('A break was taken.'));
    const { blocks } = build(meetingData({ items: [agendaItem('x', '5', 'Budget')], minutes: [minute('x', body)] }));
    expect(blocks.slice(4)).toEqual([
      { kind: 'paragraph', number: null, runs: [{ text: 'One ' }, { text: 'bold', bold: true }, { text: ' word' }] },
      { kind: 'heading', level: 3, number: null, text: 'Detail' },
      { kind: 'list', style: 'bullet', start: 1, items: [
        { blocks: [{ kind: 'paragraph', number: null, runs: [{ text: 'First' }] },
          { kind: 'list', style: 'lower-alpha', start: 1, items: [{ blocks: [{ kind: 'paragraph', number: null, runs: [{ text: 'inner' }] }] }] }] },
        { blocks: [{ kind: 'paragraph', number: null, runs: [{ text: 'Second' }] }] },
      ] },
      { kind: 'note', runs: [{ text: '[' }, { text: 'A break was taken.' }, { text: ']' }] },
    ]);
  });

  it('prints no empty paragraphs', () => {
    expect(underOne({ minutes: [minute('x', doc('', 'Words', '  '))] })).toEqual(['Words']);
  });

  it('stops at a node it does not know', () => {
    const odd = { type: 'doc', content: [{ type: 'image' }] } as unknown as ReturnType<typeof doc>;
    expect(() => underOne({ minutes: [minute('x', odd)] })).toThrow(/cannot hold/);
  });

  it('has its paragraphs numbered where each meeting is numbered from 1', () => {
    const data = meetingData({ items: [agendaItem('x', '3', 'Budget')], minutes: [minute('x', doc('One', bullets('a'), 'Two'), { outcome: 'noted' })] });
    expect(lines({ ...data, body: { ...data.body, numbering: 'meeting' } }).slice(3)).toEqual(['3.\tBudget', '3.1\tOne', 'a', '3.2\tTwo', '3.3\tThe Board noted the report.']);
  });

  it('is not printed for an item that gets no minute, and codes keep their form', () => {
    const items = [agendaItem('x', null, 'Lunch'), agendaItem('y', 'HWB/2021/014', 'Plan')];
    expect(lines(meetingData({ items })).slice(3)).toEqual(['HWB/2021/014\tPlan']);
  });
});

describe('earlier minutes', () => {
  const confirmedHere = [{ date: '2020-11-10', corrections: [] }];
  it('are confirmed under the item about them', () => {
    expect(underOne({ confirmedHere }, 'Minutes of the last meeting')).toEqual(['The minutes of the meeting held on 10 November 2020 were confirmed as correct.']);
  });
  it('are left to the clerk who has written of confirming them', () => {
    expect(underOne({ confirmedHere, minutes: [minute('x', doc('They were confirmed.'))] }, 'Minutes')).toEqual(['They were confirmed.']);
  });
  it('have their corrections listed, in a part of their own if no item is about them', () => {
    const corrections = [correction('79', 'read “Wick”'), correction(null, 'Ben Oke was present')];
    expect(underOne({ confirmedHere: [{ date: '2020-11-10', corrections }], correctedHere: [{ date: '2020-09-08', corrections: [correction('61', 'read 7')] }] })).toEqual([
      'Earlier minutes', 'The minutes of the meeting held on 10 November 2020 were confirmed as a correct record, with these corrections:',
      'Minute 79: read “Wick”.', 'Ben Oke was present.', 'The minutes of the meeting held on 8 September 2020 were corrected:', 'Minute 61: read 7.',
    ]);
  });
});

describe('confirmed minutes', () => {
  it('say when they were confirmed, and what was corrected then and later', () => {
    const correctedLater = [{ date: '2021-03-09', corrections: [correction('90', 'read 16')] }, { date: '2021-05-11', corrections: [correction('91', 'read 9')] }];
    expect(lines(meetingData({ correctedLater }, { minutesState: 'confirmed with corrections', confirmedOn: '2021-03-09' })).slice(3)).toEqual([
      'Confirmation', 'Confirmed as a correct record on Tuesday 9 March 2021, with these corrections:', 'Minute 90: read 16.', 'Corrected on Tuesday 11 May 2021:', 'Minute 91: read 9.',
    ]);
  });
});

describe('the action table', () => {
  const people = [person('ann', 'Ann Lee-Hope', 'council')];
  const organisations = [{ id: 'council', name: 'Eastmarsh Council', shortName: 'EMC' }, { id: 'police', name: 'Estuary Police', shortName: null }];
  const data = meetingData({ people, organisations, items: [agendaItem('x', '5', 'Budget')], minutes: [minute('x', doc())], actions: [
    action(8, null, 'Later', { leadText: 'All members', targetText: 'ongoing' }),
    action(7, 'x', 'Sooner', { leadPersonId: 'ann', targetDate: '2021-03-31' }),
    action(9, 'x', 'Last', { leadOrganisationId: 'police', targetDate: '2021-06-30', targetText: 'summer 2021' }),
  ] });

  it('follows the minutes, by number, with minute, lead and target', () => {
    const table = build(data).blocks.at(-1)!;
    expect(table.kind === 'table' && table.rows.map((row) => row.map((cell) => cell.map((run) => run.text).join('')))).toEqual([
      ['7', '5', 'Sooner', 'ALH, EMC', '31/03/2021'], ['8', '–', 'Later', 'All members', 'ongoing'], ['9', '5', 'Last', 'Estuary Police', 'summer 2021 (30/06/2021)'],
    ]);
    expect(table.kind === 'table' && table.columns.reduce((sum, column) => sum + column.width, 0)).toBe(100);
  });
  it('can be left out', () => {
    expect(documentLines(build(data, { actions: false, exempt: false }))).not.toContain('Actions');
  });
});
