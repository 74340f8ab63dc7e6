import { describe, expect, test } from 'vitest';
import { preflight, type PreflightFacts } from '../../shared/minutes/preflight.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { action, agendaItem, decision, doc, mark, meetingData, minute, person, seat } from '../packs/data.ts';

const ann = person('ann', 'Cllr Ann Lee');
const ben = person('ben', 'Ben Oke');
const facts = (more: Partial<MinutesData>, rest: Partial<PreflightFacts> = {}): PreflightFacts => ({
  minutes: meetingData({
    items: [agendaItem('plan', '87', 'The plan')], minutes: [minute('plan', doc('The plan was presented.'), { outcome: 'noted' })],
    people: [ann, ben], seats: [seat('chair', 'chair', 'ann'), seat('other', 'member', 'ben')], attendance: [mark('ann', 'present'), mark('ben', 'apologies')], ...more,
  }),
  otherNumbers: new Map(), openComments: [], quorum: [], quorumOfItems: [], ...rest,
});
const found = (more: Partial<MinutesData>, rest: Partial<PreflightFacts> = {}): string[] => preflight(facts(more, rest)).map((one) => one.text);
const owned = (more: Parameters<typeof action>[3]) => ({ actions: [action(4, 'plan', 'Write to the school', more)] });

describe('the check of minutes before they go out', () => {
  test('finds nothing in minutes that are in order', () => {
    expect(found({ ...owned({ leadPersonId: 'ann', targetDate: '2021-01-13' }), decisions: [decision('d', 'plan', 'Approve the plan', { votesFor: 1 })], votes: [{ decisionId: 'd', personId: 'ann', vote: 'for' }] })).toEqual([]);
  });

  test.each<[string, Partial<MinutesData>, Partial<PreflightFacts>, string[]]>([
    ['an action without an owner', owned({}), {}, ['87 The plan – action 4 has no owner.']],
    ['an owner given as a name in words', owned({ leadText: 'All partners' }), {}, []],
    ['an owner who is not in the attendance list', { ...owned({ leadPersonId: 'cy' }), people: [ann, ben, person('cy', 'Cy Dunn')] }, {}, ['87 The plan – action 4 is for Cy Dunn, who is not in the attendance list.']],
    ['an owner who sent apologies, who is in the list', owned({ leadPersonId: 'ben' }), {}, []],
    ['initials of nobody in the attendance list', owned({ leadText: 'AL / XY' }), {}, ['87 The plan – action 4 is for XY, but nobody in the attendance list has these initials.']],
    ['initials with full stops', owned({ leadText: 'A.L. and B.O.' }), {}, []],
    ['a date the day before the meeting', owned({ leadPersonId: 'ann', targetDate: '2021-01-12' }), {}, ['87 The plan – action 4 is due on 12 January 2021, before the meeting.']],
    ['more votes than members present', { decisions: [decision('d', 'plan', 'Approve the plan', { votesFor: 1, votesAbstained: 1 })] }, {}, ['87 The plan – 2 votes are counted on “Approve the plan”, but only 1 member was present.']],
    ['a vote of somebody who sent apologies', { decisions: [decision('d', 'plan', 'Approve the plan')], votes: [{ decisionId: 'd', personId: 'ben', vote: 'for' }] }, {}, ['87 The plan – a vote of Ben Oke is recorded on “Approve the plan”, who is not marked as a member present.']],
    ['a vote of a member who left the room for the item',
      { declarations: [{ agendaItemId: 'plan', personId: 'ann', kind: 'pecuniary', nature: null, leftRoom: true }], decisions: [decision('d', 'plan', 'Approve the plan', { votesFor: 1 })], votes: [{ decisionId: 'd', personId: 'ann', vote: 'for' }] }, {},
      ['87 The plan – 1 votes are counted on “Approve the plan”, but only 0 members were present.', '87 The plan – a vote of Ann Lee is recorded on “Approve the plan”, who declared an interest and left the room.'].map((one) => one.replace('1 votes are', '1 vote is').replace('of Ann', 'of Cllr Ann'))],
    ['a vote of a substitute', { decisions: [decision('d', 'plan', 'Approve the plan')], votes: [{ decisionId: 'd', personId: 'ben', vote: 'for' }], attendance: [mark('ben', 'substitute', { forSeatId: 'chair' })] }, {}, []],
    ['a minute without an outcome', { minutes: [minute('plan', doc('The plan was presented.'))] }, {}, ['87 The plan – no outcome is given.']],
    ['an item of which nothing is written', { minutes: [] }, {}, ['87 The plan – nothing is written yet.']],
    ['a standing item of which nothing is written', { items: [agendaItem('plan', '87', 'Apologies', { section: 'standing' })], minutes: [] }, {}, []],
    ['an item that gets no minute', { items: [agendaItem('plan', null, 'Coffee')], minutes: [] }, {}, []],
    ['a decision without words', { minutes: [minute('plan', doc('The plan was presented.'), { outcome: 'resolved' })] }, {}, ['87 The plan – it says “resolved”, but not what was resolved.']],
    ['a number that another meeting has', {}, { otherNumbers: new Map([['87', '2020-11-04']]) }, ['87 The plan – the number 87 is also given in the minutes of 4 November 2020.']],
    ['nobody marked', { attendance: [], ...owned({ leadPersonId: 'ann', leadText: 'ZZ' }) }, {}, ['Nobody is marked as present.']],
    ['a comment that nobody answered', {}, { openComments: [{ draft: 2, who: 'Ann Lee', agendaItemId: null }] }, ['The comment of Ann Lee on draft 2 is not answered yet.']],
    ['a time without a quorum', {}, { quorum: ['No quorum from 7:00 pm: 1 of the 2 members needed.'] }, ['No quorum from 7:00 pm: 1 of the 2 members needed.']],
  ])('%s', (_, more, rest, expected) => expect(found(more, rest)).toEqual(expected));

  test('leads to the item, and names a number given twice at both', () => {
    const items = [agendaItem('plan', '87', 'The plan'), agendaItem('other', '87', 'Other')];
    const problems = preflight(facts({ items, minutes: items.map((item) => minute(item.id, doc('Said.'), { outcome: 'noted' })) }));
    expect(problems.map((one) => one.agendaItemId)).toEqual(['plan', 'other']);
    expect(problems[1]!.text).toBe('87 Other – the number 87 is given twice in these minutes.');
  });
});
