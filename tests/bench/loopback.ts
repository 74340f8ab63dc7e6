import { createApp } from '../../db/app.ts';
import { clock } from './files.ts';
import { ms, sideBySide, type Line } from './measure.ts';
import { serve, serveBare } from './served.ts';

const MORE_MS = 1;

/** The same calls inside the back end and through HTTP, its worker and both processes. */
export async function measureLoopback(inside: string, outside: string): Promise<Line[]> {
  const app = createApp({ file: inside, clock });
  const served = await serve(outside);
  const bare = await serveBare();
  const lines: Line[] = [];
  try {
    const meetings = await served.call('meetings.list', { from: '2025-05-01', to: '2025-12-31' }) as { id: string }[];
    const id = meetings[0]!.id;
    for (const [name, input] of [['board.get', {}], ['meetings.get', { id }], ['agendaItems.list', { meetingId: id }], ['minutes.list', { meetingId: id }]] as const) {
      const answer = JSON.stringify(await app.dispatch(name, input));
      const found = await sideBySide({ inside: () => app.dispatch(name, input), loopback: () => served.call(name, input), http: () => bare.echo(answer) });
      lines.push({
        what: name, figures: `${ms(found.loopback)}, inside ${ms(found.inside)}: ${ms(found.loopback - found.inside)} more; HTTP alone ${ms(found.http)}`,
        target: `${MORE_MS} ms more`, holds: found.loopback - found.inside <= MORE_MS,
      });
    }
  } finally {
    app.close();
    await bare.close();
    await served.close();
  }
  return lines;
}
