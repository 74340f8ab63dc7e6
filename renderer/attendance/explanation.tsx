import type { Explained } from '../../shared/attendance-figures.ts';
import { periodWords } from '../../shared/attendance-figures/report-tables.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { Link } from '../ui/link.tsx';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import { Differences } from './differences.tsx';
import { close, type Whose } from './places.ts';
import type { Asked } from './question.ts';
import { percent } from './worked-out.tsx';

/** One figure: how it was counted, every meeting behind it, and how it would differ by other rules. */
export function Explanation({ whose, asked }: { whose: Whose; asked: Asked }) {
  const explained = useQuery('attendanceFigures.explain', { ...asked, ...whose }, { keepPrevious: true });
  return (
    <Inspector title={explained.data?.name ?? 'Attendance'} onClose={close} focus>
      {explained.error !== undefined && <ErrorNotice problem={explained.error} />}
      {explained.data === undefined ? explained.error === undefined && <Waiting /> : <Told explained={explained.data} asked={asked} whose={whose} />}
    </Inspector>
  );
}

function Told({ explained, asked, whose }: { explained: Explained; asked: Asked; whose: Whose }) {
  const { figure, meetings, rulesInWords } = explained;
  const several = new Set(meetings.map((meeting) => meeting.bodyId)).size > 1;
  const sum = meetings.reduce((all, meeting) => all + meeting.of, 0);
  return (
    <div className="attendance-told">
      <p className="soft">{periodWords(asked)}</p>
      <p className="attendance-figure"><strong>{percent(figure.percentage)}</strong> {figure.attended} of {figure.held}{figure.apologies > 0 && `; ${figure.apologies} with apologies`}
        {figure.notRecorded > 0 && `; ${figure.notRecorded} with nothing recorded`}. Commitment {percent(figure.commitment)}.</p>
      <table className="attendance-meetings">
        <caption className="unseen">Every meeting of the period</caption>
        <thead><tr><th scope="col">Meeting</th><th scope="col">What counted, what did not and why</th><th scope="col" className="number">Counted</th></tr></thead>
        <tbody>
          {meetings.map((meeting) => (
            <tr key={meeting.meetingId} className={meeting.of === 0 ? 'outside' : ''}>
              <th scope="row"><Link to={`/meetings/${meeting.meetingId}`}>{formatShortDate(meeting.date)}</Link>{several && <span className="soft">{meeting.bodyName}</span>}</th>
              <td>{meeting.words}{meeting.details.length > 0 && <ul>{meeting.details.map((line) => <li key={line}>{line}.</li>)}</ul>}</td>
              <td className="number">{meeting.of === 0 ? '–' : `${meeting.attended} of ${meeting.of}`}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row" colSpan={2}>Together</th><td className="number">{figure.attended} of {sum}</td></tr></tfoot>
      </table>
      <Section title="By other rules" level={3}><Differences asked={asked} whose={whose} /></Section>
      <Section title="The rules" level={3}><ul className="attendance-rules">{rulesInWords.map((rule) => <li key={rule}>{rule}</li>)}</ul></Section>
      <div className="row no-print"><Button small look="quiet" onClick={() => window.print()}>Print</Button></div>
    </div>
  );
}
