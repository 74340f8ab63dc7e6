import type { ReactNode } from 'react';
import type { AttendanceFiguresOut, Report } from '../../shared/attendance-figures.ts';
import { periodWords } from '../../shared/attendance-figures/report-tables.ts';
import { YEAR_KINDS, type YearKind } from '../../shared/attendance-figures/years.ts';
import { formatDayMonthYear, formatShortDate } from '../../shared/dates.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { useScreenKeys } from '../ui/keys.ts';
import { Link } from '../ui/link.tsx';
import { EmptyState, ErrorNotice, Notice, Waiting } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { DateField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { Beside } from './beside.tsx';
import { Explanation } from './explanation.tsx';
import { exportReport, ExportMenu, type Export } from './export-menu.tsx';
import { agencyColumns, lineOfMember, lineOfSeats, memberColumns, narrowAgencyColumns, narrowMemberColumns } from './figure-columns.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Matrix } from './matrix.tsx';
import { besideTable, whoseOf } from './places.ts';
import { BEGINNING, useQuestion, type Asked, type Screen } from './question.ts';
import { Quorum } from './quorum.tsx';
import { Trend, trendCount } from './trend.tsx';
import './attendance.css';

const KEYS = [{ keys: 'Enter', does: 'Explain the figure, or the figures of the row' }, { keys: '↑ ↓', does: 'Walk the rows' }, { keys: 'Esc', does: 'Close what is beside the table' }];
const REPORT_OF: Record<string, Report> = { members: 'members', meetings: 'matrix', years: 'trend' };

/** Attendance by agency and by member, with the rules it was counted by and every meeting behind every figure. */
export function AttendanceScreen() {
  useScreenKeys(KEYS);
  const { query } = useAddress();
  const screen = useQuestion();
  const figures = useQuery('attendanceFigures.get', screen === undefined ? null : screen.asked, { keepPrevious: true });
  if (screen === undefined) return <Page title="Attendance"><Waiting /></Page>;
  const { asked, settings } = screen;
  const whose = whoseOf(query['explain'] ?? '');
  const beside = query['beside'] ?? '';
  const title = titleOf(figures.data, asked);
  const years = screen.period === 'dates' ? settings.years : screen.period;
  const report = { asked, title, years, report: REPORT_OF[query['tab'] ?? ''] ?? 'organisations', count: trendCount(query['count']) } as const;
  return (
    <Page
      className="attendance-page"
      title="Attendance"
      below={figures.data !== undefined && <>{bodiesInWords(figures.data)}, {asked.from === BEGINNING ? `up to ${formatDayMonthYear(asked.to)}` : periodWords(asked)}</>}
      inspector={whose !== null ? <Explanation whose={whose} asked={over(asked, query['over'])} />
        : beside !== '' && <Beside what={beside} asked={asked} settings={settings} figures={figures.data} />}
      actions={<>
        <ExportMenu {...report} inSight={query['tab'] !== 'quorum'} />
        <AnnualReport report={report} />
      </>}
    >
      <Period screen={screen} />
      {figures.error !== undefined && <ErrorNotice problem={figures.error} />}
      {figures.data === undefined ? figures.error === undefined && <Waiting /> : <Figures figures={figures.data} asked={asked} kind={years} besideOpen={whose !== null || beside !== ''} />}
    </Page>
  );
}

/** The table that goes into the annual report, as Word: of the body being looked at, or of the board itself where that is all of them. */
function AnnualReport({ report }: { report: Export }) {
  const { bodies } = useView();
  const main = bodies.find((body) => body.kind === 'board') ?? bodies[0];
  const bodyIds = report.asked.bodyIds.length === 0 && main !== undefined ? [main.id] : report.asked.bodyIds;
  const names = bodies.filter((body) => bodyIds.includes(body.id)).map((body) => body.name).join(' and ');
  return (
    <Button look="primary" title={`${names}, ${periodWords(report.asked)}, as Word`} onClick={() => void exportReport({ ...report, asked: { ...report.asked, bodyIds }, title: names, report: 'organisations' }, 'docx')}>
      Annual report table
    </Button>
  );
}

const bodiesInWords = ({ bodies }: AttendanceFiguresOut): string => (bodies.length === 1 ? bodies[0]!.name : bodies.length === 2 ? bodies.map((body) => body.name).join(' and ') : `${bodies.length} bodies together`);
const titleOf = (figures: AttendanceFiguresOut | undefined, asked: Asked): string => `${figures === undefined ? '' : bodiesInWords(figures)} ${formatShortDate(asked.from).replaceAll('/', '-')} to ${formatShortDate(asked.to).replaceAll('/', '-')}`;
/** A figure of one year in a trend is explained over that year. */
function over(asked: Asked, period: string | undefined): Asked {
  const [from, to] = (period ?? '').split('_');
  return from !== undefined && to !== undefined && from !== '' ? { ...asked, from, to } : asked;
}

const KIND_WORDS: Record<YearKind, string> = { municipal: 'Municipal year', financial: 'Financial year', calendar: 'Calendar year' };
function Period({ screen: { period, years, asked } }: { screen: Screen }) {
  const { bodies, year } = useView();
  return (
    <div className="filter-bar no-print">
      <Select
        label="Period" value={period} onChange={(next) => setQuery({ period: next, from: next === 'dates' ? asked.from : '', to: next === 'dates' ? asked.to : '' })}
        options={[...YEAR_KINDS.map((kind) => ({ value: kind, label: year === null ? `All years to today` : `${KIND_WORDS[kind]} ${years[kind]}` })).slice(0, year === null ? 1 : 3), { value: 'dates' as const, label: 'These dates' }]}
      />
      {period === 'dates' && <>
        <DateField label="From" hint="" value={asked.from} onChange={(from) => setQuery({ from: from ?? '' })} />
        <DateField label="To" hint="" value={asked.to} onChange={(to) => setQuery({ to: to ?? '' })} />
      </>}
      {bodies.length > 1 && <Button small look="quiet" onClick={() => besideTable('bodies')}>Count bodies together…</Button>}
    </div>
  );
}

function Figures({ figures, asked, kind, besideOpen }: { figures: AttendanceFiguresOut; asked: Asked; kind: YearKind; besideOpen: boolean }) {
  const { query } = useAddress();
  if (figures.meetings.every((meeting) => meeting.standing !== 'counted' && meeting.standing !== 'not marked as held')) {
    return (
      <EmptyState action={<Link to="/meetings" button="primary">Go to meetings</Link>}>
        No meeting was held in this period. Attendance is counted from meetings that are marked as held, and from who was marked as present at them.
      </EmptyState>
    );
  }
  const { threshold } = figures;
  const period = periodWords(figures);
  const tabs: { id: string; title: string; content: ReactNode }[] = [
    { id: '', title: 'By agency', content: <FiguresTable caption={`Attendance by agency, ${period}`} lines={figures.organisations.map((line) => lineOfSeats(line, figures.members, threshold))} columns={besideOpen ? narrowAgencyColumns : agencyColumns} threshold={threshold} /> },
    { id: 'members', title: 'By member', content: <FiguresTable caption={`Attendance by member, ${period}`} lines={figures.members.map((line) => lineOfMember(line, threshold))} columns={besideOpen ? narrowMemberColumns : memberColumns} threshold={threshold} /> },
    { id: 'meetings', title: 'By meeting', content: <Matrix asked={asked} /> },
    { id: 'years', title: 'Over the years', content: <Trend asked={asked} kind={kind} count={trendCount(query['count'])} /> },
    { id: 'quorum', title: 'Quorum', content: <Quorum figures={figures} /> },
  ];
  const tab = tabs.find((one) => one.id === query['tab'])?.id ?? '';
  return (
    <>
      {figures.gaps.length > 0 && (
        <Notice look="warning" action={<Button small onClick={() => besideTable('gaps')}>Show them</Button>}>
          {figures.gaps.length === 1 ? 'The record of one meeting leaves something open.' : `The records of ${figures.gaps.length} meetings leave something open.`} The figures may change when it is filled in.
        </Notice>
      )}
      <Tabs label="Ways to look at attendance" tabs={tabs.map((one) => ({ ...one, id: one.id || 'agencies' }))} value={tab || 'agencies'} onChange={(next) => setQuery({ tab: next === 'agencies' ? '' : next, explain: '', over: '' })} />
      {tab !== 'quorum' && <Counted figures={figures} />}
    </>
  );
}

/** The rules in words, printed under every table. */
function Counted({ figures }: { figures: AttendanceFiguresOut }) {
  const counted = figures.meetings.filter((meeting) => meeting.standing === 'counted').length;
  return (
    <Section
      title="How this was counted"
      aside={<span className="row no-print"><Button small look="quiet" onClick={() => besideTable('rules')}>Change the rules</Button><Button small look="quiet" onClick={() => besideTable('compare')}>Compare with other rules</Button></span>}
    >
      <ul className="attendance-rules">
        <li>{counted === 1 ? '1 meeting counts' : `${counted} meetings count`} of {figures.meetings.length} in the period.</li>
        {figures.rulesInWords.map((rule) => <li key={rule}>{rule}</li>)}
      </ul>
    </Section>
  );
}
