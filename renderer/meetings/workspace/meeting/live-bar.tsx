import { formatTime, timeInLondon } from '../../../../shared/dates.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { useWorkspaceState } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { useItemDeeds } from '../item-deeds.ts';
import { againstPlan, minutesOf, formatLength, planOf } from '../outline/planned-times.ts';
import { useClock } from './clock.ts';

/** While the meeting runs: the time, the item being taken against the plan, and the next. */
export function LiveBar({ data }: { data: MeetingData }) {
  const { meeting, items, numbers } = data;
  const now = useClock(true);
  const current = useWorkspaceState((state) => state.current);
  const deeds = useItemDeeds(data);
  const plan = planOf(meeting.actualStart ?? meeting.startsAt, items);
  const at = items.findIndex((item) => item.id === current);
  const item = items[at];
  const next = items[at + 1];
  const running = meeting.actualStart !== null && meeting.actualEnd === null;
  const stands = running && item !== undefined && plan.total > 0 ? againstPlan(now, plan.starts[at]!, item.plannedMinutes) ?? 'on time' : null;
  const save = (set: Parameters<typeof saveTimes>[1], done: string) => void saveTimes(meeting, set, done);
  return (
    <section className="live-bar" aria-label="Live">
      <span className="live-clock">{formatTime(now)}</span>
      <span className="live-since small">
        {meeting.actualStart === null ? 'Not started' : meeting.actualEnd === null
          ? `Started ${formatTime(meeting.actualStart)}, ${formatLength(Math.max(0, minutesOf(now) - minutesOf(meeting.actualStart)))} ago`
          : `Held ${formatTime(meeting.actualStart)} to ${formatTime(meeting.actualEnd)}`}
        {stands !== null && <><br /><strong>{stands}</strong></>}
      </span>
      <span className="live-item">
        <span className="small soft">{item === undefined ? 'No item taken yet' : `Item ${at + 1} of ${items.length}${item.plannedMinutes === null ? '' : `, ${item.plannedMinutes} min planned`}${item.startedAt === null ? '' : `, taken at ${formatTime(item.startedAt)}`}`}</span>
        <strong>{next === undefined ? 'No further item' : `Next: ${numbers.get(next.id) ?? ''} ${next.title}`}</strong>
      </span>
      <span className="row live-buttons">
        <Button small onClick={() => deeds.run({ does: 'go', by: -1 })} aria-disabled={at <= 0 || undefined} keys="Alt+PgUp">Back</Button>
        <Button small onClick={() => deeds.run({ does: 'go', by: 1 })} aria-disabled={next === undefined || undefined} keys="Alt+PgDn">Next item</Button>
        {meeting.actualStart === null
          ? <Button small look="primary" onClick={() => save({ actualStart: timeInLondon(Date.now()), status: 'held' }, 'Meeting started')}>Start the meeting</Button>
          : meeting.actualEnd === null
            ? <Button small look="primary" onClick={() => save({ actualEnd: timeInLondon(Date.now()), status: 'held' }, 'Meeting ended')}>End the meeting</Button>
            : null}
      </span>
    </section>
  );
}

async function saveTimes(meeting: MeetingData['meeting'], set: { actualStart?: string; actualEnd?: string; status: 'held' }, done: string): Promise<void> {
  await perform('meetings.update', { id: meeting.id, version: meeting.version, set }, { done });
}
