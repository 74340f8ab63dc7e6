import { Inspector } from '../../ui/inspector.tsx';
import { useWorkspace, useWorkspaceState } from './data/workspace.ts';
import type { MeetingData } from './data/use-meeting.ts';
import { CirculatePanel } from './meeting/circulate-panel.tsx';
import { FindPanel } from './meeting/find-panel.tsx';
import { ConfirmForm } from './meeting/confirm-form.tsx';
import { CorrectionForm } from './meeting/correction-form.tsx';
import { DraftsPanel } from './meeting/drafts-panel.tsx';
import { EarlierPanel } from './meeting/earlier-panel.tsx';
import { MeetingForm } from './meeting/meeting-form.tsx';
import { DeclarationsPanel } from './meeting/declarations-panel.tsx';
import { PublicPanel } from './meeting/public-panel.tsx';
import { Preflight } from './meeting/preflight.tsx';
import { ItemForm } from './outline/item-form.tsx';
import { Papers } from './outline/papers.tsx';
import { Room } from './room/room.tsx';

/** The right side: who is in the room, or in its place the details of what was asked for. */
export function Side({ data }: { data: MeetingData }) {
  const workspace = useWorkspace();
  const panel = useWorkspaceState((state) => state.panel);
  const current = useWorkspaceState((state) => state.current);
  const close = () => workspace.store.setState({ panel: null });
  const item = data.items.find((one) => one.id === current);
  switch (panel) {
    case 'meeting': return <Inspector title="Details of the meeting" focus onClose={close}><MeetingForm data={data} onClose={close} /></Inspector>;
    case 'find': return <Inspector title="Find and replace" focus onClose={close}><FindPanel data={data} start={selectedWords()} /></Inspector>;
    case 'preflight': return <Inspector title="Check the minutes" focus onClose={close}><Preflight data={data} /></Inspector>;
    case 'circulate': return <Inspector title="Circulate draft" focus onClose={close}><CirculatePanel data={data} onClose={close} /></Inspector>;
    case 'drafts': return <Inspector title="Drafts and comments" focus onClose={close}><DraftsPanel data={data} /></Inspector>;
    case 'public': return <Inspector title="Private business" focus onClose={close}><PublicPanel data={data} /></Inspector>;
    case 'confirm': return <Inspector title="Confirm minutes" focus onClose={close}><ConfirmForm data={data} onClose={close} /></Inspector>;
    case 'earlier': return <Inspector title="Earlier minutes" focus onClose={close}><EarlierPanel data={data} /></Inspector>;
    case 'declarations': return <Inspector title="Declarations of interest" focus onClose={close}><DeclarationsPanel data={data} /></Inspector>;
    case 'correction': return <Inspector title="Record a correction" focus onClose={close}><CorrectionForm data={data} onClose={close} /></Inspector>;
    case 'item':
      if (item === undefined) break;
      return (
        <Inspector title={`Item: ${item.title}`} focus onClose={close}>
          <Papers item={item} key={`papers ${item.id}`} />
          {!data.closed && <ItemForm item={item} onClose={close} key={item.id} />}
        </Inspector>
      );
    case null:
  }
  return <Room data={data} />;
}

/** What is selected on the page, if it is a few words on one line. */
function selectedWords(): string {
  const words = window.getSelection()?.toString().trim() ?? '';
  return words.length > 100 || words.includes('\n') ? '' : words;
}
