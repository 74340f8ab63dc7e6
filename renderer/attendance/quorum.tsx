import type { Body } from '../../shared/bodies.ts';
import { formatShortDate, formatTime } from '../../shared/dates.ts';
import { quorumWords } from '../../shared/quorum-rule.ts';
import type { AttendanceFiguresOut } from '../../shared/attendance-figures.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { Tag } from '../ui/rag-mark.tsx';
import { useView } from '../view.ts';
import { besideTable } from './places.ts';

/** Most meetings of a year that are read one by one; longer periods show the latest. */
const MOST = 24;

/** The rule of each body, and when its meetings of the period were quorate. */
export function Quorum({ figures }: { figures: AttendanceFiguresOut }) {
  const { bodies } = useView();
  return (
    <div className="attendance-part">
      {bodies.filter((body) => figures.bodies.some((one) => one.id === body.id)).map((body) => (
        <BodyQuorum key={body.id} body={body} meetings={figures.meetings.filter((meeting) => meeting.bodyId === body.id && meeting.standing !== 'to come' && meeting.standing !== 'cancelled')} />
      ))}
    </div>
  );
}

function BodyQuorum({ body, meetings }: { body: Body; meetings: AttendanceFiguresOut['meetings'] }) {
  const organisations = useQuery('organisations.list', {}).data ?? [];
  const words = body.quorum === null ? 'No rule is set, so nothing is warned of.' : quorumWords(body.quorum, (id) => organisations.find((one) => one.id === id)?.name ?? 'an organisation');
  return (
    <Section title={body.name} aside={<Button small look="quiet" onClick={() => besideTable(`quorum:${body.id}`)}>{body.quorum === null ? 'Set the rule' : 'Change the rule'}</Button>}>
      <p>{words}</p>
      {body.quorum !== null && meetings.length > 0 && (
        <table className="table">
          <caption className="unseen">Quorum of {body.name} by meeting</caption>
          <thead><tr><th scope="col">Meeting</th><th scope="col">Quorum</th><th scope="col">When there was none</th></tr></thead>
          <tbody>{meetings.slice(-MOST).map((meeting) => <MeetingQuorum key={meeting.id} id={meeting.id} date={meeting.date} />)}</tbody>
        </table>
      )}
    </Section>
  );
}

function MeetingQuorum({ id, date }: { id: string; date: string }) {
  const quorum = useQuery('quorum.get', { meetingId: id }).data;
  const spans = quorum?.spans ?? [];
  const lost = spans.filter((span) => !span.quorate);
  return (
    <tr>
      <th scope="row"><Link to={`/meetings/${id}?tab=attendance`}>{formatShortDate(date)}</Link></th>
      <td>
        {quorum === undefined ? '' : !quorum.marked ? <span className="soft">Attendance is not marked yet</span>
          : lost.length === 0 ? <>Throughout, with {countsOf(spans)}</> : lost.length === spans.length ? <Tag colour="red">At no time</Tag> : <Tag colour="amber">Part of the time</Tag>}
      </td>
      <td>{quorum?.warnings.map((warning) => <p key={warning}>{warning}</p>)}{quorum?.marked === true && lost.length === 0 && spans[0]?.to === null && <span className="soft">The end of the meeting is not recorded; it began at {formatTime(spans[0].from)}</span>}</td>
    </tr>
  );
}
/** "9 members", "7 to 9 members". */
function countsOf(spans: readonly { present: number }[]): string {
  const [fewest, most] = [Math.min(...spans.map((span) => span.present)), Math.max(...spans.map((span) => span.present))];
  return `${fewest === most ? most : `${fewest} to ${most}`} ${most === 1 ? 'member' : 'members'}`;
}
