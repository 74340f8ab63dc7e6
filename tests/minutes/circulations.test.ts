import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { addWorkingDays } from '../../shared/dates.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { testFolder } from '../fixtures/files.ts';

test.each([
  ['2026-09-10', 0, '2026-09-10'], ['2026-09-10', 1, '2026-09-11'], ['2026-09-11', 1, '2026-09-14'], ['2026-09-10', 10, '2026-09-24'],
  ['2026-12-24', 1, '2026-12-29'], ['2026-04-02', 1, '2026-04-07'],
])('from %s, %i working days on is %s', (from, days, expected) => expect(addWorkingDays(from, days)).toBe(expected));

describe('a draft that goes round', () => {
  let app: TestApp;
  let meetingId: string;
  beforeAll(async () => {
    app = openApp(join(testFolder('circulations'), 'board.boardwright'));
    await app.call('board.create', { name: 'Mossford Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Business manager' } });
    const bodyId = (await app.call('bodies.create', { name: 'Board' })).id;
    meetingId = (await app.call('meetings.create', { bodyId, date: '2026-09-24', startsAt: '18:00', status: 'held' })).id;
  });
  afterAll(() => app.app.close());
  const home = async () => (await app.call('home.get', {})).minutes[0];
  const circulate = async (more: object = {}) => {
    const { version } = await app.call('meetings.get', { id: meetingId });
    return app.call('meetings.circulate', { id: meetingId, version, on: '2026-10-12', ...more });
  };

  it('is due round ten working days after the meeting, or as soon as the board says', async () => {
    expect(await home()).toMatchObject({ circulateBy: '2026-10-08', draft: null });
    await app.call('minutes.changeSettings', { version: 1, circulateDays: 20, commentDays: 5 });
    expect(await home()).toMatchObject({ circulateBy: '2026-10-22' });
    await app.refused('minutes.changeSettings', { version: 9, circulateDays: 1, commentDays: 1 }, 'stale');
  });
  it('is numbered, and keeps whom it went to, by whom, and by when comments are wanted', async () => {
    await circulate({ recipients: [{ name: 'Ann Lee', email: 'ann@example.org' }], commentsBy: '2026-10-19' });
    await circulate();
    expect(await app.call('circulations.list', { meetingId })).toMatchObject([
      { number: 1, circulatedOn: '2026-10-12', commentsBy: '2026-10-19', recipients: [{ name: 'Ann Lee', email: 'ann@example.org' }], sentBy: 'Robin Ash' }, { number: 2, commentsBy: null, recipients: [] },
    ]);
    await app.call('history.undo', {});
    expect(await app.call('circulations.list', { meetingId })).toHaveLength(1);
    expect(await home()).toMatchObject({ circulateBy: null, draft: 1, commentsBy: '2026-10-19', openComments: 0 });
  });
  it('does not want comments before it goes round', async () => {
    const { version } = await app.call('meetings.get', { id: meetingId });
    await app.refused('meetings.circulate', { id: meetingId, version, on: '2026-10-12', commentsBy: '2026-10-01' }, 'invalid_input');
  });
  it('gathers comments, counts those that are open, and says so before anything is confirmed', async () => {
    const [draft] = await app.call('circulations.list', { meetingId });
    const comment = await app.call('reviewComments.create', { circulationId: draft!.id, writer: 'Legal', saidOn: '2026-10-13', text: 'Too long.' });
    expect(await home()).toMatchObject({ openComments: 1 });
    expect((await app.call('minutes.preflight', { meetingId })).map((one) => one.text)).toContain('The comment of Legal on draft 1 is not answered yet.');
    const answered = await app.call('reviewComments.update', { id: comment.id, version: comment.version, set: { response: 'not accepted', reason: 'All of it was said.' } });
    expect(answered.respondedOn).toBe('2026-10-15');
    expect(await home()).toMatchObject({ openComments: 0 });
    expect((await app.call('reviewComments.update', { id: comment.id, version: answered.version, set: { response: null } })).respondedOn).toBeNull();
  });
  it.each<[string, object]>([['nobody', {}], ['no words', { writer: 'Legal', text: ' ' }], ['a day before the draft', { writer: 'Legal', saidOn: '2026-10-01' }]])('takes no comment of %s', async (_, more) => {
    const [draft] = await app.call('circulations.list', { meetingId });
    await app.refused('reviewComments.create', { circulationId: draft!.id, saidOn: '2026-10-13', text: 'x', ...more }, 'invalid_input');
  });
});
