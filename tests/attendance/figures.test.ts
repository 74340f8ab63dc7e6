import { describe, expect, test } from 'vitest';
import { percentage } from '../../shared/attendance-figures/percentage.ts';
import { said, TestBoard } from './facts.ts';

const times = (count: number, line: string): string[] => Array.from({ length: count }, () => line);

describe('figures with known answers', () => {
  test('an agency that attends twice, misses once, sends apologies once and is not expected once has 50%', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).meetings('ann present', 'ann present', 'ann absent', 'ann apologies', 'ann not-expected');
    expect(said(board.organisationFigure('Police'))).toBe('2/4 50%');
    expect(board.organisationFigure('Police').commitment).toBe(75);
  });

  test('a member expected at 21 meetings and present at 20 has 95%', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']);
    for (let at = 0; at < 21; at++) board.meeting(at === 7 ? 'ann absent' : 'ann present', { date: `2026-${String(1 + Math.floor(at / 2)).padStart(2, '0')}-${10 + at % 2}` });
    expect(said(board.memberFigure('ann'))).toBe('20/21 95%');
  });

  test('a member of 10 meetings who attends 8 and substitutes for others at 3 has 80%', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).seat('t', 'Fire', ['bob'])
      .meetings(...times(5, 'ann present, bob present'), ...times(3, 'ann present, ann substitute t, bob apologies'), ...times(2, 'ann absent, bob present'));
    expect(said(board.memberFigure('ann'))).toBe('8/10 80%');
    expect(said(board.memberFigure('bob'))).toBe('7/10 70%');
    expect(said(board.organisationFigure('Fire'))).toBe('10/10 100%');
  });

  test('somebody appointed after the third of six meetings who attends the other three has 100%, and the first three do not apply', () => {
    const board = new TestBoard().seat('s', 'Police', []).appoint('s', 'ann', { fromDate: '2026-03-11' })
      .meetings('', '', '', 'ann present', 'ann present', 'ann present');
    expect(said(board.memberFigure('ann'))).toBe('3/3 100%');
    const { meetings } = board.explain({ personId: 'ann' });
    expect(meetings.map((one) => one.of)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(meetings[0]!.words).toBe('Not counted: not a member then (the appointment begins on 11 March 2026).');
  });

  test('an agency with two seats and one filled person present is represented once, not half', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).seat('t', 'Police', ['bob']).meetings('ann present, bob absent');
    expect(said(board.organisationFigure('Police'))).toBe('1/1 100%');
    expect(said(board.organisationFigure('Police', { seats: 'every' }))).toBe('1/2 50%');
  });

  test.each([[1217, 1438, 85], [20, 21, 95], [1, 8, 13], [1, 2, 50], [1, 3, 33], [2, 3, 67], [199, 200, 100], [0, 5, 0], [1, 200, 1], [0, 0, null]])(
    '%i of %i is %s per cent, halves rounded up', (part, whole, expected) => {
      expect(percentage(part, whole)).toBe(expected);
    });
});

