import { readFileSync } from 'node:fs';
import type { Line } from './measure.ts';
import { serve } from './served.ts';

const BACK_END_MB = 200;
const DOCUMENT_WORKER_MB = 600;
const SETTLE_MS = 1500;

/** Resident memory of a process in MB, by the kernel's own count. */
function residentMb(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found![1]) / 1024;
}
/** Threads are counted by their names: the document worker says that it is one. */
const threads = (pid: number): number => Number(/^Threads:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, SETTLE_MS));

/** What the product takes with the board of twenty years open and used, while it writes a PDF, and after. Linux only: read from /proc. */
export async function measureMemory(file: string): Promise<Line[]> {
  if (process.platform !== 'linux') return [{ what: 'memory', figures: 'not measured: only Linux says it in /proc', target: '', holds: null }];
  const served = await serve(file);
  const pid = served.process.pid!;
  try {
    const meetings = await served.call('meetings.list', { from: '2024-01-01', to: '2025-12-31' }) as { id: string }[];
    for (const meeting of meetings.slice(0, 60)) {
      for (const name of ['agendaItems.list', 'minutes.list', 'attendance.room', 'actions.list']) await served.call(name, { meetingId: meeting.id });
    }
    for (const words of ['training', 'neglect', 'report on the']) await served.call('search.find', { words });
    for (const name of ['home.get', 'people.list', 'organisations.list', 'history.list']) await served.call(name, {});
    await settle();
    const used = residentMb(pid);
    const threadsBefore = threads(pid);

    const place = await served.call('door.saveAs', { name: 'minutes.pdf', type: 'pdf' }) as { token: string };
    let peak = used;
    const watch = setInterval(() => { peak = Math.max(peak, residentMb(pid)); }, 5);
    await served.call('packs.minutes', { meetingId: meetings[0]!.id, format: 'pdf', to: place.token });
    clearInterval(watch);
    await settle();
    const after = residentMb(pid);
    await served.call('actions.list', {});
    await settle();
    const everything = residentMb(pid);
    return [
      { what: 'back end and loopback door, after use', figures: `${used.toFixed(0)} MB in the whole process`, target: `${BACK_END_MB} MB`, holds: used < BACK_END_MB },
      { what: 'document worker, at its peak', figures: `${(peak - used).toFixed(0)} MB more (${peak.toFixed(0)} MB in all)`, target: `${DOCUMENT_WORKER_MB} MB`, holds: peak - used < DOCUMENT_WORKER_MB },
      {
        what: 'document worker, afterwards', figures: `${threads(pid)} threads, ${threadsBefore} before; ${(after - used).toFixed(0)} MB more than before`,
        target: 'gone', holds: threads(pid) <= threadsBefore,
      },
      { what: 'after all 20,000 actions in one answer', figures: `${everything.toFixed(0)} MB in the whole process`, target: '', holds: null },
    ];
  } finally {
    await served.close();
  }
}
