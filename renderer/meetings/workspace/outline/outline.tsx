import { useMemo, useRef } from 'react';
import { formatTime } from '../../../../shared/dates.ts';
import type { AgendaItem } from '../../../../shared/meetings.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { takeItem, useWorkspace, useWorkspaceState, writeIn } from '../data/workspace.ts';
import type { MeetingData, MeetingItem } from '../data/use-meeting.ts';
import { useItemDeeds } from '../item-deeds.ts';
import { PickList } from '../pick-list.tsx';
import { itemDeed } from '../text/item-keys.ts';
import { AddItem } from './add-item.tsx';
import { formatLength, minutesOf, planOf, timeOf, type Plan } from './planned-times.ts';

const NO_BREAK = '\u00a0';
const SECTIONS = { standing: 'standing', business: null, urgent: 'urgent', private: 'private' } as const;

/** The agenda: numbers, times against plan, and the item being taken. */
export function Outline({ data }: { data: MeetingData }) {
  const { items, meeting, numbers, papers, closed } = data;
  const workspace = useWorkspace();
  const current = useWorkspaceState((state) => state.current);
  const deeds = useItemDeeds(data);
  const plan = useMemo(() => planOf(meeting.actualStart ?? meeting.startsAt, items), [meeting, items]);
  const list = useRef<HTMLDivElement>(null);
  const item = items.find((one) => one.id === current);
  const remove = async (gone: AgendaItem) => {
    const at = items.indexOf(gone);
    const result = await perform('agendaItems.delete', { id: gone.id, version: gone.version }, { done: `“${gone.title}” deleted from the agenda` });
    if (result.ok) takeItem(workspace, (items[at + 1] ?? items[at - 1])?.id ?? null);
  };
  const details = () => workspace.store.setState({ panel: 'item' });

  return (
    <section className="outline" aria-label="Agenda" data-pane="outline">
      <div className="pane-head">
        <h2>Agenda</h2>
        <span className="small soft">{lengthOf(plan, meeting)}</span>
      </div>
      <PickList
        ref={list}
        label="Agenda items"
        groups={[{ id: 'all', label: null, items }]}
        idOf={(one) => one.id}
        current={current}
        onCurrent={(id) => takeItem(workspace, id)}
        onOpen={(one) => (closed || !one.minuted ? details() : writeIn(workspace, one.id, 'end'))}
        onKey={(event, one) => {
          const deed = itemDeed(event);
          if (deed !== null) return deeds.run(deed);
          if (event.key === 'Delete' && !closed) void remove(one);
          else if (event.key === 'F2') details();
          else return false;
          return true;
        }}
        classOf={(one) => (one.minuted ? '' : 'unminuted')}
        render={(one) => <OutlineRow item={one} number={numbers.get(one.id) ?? null} papers={papers.get(one.id) ?? 0} start={plan.starts[items.indexOf(one)]!} />}
      />
      {closed ? item !== undefined && (
        <div className="pane-foot">
          <div className="row pick-tools"><Button small onClick={details} aria-keyshortcuts="F2">Papers</Button></div>
        </div>
      ) : (
        <div className="pane-foot">
          {item !== undefined && (
            <div className="row pick-tools" role="group" aria-label={`Item: ${item.title}`}>
              <Button small onClick={details} aria-keyshortcuts="F2" title="Papers and details (F2)">Details</Button>
              <Button small look="quiet" icon aria-label="Move up" title="Move up (Alt+↑)" onClick={() => deeds.run({ does: 'move', by: -1 })}>↑</Button>
              <Button small look="quiet" icon aria-label="Move down" title="Move down (Alt+↓)" onClick={() => deeds.run({ does: 'move', by: 1 })}>↓</Button>
              <Button small look="quiet" className="push" title="Delete (Del)" onClick={() => void remove(item)}>Delete</Button>
            </div>
          )}
          <AddItem meetingId={meeting.id} />
        </div>
      )}
    </section>
  );
}

function lengthOf(plan: Plan, meeting: MeetingData['meeting']): string {
  if (plan.total === 0) return '';
  const planned = meeting.endsAt === null ? '' : ` of ${formatLength(minutesOf(meeting.endsAt) - minutesOf(meeting.startsAt))}`;
  return `${formatLength(plan.total)}${planned} planned`;
}

function OutlineRow({ item, number, papers, start }: { item: MeetingItem; number: string | null; papers: number; start: number }) {
  const facts = [
    item.startedAt !== null ? `taken ${formatTime(item.startedAt)}` : item.plannedMinutes === null ? null : `${formatTime(timeOf(start))}, ${item.plannedMinutes} min`,
    SECTIONS[item.section],
    isPrivate(item) && item.section !== 'private' ? 'private' : null,
    item.madePublic == null ? null : 'made public',
    item.purpose,
    item.minuted ? null : 'no minute',
    papers === 0 ? null : `${papers}${NO_BREAK}${papers === 1 ? 'paper' : 'papers'}`,
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className="outline-number">{number ?? '–'}</span>
      <span className="outline-what">
        <span>{item.title}</span>
        {facts.length > 0 && <span className="outline-facts">{facts.join(' · ')}</span>}
      </span>
    </>
  );
}
