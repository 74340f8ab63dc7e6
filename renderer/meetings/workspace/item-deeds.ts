import { useMemo, useRef } from 'react';
import { perform } from '../../cache.ts';
import { call } from '../../call.ts';
import { timeInLondon } from '../../../shared/dates.ts';
import type { AgendaItem } from '../../../shared/meetings.ts';
import { takeItem, useWorkspace, writeIn } from './data/workspace.ts';
import type { MeetingData } from './data/use-meeting.ts';
import type { ItemDeed } from './text/item-keys.ts';

/** Does what a key or a button asks for at the item being taken. `run` says whether there was anything to do. */
export function useItemDeeds(data: MeetingData): { run: (deed: ItemDeed) => boolean } {
  const workspace = useWorkspace();
  const now = useRef(data);
  now.current = data;
  return useMemo(() => ({
    run: (deed) => {
      const { items, closed } = now.current;
      const { current, editing } = workspace.store.getState();
      const at = items.findIndex((item) => item.id === current);
      const item = items[at];
      if (item === undefined) return false;
      if (deed.does === 'go') {
        const next = items[at + deed.by];
        if (next === undefined) return false;
        if (editing !== null && next.minuted) writeIn(workspace, next.id, 'end');
        else takeItem(workspace, next.id);
        if (deed.by > 0) noteTaken(now.current, next);
        return true;
      }
      if (closed) return false;
      switch (deed.does) {
        case 'move': moveItem(now.current, item.id, deed.by); return true;
        case 'outcome': {
          const writer = workspace.writers.minute(item.id, undefined);
          // The same key again takes it away.
          void writer.set({ outcome: writer.value.outcome === deed.outcome ? null : deed.outcome });
          return true;
        }
        default: workspace.store.setState({ adding: { itemId: item.id, what: deed.does } }); return true;
      }
    },
  }), [workspace]);
}

/** While the meeting runs, going on to an item notes the time at which it was taken, once. */
function noteTaken({ meeting, today, closed }: MeetingData, item: AgendaItem): void {
  const running = !closed && meeting.date === today && meeting.actualStart !== null && meeting.actualEnd === null;
  if (!running || item.startedAt !== null) return;
  void perform('agendaItems.update', { id: item.id, version: item.version, set: { startedAt: timeInLondon(Date.now()) } });
}

let moving: Promise<unknown> = Promise.resolve();

/** One place up or down the agenda. A key that is held down moves again and again, each time from where the last one left the item. */
function moveItem({ meeting }: Pick<MeetingData, 'meeting'>, id: string, by: -1 | 1): void {
  moving = moving.then(async () => {
    const list = await call('agendaItems.list', { meetingId: meeting.id });
    if (!list.ok) return;
    const items = list.value;
    const at = items.findIndex((item) => item.id === id);
    const item = items[at];
    if (item === undefined || items[at + by] === undefined) return;
    const before = by < 0 ? items[at - 1]!.id : items[at + 2]?.id ?? null;
    await perform('agendaItems.move', { id, version: item.version, before });
  });
}
