import { useQuery } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice, Notice, Waiting } from '../../../ui/notices.tsx';
import { takeItem, useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';

/** What looks wrong in these minutes, each with a way to the place. It warns; whoever wrote them decides. */
export function Preflight({ data }: { data: MeetingData }) {
  const workspace = useWorkspace();
  const { data: found, error } = useQuery('minutes.preflight', { meetingId: data.meeting.id });
  if (found === undefined) return error === undefined ? <Waiting /> : <ErrorNotice problem={error} />;
  if (found.length === 0) return <p role="status">Nothing stands out: every item has an outcome and every action an owner, and the numbers and votes agree with who was there.</p>;
  const goTo = (itemId: string) => {
    takeItem(workspace, itemId);
    document.getElementById(`minute-${itemId}`)?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <p role="status">{found.length === 1 ? 'One thing is' : `${found.length} things are`} worth a second look. You can send the minutes out all the same.</p>
      <ul className="preflight">
        {found.map(({ text, agendaItemId }) => (
          <li key={text}>
            <span>{text}</span>
            {agendaItemId === null
              ? <Button small onClick={() => workspace.store.setState({ panel: null })}>Show who was there</Button>
              : <Button small aria-label={`Show: ${text}`} onClick={() => goTo(agendaItemId)}>Show</Button>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One line above a form that sends minutes out: how much is worth a second look. */
export function PreflightNotice({ data, onLook }: { data: MeetingData; onLook?: () => void }) {
  const workspace = useWorkspace();
  const { data: found = [] } = useQuery('minutes.preflight', data.closed ? null : { meetingId: data.meeting.id });
  if (found.length === 0) return null;
  const look = () => {
    onLook?.();
    workspace.store.setState({ panel: 'preflight' });
  };
  return (
    <Notice look="warning" action={<Button small onClick={look}>Check the minutes</Button>}>
      {found.length === 1 ? 'One thing in these minutes is' : `${found.length} things in these minutes are`} worth a second look first.
    </Notice>
  );
}