describe('what represents an agency', () => {
  const board = new TestBoard().seat('s', 'Police', ['ann'])
    .meetings('ann present', 'ann virtual', 'dee substitute s, ann apologies', 'dee substitute s', 'ann present arrived11:30', 'ann absent');
  test.each([
    ['by the field’s rules', {}, '5/6 83%', '3/6 50%'],
    ['when deputies do not count', { deputies: false }, '3/6 50%', '3/6 50%'],
    ['when taking part virtually does not count', { virtual: false }, '4/6 67%', '2/6 33%'],
    ['when half of the meeting must be attended', { partPresent: 50 }, '4/6 67%', '2/6 33%'],
    ['when a quarter of the meeting must be attended', { partPresent: 25 }, '5/6 83%', '3/6 50%'],
  ])('%s', (_, rules, agency, member) => {
    expect(said(board.organisationFigure('Police', rules))).toBe(agency);
    expect(said(board.memberFigure('ann', rules))).toBe(member);
  });

  test('apologies stand beside attendance and are not part of it', () => {
    const figure = board.organisationFigure('Police', { deputies: false });
    expect([figure.apologies, figure.notRecorded, figure.absent, figure.commitment]).toEqual([1, 1, 1, 67]);
  });

  test('either of two joint holders fills the seat, and each has their own figure', () => {
    const joint = new TestBoard().seat('s', 'Police', ['ann', 'bob']).meetings('ann present, bob absent', 'ann apologies, bob present', 'ann absent, bob absent');
    expect(said(joint.organisationFigure('Police'))).toBe('2/3 67%');
    expect(said(joint.memberFigure('ann'))).toBe('1/3 33%');
  });

  test('one person in two seats represents both agencies and counts once as a member', () => {
    const both = new TestBoard().seat('s', 'Police', ['ann']).seat('t', 'Fire', ['ann']).meetings('ann present', 'ann absent');
    expect(said(both.organisationFigure('Police'))).toBe('1/2 50%');
    expect(said(both.organisationFigure('Fire'))).toBe('1/2 50%');
    expect(said(both.memberFigure('ann'))).toBe('1/2 50%');
  });

  test('a role without an agency has a figure of its own, whoever holds it', () => {
    const lay = new TestBoard().seat('Lay member', null, ['ann']).seat('second', null, ['bob'], { role: 'Lay member' }).meetings('ann present, bob absent', 'ann absent, bob absent');
    expect(lay.organisationFigure('role:Lay member')).toMatchObject({ attended: 1, held: 2, seats: 2, role: 'Lay member', organisationId: null });
  });
});

describe('what is outside the denominator', () => {
  test.each([
    ['a cancelled meeting', { status: 'cancelled' }, 'Not counted: the meeting was cancelled.'],
    ['a meeting still to come', { status: 'planned', date: '2027-01-10' }, null],
    ['a past meeting not yet marked as held', { status: 'planned' }, 'Not counted: the meeting is not yet marked as held.'],
  ] as const)('%s', (_, more, words) => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).meeting('ann present').meeting('ann absent', more);
    expect(said(board.organisationFigure('Police'))).toBe('1/1 100%');
    if (words !== null) expect(board.explain({ key: 'Police' }).meetings[1]!.words).toBe(words);
  });

  test.each([['joint', 'joint'], ['extraordinary', 'extraordinary']] as const)('%s meetings when the rule says so, and only then', (kind, rule) => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).meeting('ann present').meeting('ann absent', { kind });
    expect(said(board.organisationFigure('Police'))).toBe('1/2 50%');
    expect(said(board.organisationFigure('Police', { [rule]: false }))).toBe('1/1 100%');
  });

  test('inquorate meetings when the rule says so, and only then', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).meeting('ann present').meeting('ann absent', { inquorate: true });
    expect(said(board.organisationFigure('Police'))).toBe('1/2 50%');
    expect(said(board.organisationFigure('Police', { inquorate: false }))).toBe('1/1 100%');
  });

  test('vacant time, even when somebody came for the vacant seat', () => {
    const board = new TestBoard().seat('s', 'Police', []).appoint('s', 'ann', { fromDate: '2026-02-01' }).meetings('dee substitute s', 'ann absent', 'ann present');
    expect(said(board.organisationFigure('Police'))).toBe('1/2 50%');
    expect(board.explain({ key: 'Police' }).meetings[0]!.words).toBe('Not counted: the seat was vacant; dee came as substitute.');
  });

  test('guests and observers', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).seat('o', 'Fire', ['bob'], { class: 'participating observer', countsForAttendance: false })
      .meetings('ann present, bob present, guy attending', 'ann present, bob absent');
    const { organisations, members } = board.figures();
    expect(organisations.map((one) => one.key)).toEqual(['Police']);
    expect(members.map((one) => one.personId)).toEqual(['ann']);
    expect(board.explain({ personId: 'bob' }).meetings[0]!.words).toBe('Not counted: a participating observer does not count for attendance; was present, but not as a member.');
  });

  test('time after the end of a seat', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann'], { toDate: '2026-01-31' }).meetings('ann present', '', '');
    expect(said(board.organisationFigure('Police'))).toBe('1/1 100%');
    expect(board.explain({ key: 'Police' }).meetings[1]!.words).toBe('Not counted: it had no seat then (the seat ended on 31 January 2026).');
  });

  test('meetings outside the period', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).meetings('ann present', 'ann absent', 'ann present');
    expect(said(board.figures({}, '2026-02-01', '2026-02-28').organisations[0]!)).toBe('0/1 0%');
    expect(said(board.figures({}, '2026-02-10', '2026-03-10').organisations[0]!)).toBe('1/2 50%');
  });
});

