import { useCallback, useEffect, useMemo, useState } from 'react';
import { formatDayMonthYear, formatLongDate, formatTimeRange } from '../../../shared/dates.ts';
import { isConfirmed } from '../../../shared/meetings.ts';
import { timesWord } from '../../../shared/minutes/confirming.ts';
import { useAddress } from '../../address.ts';
import { NotFound } from '../../frame/not-found.tsx';
import type { Params } from '../../routes.tsx';
import { Button } from '../../ui/button.tsx';
import { useScreenKeys } from '../../ui/keys.ts';
import { Link } from '../../ui/link.tsx';
import { ErrorNotice, Notice, Waiting } from '../../ui/notices.tsx';
import { Page } from '../../ui/page.tsx';
import { takeSaveKey } from '../../ui/save-key.ts';
import { LookupContext } from './data/lookup.ts';
import { useReadReferences } from './data/use-reference-names.ts';
import { useQuery } from '../../cache.ts';
import { createWorkspace, takeItem, useWorkspace, WorkspaceContext } from './data/workspace.ts';
import { useMeeting, type MeetingData } from './data/use-meeting.ts';
import { EarlierNotice } from './meeting/earlier-panel.tsx';
import { HeaderActions } from './meeting/header-actions.tsx';
import { LiveBar } from './meeting/live-bar.tsx';
import { StateChip } from './meeting/state-chip.tsx';
import { Outline } from './outline/outline.tsx';
import { MinutesPage } from './page/minutes-page.tsx';
import { Side } from './side.tsx';
import { useFindKey, usePaneKeys, WORKSPACE_KEYS } from './workspace-keys.ts';
import './workspace.css';

/** One meeting: its agenda, its minutes and who is in the room, side by side. */
export function WorkspaceScreen({ params }: { params: Params }) {
  const meetingId = params['id'] ?? '';
  const [workspace] = useState(() => createWorkspace(meetingId));
  const { data, problem } = useMeeting(meetingId);
  useEffect(() => workspace.writers.attach(), [workspace]);
  useEffect(() => takeSaveKey({ isHere: () => document.activeElement?.closest('.minutes-page') != null, save: () => void workspace.writers.flush() }), [workspace]);
  useScreenKeys(WORKSPACE_KEYS);
  usePaneKeys();
  if (problem?.code === 'not_found' || problem?.code === 'invalid_input') return <NotFound />;
  if (problem !== undefined) return <Page title="Meeting"><ErrorNotice problem={problem} /></Page>;
  if (data === null) return <Waiting>Opening the meeting…</Waiting>;
  return (
    <WorkspaceContext value={workspace}>
      <Loaded data={data} />
    </WorkspaceContext>
  );
}

function Loaded({ data }: { data: MeetingData }) {
  const { meeting, body, today, people, organisations, room, seats } = data;
  const { query } = useAddress();
  const workspace = useWorkspace();
  const lookup = useMemo(() => ({ today, meeting, body, people, organisations, room, seats }), [today, meeting, body, people, organisations, room, seats]);
  useFindKey(useCallback(() => { if (workspace.store.getState().panel !== 'find') workspace.store.setState({ panel: 'find' }); }, [workspace]));
  useReadReferences(useQuery('minutes.references', { meetingId: meeting.id }).data);
  const live = query['live'] === '1' && !data.closed;

  // A link to an item, a minute or a decision opens the meeting there.
  const target = query['item'] ?? itemOf(data, query['minute'], query['decision']);
  useEffect(() => {
    if (target !== undefined && data.items.some((item) => item.id === target)) takeItem(workspace, target);
  }, [target, data.items, workspace]);
  useEffect(() => {
    const { current } = workspace.store.getState();
    if (current !== null && !data.items.some((item) => item.id === current)) takeItem(workspace, data.items[0]?.id ?? null);
    else if (live && current === null) takeItem(workspace, data.items[0]?.id ?? null);
  }, [data.items, live, workspace]);

  return (
    <Page
      className={`workspace ${live ? 'is-live' : ''}`}
      title={body.name}
      above={<Link to="/meetings" quiet>Meetings</Link>}
      below={<span className="row"><span>{[formatLongDate(meeting.date), timesOf(meeting), meeting.place === 'in person' ? null : meeting.place, meeting.venue].filter((part) => part !== null).join(' · ')}</span><StateChip meeting={meeting} /></span>}
      actions={<HeaderActions data={data} live={live} />}
    >
      {live && <LiveBar data={data} />}
      <ClosedNotice data={data} />
      <EarlierNotice data={data} />
      <LookupContext value={lookup}>
        <div className="panes">
          <Outline data={data} />
          <MinutesPage data={data} live={live} />
          <Side data={data} />
        </div>
      </LookupContext>
    </Page>
  );
}

function itemOf({ minutes, decisions }: MeetingData, minuteId: string | undefined, decisionId: string | undefined): string | undefined {
  const minute = minuteId ?? (decisionId === undefined ? undefined : [...decisions].find(([, list]) => list.some((one) => one.id === decisionId))?.[0]);
  return minute === undefined ? undefined : [...minutes.values()].find((one) => one.id === minute)?.agendaItemId;
}

/** When it was, once it is over; until then when it is to be. */
const timesOf = ({ startsAt, endsAt, actualStart, actualEnd }: MeetingData['meeting']): string =>
  (actualEnd === null ? formatTimeRange(startsAt, endsAt) : formatTimeRange(actualStart ?? startsAt, actualEnd));

/** Why nothing can be written here. */
function ClosedNotice({ data: { meeting, postponements, siblings, closed } }: { data: MeetingData }) {
  const workspace = useWorkspace();
  const own = postponements.filter((one) => one.meetingId === meeting.id);
  const postponed = own.length;
  const last = siblings.find((one) => one.id === own.at(-1)?.atMeetingId);
  if (!closed) {
    if (last === undefined) return null;
    return (
      <Notice look="warning" action={<Button small onClick={() => workspace.store.setState({ panel: 'confirm' })}>Decide</Button>}>
        Not confirmed: postponed {timesWord(postponed)}, last at <Link to={`/meetings/${last.id}`}>the meeting of {formatDayMonthYear(last.date)}</Link> ({own.at(-1)!.reason.replace(/\.$/, '')}). The next meeting is asked again.
      </Notice>
    );
  }
  const at = meeting.confirmedOn === null ? null : meeting.confirmedAtMeetingId;
  if (!isConfirmed(meeting.minutesState)) return <Notice>This meeting was cancelled, so it has no minutes. Change its status under Meeting, Edit details, if it takes place after all.</Notice>;
  return (
    <Notice action={<Button small onClick={() => workspace.store.setState({ panel: 'correction' })}>Record a correction at a later meeting</Button>}>
      These minutes were confirmed{at === null ? '' : <> at <Link to={`/meetings/${at}`}>the meeting of {formatDayMonthYear(meeting.confirmedOn!)}</Link></>}{postponed === 0 ? '' : `, after being postponed ${timesWord(postponed)}`}, so they cannot be edited. A later meeting can correct them.
    </Notice>
  );
}
