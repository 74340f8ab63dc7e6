import { useState } from 'react';
import { formatLongDate, formatShortDate } from '../../../../shared/dates.ts';
import type { Meeting } from '../../../../shared/meetings.ts';
import { isAsked, timesWord, waitingMinutes } from '../../../../shared/minutes/confirming.ts';
import { perform, useQuery } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { Link } from '../../../ui/link.tsx';
import { Notice } from '../../../ui/notices.tsx';
import { useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { DecideForm } from './decide-form.tsx';
import { minuteOptions } from './minute-options.ts';

type Waiting = ReturnType<typeof waitingMinutes<Meeting>>[number];
const kindWords = ({ kind, date }: Meeting): string => `${kind === 'ordinary' ? '' : `${kind.charAt(0).toLocaleUpperCase('en-GB')}${kind.slice(1)} meeting, `}${formatLongDate(date)}`;

/** The minutes of earlier meetings that this one confirms or puts off, each decided by itself. */
export function EarlierPanel({ data }: { data: MeetingData }) {
  const waiting = waitingMinutes(data.meeting, data.siblings, data.postponements);
  const [deciding, setDeciding] = useState<string | null>(() => waiting.filter((one) => one.decided === null).length === 1 ? waiting.find((one) => one.decided === null)!.meeting.id : null);
  if (waiting.length === 0) return <p>No earlier minutes of this body wait to be confirmed.</p>;
  return (
    <ul className="preflight decisions">
      {waiting.map((one) => (
        <li key={one.meeting.id} className="stack">
          <span>
            <strong><Link to={`/meetings/${one.meeting.id}`} quiet>{kindWords(one.meeting)}</Link></strong><br />
            {wordsOf(one, data)}
          </span>
          {deciding === one.meeting.id && one.decided === null
            ? <Deciding one={one} data={data} onClose={() => setDeciding(null)} />
            : <Deed one={one} data={data} onDecide={() => setDeciding(one.meeting.id)} />}
        </li>
      ))}
    </ul>
  );
}

const postponementOf = (one: Waiting, { meeting, postponements }: MeetingData) => postponements.find(({ meetingId, atMeetingId }) => meetingId === one.meeting.id && atMeetingId === meeting.id);

function wordsOf(one: Waiting, data: MeetingData): string {
  const before = one.times === 0 ? '' : ` Postponed ${timesWord(one.times)} before.`;
  switch (one.decided) {
    case 'confirmed': return `${one.meeting.minutesState === 'confirmed' ? 'Confirmed at this meeting as presented.' : 'Confirmed at this meeting, with corrections.'}${before}`;
    case 'postponed': return `Postponed at this meeting: ${postponementOf(one, data)?.reason ?? ''}${before}`;
    case null: return `Not decided yet${one.meeting.minutesState === 'draft' ? '; the draft was never circulated' : `; circulated ${one.meeting.circulatedOn === null ? '' : formatShortDate(one.meeting.circulatedOn)}`}.${before}`;
  }
}

function Deed({ one, data, onDecide }: { one: Waiting; data: MeetingData; onDecide: () => void }) {
  const of = formatLongDate(one.meeting.date);
  if (data.closed || one.decided === 'confirmed') return null;
  if (one.decided === null) return <div><Button small look="primary" aria-label={`Decide about the minutes of ${of}`} onClick={onDecide}>Decide</Button></div>;
  const row = postponementOf(one, data);
  if (row === undefined) return null;
  return <div><Button small aria-label={`Take back the postponement of the minutes of ${of}`} onClick={() => void perform('postponements.delete', { id: row.id, version: row.version }, { done: 'No longer recorded as postponed' })}>Take back</Button></div>;
}

function Deciding({ one, data, onClose }: { one: Waiting; data: MeetingData; onClose: () => void }) {
  const items = useQuery('agendaItems.list', { meetingId: one.meeting.id });
  const numbers = useQuery('minutes.numbers', { meetingId: one.meeting.id });
  const minutes = useQuery('minutes.list', { meetingId: one.meeting.id });
  const options = minuteOptions({
    items: items.data ?? [], minutes: new Map((minutes.data ?? []).map((minute) => [minute.agendaItemId, minute])), numbers: new Map((numbers.data ?? []).map((line) => [line.agendaItemId, line.number])),
  });
  return <DecideForm earlier={one.meeting} at={[data.meeting]} options={options} postponed={data.postponements} onClose={onClose} />;
}

/** Says at the top of a meeting that earlier minutes wait for it. */
export function EarlierNotice({ data }: { data: MeetingData }) {
  const workspace = useWorkspace();
  if (!isAsked(data.meeting, data.siblings, data.today)) return null;
  const open = waitingMinutes(data.meeting, data.siblings, data.postponements).filter((one) => one.decided === null);
  if (open.length === 0) return null;
  const put = open.filter((one) => one.times > 0).length;
  const [first] = open;
  return (
    <Notice action={<Button small onClick={() => workspace.store.setState({ panel: 'earlier' })}>Decide about earlier minutes</Button>}>
      {open.length === 1 ? `The minutes of ${formatLongDate(first!.meeting.date)} wait to be confirmed here` : `The minutes of ${open.length} earlier meetings wait to be confirmed here`}
      {put === 0 ? '.' : open.length === 1 ? `; they have been postponed ${timesWord(first!.times)}.` : `; ${put} of them ${put === 1 ? 'has' : 'have'} been postponed before.`}
    </Notice>
  );
}