describe('merged agencies', () => {
  const board = new TestBoard().organisation('County', { fromDate: '2026-03-01' }).organisation('Borough', { successorId: 'County', toDate: '2026-02-28' })
    .seat('s', 'Borough', ['ann']).meetings('ann present', 'ann absent', 'ann present', 'ann present');
  test.each([
    ['from the merger', { Borough: '1/2 50%', County: '2/2 100%' }],
    ['throughout', { County: '3/4 75%' }],
    ['separately', { Borough: '1/2 50%' }],
  ] as const)('count with the successor %s', (mergers, expected) => {
    const figures = Object.fromEntries(board.figures({ mergers }).organisations.map((one) => [one.key, said(one)]));
    expect(figures).toEqual(expected);
  });

  test('two agencies merged into one are represented by either seat', () => {
    const merged = new TestBoard().organisation('Trust', { fromDate: '2026-02-01' })
      .organisation('East', { successorId: 'Trust', toDate: '2026-01-31' }).organisation('West', { successorId: 'Trust', toDate: '2026-01-31' })
      .seat('e', 'East', ['ann']).seat('w', 'West', ['bob']).meetings('ann present, bob absent', 'ann absent, bob present');
    expect(said(merged.organisationFigure('East'))).toBe('1/1 100%');
    expect(said(merged.organisationFigure('West'))).toBe('0/1 0%');
    expect(said(merged.organisationFigure('Trust'))).toBe('1/1 100%');
  });
});

describe('gaps and runs', () => {
  test('a member of whom nothing is recorded counts as absent and is reported', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann']).seat('t', 'Fire', ['bob']).meetings('ann present', 'ann present, bob attending');
    const { gaps } = board.figures();
    expect(said(board.memberFigure('bob'))).toBe('0/2 0%');
    expect(board.memberFigure('bob').notRecorded).toBe(1);
    expect(gaps.map((one) => [one.meeting.id, one.notRecorded, one.inAttendance])).toEqual([['m1', ['bob'], []], ['m2', [], ['bob']]]);
  });

  test('absences in a row are counted up to the last meeting, over meetings that do not apply, and apologies are told apart', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann'])
      .meetings('ann absent', 'ann absent', 'ann absent', 'ann present', 'ann apologies', 'ann not-expected', 'ann absent');
    expect(board.memberFigure('ann')).toMatchObject({ missedNow: 2, missedNowWithApologies: 1, missedLongest: 3, lastAttended: '2026-04-10' });
  });
});

describe('the explanation', () => {
  test('says how each meeting counted, in words', () => {
    const board = new TestBoard().seat('s', 'Police', ['ann'])
      .meetings('ann present', 'ann virtual', 'ann apologies, dee substitute s', 'ann present arrived11:30', '', 'ann not-expected');
    expect(board.explain({ key: 'Police' }, { partPresent: 50, deputies: false }).meetings.map((one) => one.words)).toEqual([
      'Represented: ann attended.',
      'Represented: ann attended virtually.',
      'Not represented, with apologies: ann sent apologies and dee came as substitute, which does not count by these rules.',
      'Not represented: ann attended (from 11:30 am, 25% of the meeting), less than the 50% that counts.',
      'Not represented: ann was expected and nothing is recorded, which counts as absent.',
      'Not counted: ann was not expected.',
    ]);
    expect(board.explain({ personId: 'ann' }).meetings.map((one) => one.words)).toEqual([
      'Attended.', 'Attended virtually.', 'Sent apologies; dee came as substitute; that counts for the agency only.',
      'Attended (from 11:30 am, 25% of the meeting).', 'Was expected and nothing is recorded, which counts as absent.', 'Not counted: was not expected.',
    ]);
  });
});
