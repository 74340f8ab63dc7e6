import { useState } from 'react';
import type { Attendance } from '../../shared/attendance.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { useView } from '../view.ts';

const SHOWN = 8;

/** The meetings for which somebody was marked, latest first, and how. */
export function PersonMeetings({ personId }: { personId: string }) {
  const { bodies } = useView();
  const marks = useQuery('attendance.list', { personId });
  const meetings = useQuery('meetings.list', {});
  const [all, setAll] = useState(false);
  if (marks.data === undefined || meetings.data === undefined) return null;
  const meetingById = new Map(meetings.data.map((meeting) => [meeting.id, meeting]));
  const lines = marks.data.flatMap((mark) => {
    const meeting = meetingById.get(mark.meetingId);
    return meeting === undefined ? [] : [{ mark, meeting, body: bodies.find((body) => body.id === meeting.bodyId) }];
  }).sort((a, b) => (a.meeting.date < b.meeting.date ? 1 : -1));
  const came = lines.filter(({ mark }) => mark.status === 'present' || mark.status === 'substitute' || mark.status === 'attending').length;
  return (
    <Section title="Meetings" level={3}>
      {lines.length === 0 ? <p className="soft">Not marked at any meeting yet.</p> : (
        <>
          <p className="small soft">Came to {came} of the {lines.length} {lines.length === 1 ? 'meeting' : 'meetings'} for which they are marked.</p>
          <ul className="plain-list tight">
            {lines.slice(0, all ? undefined : SHOWN).map(({ mark, meeting, body }) => (
              <li key={mark.id}>
                <Link to={`/meetings/${meeting.id}`} quiet>{formatShortDate(meeting.date)}</Link> {body?.shortName ?? body?.name}, <span className="soft">{inWords(mark)}</span>
              </li>
            ))}
          </ul>
          {lines.length > SHOWN && !all && <div><Button small look="quiet" onClick={() => setAll(true)}>Show all {lines.length}</Button></div>}
        </>
      )}
    </Section>
  );
}

/** "present virtually", "apologies", "as substitute". */
function inWords({ status, virtually }: Attendance): string {
  const words = status === 'substitute' ? 'as substitute' : status === 'attending' ? 'in attendance' : status;
  return virtually && (status === 'present' || status === 'substitute' || status === 'attending') ? `${words}, virtually` : words;
}
