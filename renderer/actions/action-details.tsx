import { useState } from 'react';
import { agreedWords, type Action } from '../../shared/actions.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { personName } from '../../shared/people.ts';
import { perform, useQuery } from '../cache.ts';
import { useDirectory } from '../records/directory.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { MeetingSelect } from './meeting-select.tsx';

/** All the dates of an action, what was said of it, who else owns it, and the parts it is made of. */
export function ActionDetails({ action }: { action: Action }) {
  const details = useQuery('actions.details', { id: action.id });
  const meetings = useQuery('meetings.list', {});
  if (details.data === undefined) return null;
  const { revisions, owners, progress, parts, parent } = details.data;
  const dateOf = (meetingId: string | null) => meetings.data?.find((one) => one.id === meetingId)?.date ?? null;
  const dated = (date: string | null, text: string | null) => [text, date === null ? null : formatShortDate(date)].filter((part) => part !== null).join(', ') || 'no date';
  return (
    <>
      {parent !== null && <p>Part of <Link to={`/actions?open=${parent.id}`}>action {parent.number}</Link>: {parent.text}</p>}
      <Section title="Dates" level={3}>
        {revisions.length > 0 && (
          <ol className="plain-list">
            <li>First {dated(revisions[0]!.previousDate, revisions[0]!.previousText)}</li>
            {revisions.map((one) => (
              <li key={one.id}>
                Revised to {dated(one.targetDate, one.targetText)}
                <span className="soft"> on {formatShortDate(one.revisedOn)}{agreedWords(one.agreedBy, dateOf(one.meetingId))}{one.reason === '' ? '' : `: ${one.reason}`}</span>
              </li>
            ))}
          </ol>
        )}
        {action.status === 'open' && <Extend key={action.version} action={action} />}
      </Section>
      <Section title="Progress, meeting by meeting" level={3}>
        <ul className="plain-list">{progress.map((one) => <li key={one.id}><span className="soft">{one.meetingId === null ? formatShortDate(one.saidOn) : `Meeting of ${formatShortDate(dateOf(one.meetingId) ?? one.saidOn)}`}</span> <span className="preserve">{one.text}</span></li>)}</ul>
        <AddProgress action={action} />
      </Section>
      <Owners action={action} owners={owners} />
      <Section title="Parts" level={3}>
        <ul className="plain-list">{parts.map((part) => <li key={part.id}><Link to={`/actions?open=${part.id}`}>{part.number}</Link> {part.text} <span className="soft">{part.status}</span></li>)}</ul>
        {action.parentId === null && action.status === 'open' && <AddPart action={action} />}
      </Section>
    </>
  );
}

function Extend({ action }: { action: Action }) {
  const [date, setDate] = useState<string | null>(null);
  const [agreedBy, setAgreedBy] = useState('');
  const [reason, setReason] = useState('');
  const [meetingId, setMeetingId] = useState('');
  const put = () => perform('actions.extend', { id: action.id, version: action.version, targetDate: date, targetText: null, agreedBy: agreedBy.trim() || null, meetingId: meetingId || null, reason }, { done: `Action ${action.number} put off` });
  return (
    <details>
      <summary>Put it off</summary>
      <div className="stack wide">
        <DateField label="New date" value={date} onChange={setDate} />
        <TextField label="Agreed by" optional value={agreedBy} onChange={setAgreedBy} />
        <MeetingSelect label="Agreed at the meeting of" bodyId={action.bodyId} value={meetingId} onChange={setMeetingId} />
        <TextField label="Why" optional value={reason} onChange={setReason} />
        <div><Button small aria-disabled={date === null} onClick={() => void put()}>Put off</Button></div>
      </div>
    </details>
  );
}

function AddProgress({ action }: { action: Action }) {
  const { today } = useView();
  const [text, setText] = useState('');
  const [meetingId, setMeetingId] = useState('');
  const meetings = useQuery('meetings.list', { bodyId: action.bodyId });
  const add = async () => {
    const saidOn = meetings.data?.find((one) => one.id === meetingId)?.date ?? today;
    const added = await perform('actionProgress.create', { actionId: action.id, meetingId: meetingId || null, saidOn, text }, { done: 'Progress noted' });
    if (added.ok) setText('');
  };
  return (
    <>
      <MeetingSelect label="Said at the meeting of" bodyId={action.bodyId} value={meetingId} onChange={setMeetingId} none="No meeting: today" />
      <TextArea label="Progress" value={text} onChange={setText} />
      <div><Button small aria-disabled={text.trim() === ''} onClick={() => void add()}>Note progress</Button></div>
    </>
  );
}

function Owners({ action, owners }: { action: Action; owners: readonly { id: string; version: number; personId: string | null; organisationId: string | null; text: string | null }[] }) {
  const directory = useDirectory();
  const [who, setWho] = useState<string | null>(null);
  const nameOf = (owner: (typeof owners)[number]) => {
    const person = directory.person(owner.personId);
    return [person === undefined ? null : personName(person), directory.organisation(owner.organisationId)?.name ?? null, owner.text].filter((part) => part !== null).join(', ');
  };
  const add = async () => {
    const person = directory.person(who);
    const added = await perform('actionOwners.create', { actionId: action.id, ...(person === undefined ? { organisationId: who } : { personId: who }) }, { done: 'Owner added' });
    if (added.ok) setWho(null);
  };
  return (
    <Section title="Owned together with" level={3}>
      <ul className="plain-list">
        {owners.map((owner) => <li key={owner.id}>{nameOf(owner)} <Button small look="quiet" aria-label={`Take away ${nameOf(owner)}`} onClick={() => void perform('actionOwners.delete', { id: owner.id, version: owner.version }, { done: 'Owner taken away' })}>Take away</Button></li>)}
      </ul>
      <ComboBox label="Another owner" optional choices={[...directory.peopleChoices, ...directory.organisationChoices]} value={who} onChange={setWho} />
      <div><Button small aria-disabled={who === null} onClick={() => void add()}>Add owner</Button></div>
    </Section>
  );
}

function AddPart({ action }: { action: Action }) {
  const [text, setText] = useState('');
  const add = async () => {
    const added = await perform('actions.create', { bodyId: action.bodyId, meetingId: action.meetingId, minuteId: action.minuteId, text: text.replace(/\s*\n\s*/g, ' '), parentId: action.id }, { done: (part) => `Action ${part.number} added as a part` });
    if (added.ok) setText('');
  };
  return (
    <>
      <TextField label="New part" value={text} onChange={setText} />
      <div><Button small aria-disabled={text.trim() === ''} onClick={() => void add()}>Add part</Button></div>
    </>
  );
}
