import { writeSync } from 'node:fs';
import { createApp } from '../../db/app.ts';
import { callerOf } from '../fixtures/caller.ts';
import { written } from '../fixtures/world.ts';

/**
 * A program that is going to be killed: works on a data file and says on standard output, at once, what it has been told is done.
 * `node crash-child.ts writing|backing-up|restoring FILE [BACKUP BACKUP]`
 */
const [, , work, file = '', ...backups] = process.argv;
const app = createApp({ file, place: (path) => path });
const { call } = callerOf((name, input) => app.dispatch(name, input));
const say = (line: object): void => { writeSync(1, `${JSON.stringify(line)}\n`); };

async function writing(): Promise<void> {
  const [body] = await call('bodies.list', {});
  const [minute] = await call('minutes.list', { meetingId: (await call('meetings.list', { from: '2026-09-01' }))[0]!.id });
  let { version } = minute!;
  say({ ready: true });
  for (let n = 0; n < 1000; n++) {
    const text = `${process.pid} ${n}`;
    if (n % 4 === 0) {
      ({ version } = await call('minutes.saveText', { id: minute!.id, version, body: written(text) }));
      say({ table: 'minutes', id: minute!.id, version });
    } else if (n % 4 === 1) {
      const item = await call('agendaItems.create', { meetingId: minute!.meetingId, title: text });
      say({ table: 'agendaItems', id: item.id, version: 1, text });
    } else {
      const action = await call('actions.create', { bodyId: body!.id, text });
      say({ table: 'actions', id: action.id, version: 1, text });
    }
  }
}
async function backingUp(): Promise<void> {
  say({ ready: true });
  for (;;) say({ backup: (await call('backups.make', {})).name });
}
async function restoring(): Promise<void> {
  say({ ready: true });
  for (;;) for (const name of backups) say({ restored: (await call('backups.restore', { from: name })).restored });
}
const works: Record<string, () => Promise<void>> = { writing, 'backing-up': backingUp, restoring };
await works[work!]!();
say({ finished: true });
app.close();
