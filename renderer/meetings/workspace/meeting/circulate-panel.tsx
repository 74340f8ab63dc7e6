import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import type { Workspace } from '../data/workspace.ts';
import { useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { Preflight } from './preflight.tsx';

/** Marks the draft as sent round today. */
export async function circulate({ writers }: Workspace, { meeting, today }: MeetingData): Promise<boolean> {
  await writers.flush();
  return (await perform('meetings.circulate', { id: meeting.id, version: meeting.version, on: today }, { done: 'Draft minutes marked as circulated' })).ok;
}

/** Comes before circulating where something in the minutes is worth a second look. */
export function CirculatePanel({ data, onClose }: { data: MeetingData; onClose: () => void }) {
  const workspace = useWorkspace();
  const send = async () => {
    if (await circulate(workspace, data)) onClose();
  };
  return (
    <>
      <Preflight data={data} />
      <div className="form-foot"><Button look="primary" onClick={() => void send()}>Mark as circulated</Button><Button onClick={onClose}>Not yet</Button></div>
    </>
  );
}
