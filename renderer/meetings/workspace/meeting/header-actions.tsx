import { useState } from 'react';
import { isConfirmed } from '../../../../shared/meetings.ts';
import { setQuery } from '../../../address.ts';
import { call } from '../../../call.ts';
import { FollowDialog, type Followed } from '../../../threads/follow.tsx';
import { Button } from '../../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { useWorkspace, useWorkspaceState, type Panel } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { circulate } from './circulate-panel.tsx';
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
  const sendRound = async () => {
    await workspace.writers.flush();
    const found = await call('minutes.preflight', { meetingId: meeting.id });
    if (found.ok && found.value.length > 0) open('circulate');
    else await circulate(workspace, data);
  };
  const confirmed = isConfirmed(meeting.minutesState);
  const entries: MenuEntry[] = [
    ...(confirmed ? [] : [{ id: 'details', label: 'Edit details', run: () => open('meeting') }]),
    ...(item === undefined ? [] : [{ id: 'follow', label: 'Follow this subject…', run: () => setFollowing({ name: item.title, agendaItemIds: [item.id], actionIds: [] }) }]),
    { id: 'earlier', label: 'Earlier minutes', run: () => open('earlier') },
    { id: 'declarations', label: 'Declarations of interest', run: () => open('declarations') },
    ...(closed ? [] : [
      { id: 'preflight', label: 'Check the minutes', run: () => open('preflight') },
      { id: 'circulate', label: meeting.minutesState === 'circulated' ? 'Circulate again' : 'Circulate draft', run: () => void sendRound() },
      { id: 'confirm', label: 'Confirm minutes', run: () => open('confirm') },
    ]),
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
