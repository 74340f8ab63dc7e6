import { useState } from 'react';
import { isConfirmed } from '../../../../shared/meetings.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import { go, setQuery } from '../../../address.ts';
import { perform } from '../../../cache.ts';
import { FollowDialog, type Followed } from '../../../threads/follow.tsx';
import { Button } from '../../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { takeItem, useWorkspace, useWorkspaceState, type Panel, type Workspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { ExportDialog } from './export-dialog.tsx';

/** What is done with the meeting as a whole. */
export function HeaderActions({ data, live }: { data: MeetingData; live: boolean }) {
  const { meeting, closed } = data;
  const workspace = useWorkspace();
  const [exporting, setExporting] = useState(false);
  const [following, setFollowing] = useState<Followed | null>(null);
  const current = useWorkspaceState((state) => state.current);
  const item = data.items.find((one) => one.id === current);
  const open = (panel: Panel) => workspace.store.setState({ panel });
  const confirmed = isConfirmed(meeting.minutesState);
  const entries: MenuEntry[] = [
    ...(confirmed ? [] : [{ id: 'details', label: 'Edit details', run: () => open('meeting') }]),
    ...(item === undefined ? [] : [{ id: 'follow', label: 'Follow this subject…', run: () => setFollowing({ name: item.title, agendaItemIds: [item.id], actionIds: [] }) }]),
    ...(item === undefined ? [] : [{ id: 'papers', label: 'Papers of this item', run: () => open('item') }]),
    { id: 'earlier', label: 'Earlier minutes', run: () => open('earlier') },
    ...(meeting.status === 'held' ? [{ id: 'excerpt', label: 'Extract for an agency', run: () => go(`/excerpt?meeting=${meeting.id}`) }] : []),
    { id: 'find', label: closed ? 'Find' : 'Find and replace', keys: 'Ctrl+H', run: () => open('find') },
    { id: 'declarations', label: 'Declarations of interest', run: () => open('declarations') },
    ...(closed ? [] : [
      { id: 'matters', label: 'Matters arising from the last minutes', run: () => void bringMatters(workspace, meeting.id) },
      { id: 'preflight', label: 'Check the minutes', run: () => open('preflight') },
      { id: 'circulate', label: meeting.minutesState === 'circulated' ? 'Circulate again' : 'Circulate draft', run: () => open('circulate') },
      { id: 'confirm', label: 'Confirm minutes', run: () => open('confirm') },
    ]),
    ...(meeting.minutesState === 'draft' ? [] : [{ id: 'drafts', label: 'Drafts and comments', run: () => open('drafts') }]),
    { id: 'send', label: 'Send as a bundle', run: () => go(`/bundles?new=1&part=meeting/${meeting.id}`) },
    { id: 'compare', label: 'Compare versions', run: () => go(`/meetings/${meeting.id}/compare`) },
    ...(data.madePublic.length > 0 || data.items.some((one) => one.minuted && isPrivate(one)) ? [{ id: 'public', label: 'Private business: make public', run: () => open('public') }] : []),
    ...(confirmed ? [{ id: 'correction', label: 'Record a correction at a later meeting', run: () => open('correction') }] : []),
  ];
  return (
    <>
      {!closed && <Button aria-pressed={live} onClick={() => setQuery({ live: live ? '' : '1' }, { replace: false })}>{live ? 'Leave live mode' : 'Live mode'}</Button>}
      <Menu label="Meeting" entries={entries} />
      <Button look="primary" onClick={() => setExporting(true)}>Export minutes</Button>
      <ExportDialog data={data} open={exporting} onClose={() => setExporting(false)} />
      {following !== null && <FollowDialog what={following} onClose={() => setFollowing(null)} />}
    </>
  );
}

/** Takes over what arises from the last minutes, and goes there. */
async function bringMatters(workspace: Workspace, meetingId: string): Promise<void> {
  await workspace.writers.flush();
  const done = await perform('minutes.mattersArising', { meetingId }, {
    done: ({ added, news }) => (added + news === 0 ? 'Nothing new arises: no action came of the last minutes, or all are there already' : `Matters arising: ${added} taken over${news === 0 ? '' : `, news of ${news}`}`),
  });
  const [first] = done.ok ? done.value.agendaItemIds : [];
  if (first !== undefined) takeItem(workspace, first);
}
