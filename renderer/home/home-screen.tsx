import type { Output } from '../../shared/contract.ts';
import { daysBetween, formatLongDate, formatShortDate, formatTime, todayInLondon } from '../../shared/dates.ts';
import { BudgetHomeLines } from '../budget/home-lines.tsx';
import { OverdueAnswers } from '../bundles/home-lines.tsx';
import { useCommand, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { ago } from '../ui/when.ts';
import { useView } from '../view.ts';
import { AttendanceHomeLines } from './attendance-lines.tsx';
import { dispatchClock, type NextMeeting } from './dispatch-clock.ts';
import './home.css';

type Home = Output<'home.get'>;

/** What is next, what is late, what needs a look. Each line is a link to the place where it is mended. */
export function HomeScreen() {
  const { bodyId, body } = useView();
  const board = useQuery('board.get', {});
  const home = useQuery('home.get', bodyId === null ? {} : { bodyId }, { keepPrevious: true });
  const title = body?.name ?? board.data?.board?.name ?? 'Home';
  return (
    <Page
      title={title}
      below={home.data && formatLongDate(home.data.today)}
      actions={<Link to="/meetings?new=1" button="primary">Add a meeting</Link>}
    >
      {home.error !== undefined && <ErrorNotice problem={home.error} />}
      {home.data === undefined ? home.error === undefined && <Waiting /> : <HomeLists home={home.data} />}
    </Page>
  );
}

function HomeLists({ home }: { home: Home }) {
  return (
    <div className="home">
      <div className="home-main">
        <Section title="Next" aside={<Link to="/meetings" quiet className="push small">All meetings</Link>}><Next home={home} /></Section>
        <Section title="Late" aside={home.overdueCount > 0 && <Link to="/actions?late=1" quiet className="push small">All {home.overdueCount} overdue actions</Link>}><Late home={home} /></Section>
      </div>
      <div className="home-side">
        <Section title="Needs a look"><NeedsALook home={home} /></Section>
      </div>
    </div>
  );
}

function Next({ home }: { home: Home }) {
  if (home.next.length === 0) {
    return (
      <EmptyState action={<Link to="/meetings?new=1" button="plain">Make the year’s meetings</Link>}>
        No meeting is planned. Put in the year’s dates, and the last day for each agenda appears here.
      </EmptyState>
    );
  }
  return <ul className="ledger">{home.next.map((meeting) => <NextLine key={meeting.id} meeting={meeting} today={home.today} />)}</ul>;
}

function NextLine({ meeting, today }: { meeting: NextMeeting; today: string }) {
  const clock = dispatchClock(meeting, today);
  const days = daysBetween(today, meeting.date);
  return (
    <li className="ledger-line">
      <Link to={`/meetings/${meeting.id}`} quiet className="ledger-main">
        <span className="ledger-title">{formatLongDate(meeting.date)}, {formatTime(meeting.startsAt)}</span>
        <span className="ledger-text">{meeting.bodyName}</span>
      </Link>
      <span className="ledger-facts">
        <span className={`clock ${clock.urgency}`}>{clock.words}</span>
        <span className="soft">{days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}, {items(meeting.agendaItems)}</span>
      </span>
    </li>
  );
}
const items = (count: number) => (count === 0 ? 'no agenda yet' : count === 1 ? '1 agenda item' : `${count} agenda items`);

function Late({ home }: { home: Home }) {
  const drafts = home.minutes.filter(({ circulateBy }) => circulateBy !== null && circulateBy < home.today);
  const answers = useQuery('bundles.overdue', {}).data ?? [];
  if (drafts.length === 0 && home.overdue.length === 0 && answers.length === 0) return <p className="soft">Nothing is late: no draft minutes, no action and no answer to a bundle is overdue.</p>;
  return (
    <ul className="ledger">
      {drafts.map((meeting) => (
        <li className="ledger-line" key={meeting.meetingId}>
          <Link to={`/meetings/${meeting.meetingId}?tab=minutes`} quiet className="ledger-main">
            <span className="ledger-title">Minutes to finish and circulate</span>
            <span className="ledger-text">{meeting.bodyName}, {formatLongDate(meeting.date)}</span>
          </Link>
          <span className="ledger-facts">
            <span className="clock late">{lateWords(daysBetween(meeting.circulateBy!, home.today))}</span>
            <span className="soft">due round by {formatShortDate(meeting.circulateBy!)}</span>
          </span>
        </li>
      ))}
      <OverdueAnswers answers={answers} today={home.today} />
      {home.overdue.map((action) => (
        <li className="ledger-line" key={action.id}>
          <Link to={`/actions?open=${action.id}`} quiet className="ledger-main">
            <span className="ledger-title">Action {action.number}{action.lead === null ? '' : `, ${action.lead}`}</span>
            <span className="ledger-text">{action.text}</span>
          </Link>
          <span className="ledger-facts">
            <span className="clock late">{action.daysLate === 1 ? '1 day late' : `${action.daysLate} days late`}</span>
            <span className="soft">due {formatShortDate(action.targetDate)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** "comments due by 12/03/2027", "2 comments to answer". */
function commentWords({ draft, commentsBy, openComments }: Home['minutes'][number], today: string): string[] {
  return [
    ...(draft !== null && commentsBy !== null && commentsBy >= today ? [`comments on draft ${draft} due by ${formatShortDate(commentsBy)}`] : []),
    ...(openComments === 0 ? [] : [`${openComments} ${openComments === 1 ? 'comment' : 'comments'} to answer`]),
  ];
}
const lateWords = (days: number) => (days === 1 ? '1 day late' : `${days} days late`);

/** A backup older than this needs a look. */
const BACKUP_DAYS = 7;
/** Vacancies listed by name before they are only counted. */
const NAMED_VACANCIES = 6;

function NeedsALook({ home }: { home: Home }) {
  const backup = useCommand('backups.make', { done: 'Backed up and checked', undo: false });
  const last = home.lastBackup === null ? null : todayInLondon(home.lastBackup.at);
  const isOld = last === null || daysBetween(last, home.today) > BACKUP_DAYS;
  const hidden = home.vacancies.length - NAMED_VACANCIES;
  return (
    <ul className="ledger">
      <li className="ledger-line">
        <Link to="/keeping?tab=backups" quiet className="ledger-main">
          <span className="ledger-title">{last === null ? 'No backup yet' : `Backed up ${ago(last, home.today)}`}</span>
          <span className="ledger-text">{isOld ? 'Make one, so that a lost laptop is not a lost board.' : 'Made and checked.'}</span>
        </Link>
        {isOld && <Button small busy={backup.busy} onClick={() => void backup.run({})}>Back up now</Button>}
      </li>
      {home.dueSoonCount > 0 && (
        <li className="ledger-line">
          <Link to="/actions" quiet className="ledger-main"><span className="ledger-title">{home.dueSoonCount === 1 ? '1 action is due soon' : `${home.dueSoonCount} actions are due soon`}</span></Link>
        </li>
      )}
      {home.minutes.filter(({ circulateBy }) => circulateBy === null || circulateBy >= home.today).map((meeting) => (
        <li className="ledger-line" key={meeting.meetingId}>
          <Link to={`/meetings/${meeting.meetingId}?tab=minutes`} quiet className="ledger-main">
            <span className="ledger-title">{meeting.circulateBy === null ? 'Minutes to confirm' : `Draft minutes due round by ${formatShortDate(meeting.circulateBy)}`}</span>
            <span className="ledger-text">{[`${meeting.bodyName}, ${formatShortDate(meeting.date)}`, ...commentWords(meeting, home.today)].join(' · ')}</span>
          </Link>
        </li>
      ))}
      <AttendanceHomeLines />
      <BudgetHomeLines />
      {home.vacancies.slice(0, hidden > 0 ? NAMED_VACANCIES : undefined).map((vacancy) => (
        <li className="ledger-line" key={vacancy.seatId}>
          <Link to={`/bodies/${vacancy.bodyId}?seat=${vacancy.seatId}`} quiet className="ledger-main">
            <span className="ledger-title">Vacant: {vacancy.seat}</span>
            <span className="ledger-text">{vacancy.bodyName}</span>
          </Link>
        </li>
      ))}
      {hidden > 0 && <li className="ledger-line"><Link to="/bodies" quiet className="ledger-main"><span className="ledger-title">{hidden} more {hidden === 1 ? 'vacancy' : 'vacancies'}</span></Link></li>}
    </ul>
  );
}
