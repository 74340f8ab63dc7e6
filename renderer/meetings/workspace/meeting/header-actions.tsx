import { useState } from 'react';
import { isConfirmed } from '../../../../shared/meetings.ts';
import { setQuery } from '../../../address.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { useWorkspace, type Panel } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { ExportDialog } from './export-dialog.tsx';

/** What is done with the meeting as a whole. */
export function HeaderActions({ data, live }: { data: MeetingData; live: boolean }) {
  const { meeting, today, closed } = data;
  const workspace = useWorkspace();
  const [exporting, setExporting] = useState(false);
  const open = (panel: Panel) => workspace.store.setState({ panel });
  const circulate = async () => {
    await workspace.writers.flush();
    await perform('meetings.circulate', { id: meeting.id, version: meeting.version, on: today }, { done: 'Draft minutes marked as circulated' });
  };
  const confirmed = isConfirmed(meeting.minutesState);
  const entries: MenuEntry[] = [
    ...(confirmed ? [] : [{ id: 'details', label: 'Edit details', run: () => open('meeting') }]),
    ...(closed ? [] : [
      { id: 'circulate', label: meeting.minutesState === 'circulated' ? 'Circulate again' : 'Circulate draft', run: () => void circulate() },
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
    </>
  );
}
