import { useState } from 'react';
import { isOverdue, type Action } from '../../shared/actions.ts';
import { formatLongDate, formatShortDate } from '../../shared/dates.ts';
import { personName } from '../../shared/people.ts';
import { perform, useQuery } from '../cache.ts';
import { Attachments } from '../records/attachments.tsx';
import type { Directory } from '../records/directory.ts';
import { useKeepFocus } from '../records/keep-focus.ts';
import type { OpenRecord } from '../records/open-record.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { FollowDialog } from '../threads/follow.tsx';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Link } from '../ui/link.tsx';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';
import { useView } from '../view.ts';
import { ActionDetails } from './action-details.tsx';
import { EditActionForm } from './action-form.tsx';
import { CloseButton } from './close-button.tsx';

/** One action, whether or not the log beside it shows it. */
export function ActionInspector({ id, record, directory }: { id: string; record: OpenRecord; directory: Directory }) {
  const answer = useQuery('actions.get', { id });
  const action = answer.data;
  const [following, setFollowing] = useState(false);
  useKeepFocus(record.editing ? 'edit' : 'facts');
  if (action === undefined) {
    return <Inspector title="Action" onClose={record.close}>{answer.error === undefined ? <Waiting /> : <ErrorNotice problem={answer.error} />}</Inspector>;
  }
  const remove = async () => {
    const result = await perform('actions.delete', { id, version: action.version }, { done: `Action ${action.number} deleted` });
    if (result.ok) record.close();
  };
  return (
    <Inspector title={`Action ${action.number}`} onClose={record.close} focus>
      {record.editing ? <EditActionForm action={action} onDone={() => record.edit(false)} /> : (
        <>
          <p className="action-whole">{action.text}</p>
          <Facts action={action} directory={directory} />
          <div className="row">
            {action.status === 'open' && <CloseButton action={action} small={false} />}
            <Button onClick={() => record.edit(true)}>Edit</Button>
            <Button onClick={() => setFollowing(true)}>Follow this subject…</Button>
            <Button look="quiet" onClick={() => void remove()}>Delete</Button>
          </div>
          {following && <FollowDialog what={{ name: action.text.slice(0, 80), agendaItemIds: [], actionIds: [id] }} onClose={() => setFollowing(false)} />}
          <ActionDetails action={action} />
          <Attachments ownerTable="actions" ownerId={id} hint="What shows that it was done can be kept here, up to 20 MB." />
          <RecordHistory table="actions" rowId={id} />
        </>
      )}
    </Inspector>
  );
}

function Facts({ action, directory }: { action: Action; directory: Directory }) {
  const { bodies, today } = useView();
  const person = directory.person(action.leadPersonId);
  const organisation = directory.organisation(action.leadOrganisationId ?? person?.organisationId ?? null);
  return (
    <dl className="facts">
      <dt>Body</dt><dd>{bodies.find((body) => body.id === action.bodyId)?.name}</dd>
      {action.meetingId !== null && <><dt>From</dt><dd><Source meetingId={action.meetingId} minuteId={action.minuteId} /></dd></>}
      <dt>Lead</dt>
      <dd>
        {person === undefined ? null : <Link to={`/people?open=${person.id}`} quiet>{personName(person)}</Link>}
        {person !== undefined && organisation !== undefined && ', '}
        {organisation !== undefined && <Link to={`/organisations?open=${organisation.id}`} quiet>{organisation.name}</Link>}
        {action.leadText !== null && <> {action.leadText}</>}
        {person === undefined && organisation === undefined && action.leadText === null && 'Nobody yet'}
      </dd>
      <dt>Due</dt>
      <dd>
        {[action.targetText, action.targetDate === null ? null : formatLongDate(action.targetDate)].filter((part) => part !== null).join(', by ') || 'No date'}
        {isOverdue(action, today) && <span className="action-late"> Overdue</span>}
      </dd>
      <dt>Status</dt><dd>{action.status === 'open' ? 'Open' : `Closed on ${action.closedOn === null ? '' : formatShortDate(action.closedOn)}`}</dd>
      {action.progress !== '' && <><dt>Progress</dt><dd className="preserve">{action.progress}</dd></>}
    </dl>
  );
}

function Source({ meetingId, minuteId }: { meetingId: string; minuteId: string | null }) {
  const meeting = useQuery('meetings.get', { id: meetingId });
  const numbers = useQuery('minutes.numbers', minuteId === null ? null : { meetingId });
  const number = numbers.data?.find((line) => line.minuteId === minuteId)?.number;
  if (meeting.data === undefined) return null;
  return (
    <Link to={`/meetings/${meetingId}${minuteId === null ? '' : `?minute=${minuteId}`}`}>
      {number === undefined ? 'Meeting' : `Minute ${number}`} of {formatShortDate(meeting.data.date)}
    </Link>
  );
}
