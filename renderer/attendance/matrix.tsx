import { useMemo } from 'react';
import type { AttendanceFiguresOut, Cell } from '../../shared/attendance-figures.ts';
import { matrixWord } from '../../shared/attendance-figures/report-tables.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { Select } from '../ui/field.tsx';
import { Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { explain, whoseAddress, whoseSeats, type Whose } from './places.ts';
import type { Asked } from './question.ts';
import { percent, WorkedOut } from './worked-out.tsx';

interface MatrixLine {
  key: string;
  name: string;
  whose: Whose;
  percentage: number | null;
  cells: readonly (Cell | null)[];
}
const key = (line: MatrixLine) => line.key;
/** As many meetings as can be taken in, and drawn at once; a longer period shows its latest. */
const MOST = 60;

/** Meeting by agency, or by member: who was there when. Meetings that do not count are left out; the explanation names them. */
export function Matrix({ asked }: { asked: Asked }) {
  const { query } = useAddress();
  const members = query['of'] === 'members';
  const figures = useQuery('attendanceFigures.get', { ...asked, matrix: true }, { keepPrevious: true }).data;
  const columns = useMemo(() => (figures === undefined ? [] : matrixColumns(figures, members)), [figures, members]);
  const lines = useMemo(() => (figures === undefined ? [] : linesOf(figures, members)), [figures, members]);
  if (figures === undefined) return <Waiting />;
  const counted = countedOf(figures).length;
  return (
    <div className="attendance-matrix">
      {counted > MOST && <p className="soft">The latest {MOST} of {counted.toLocaleString('en-GB')} meetings. Choose a shorter period to see the others.</p>}
      <Table
        caption="Attendance by meeting"
        rows={lines}
        columns={columns}
        rowKey={key}
        current={lines.find((line) => whoseAddress(line.whose) === query['explain'])?.key ?? null}
        onOpen={(line) => explain(line.whose)}
        filters={<Select label="Rows" value={members ? 'members' : ''} onChange={(of) => setQuery({ of })} options={[{ value: '', label: 'Agencies' }, { value: 'members', label: 'Members' }]} />}
        empty={<p className="soft">No meeting counts in this period.</p>}
      />
    </div>
  );
}

const countedOf = (figures: AttendanceFiguresOut) => figures.meetings.map((meeting, at) => ({ meeting, at })).filter(({ meeting }) => meeting.standing === 'counted');
const linesOf = (figures: AttendanceFiguresOut, members: boolean): MatrixLine[] => (members
  ? figures.members.map((line) => ({ key: line.personId, name: line.name, whose: { personId: line.personId }, percentage: line.percentage, cells: line.cells ?? [] }))
  : figures.organisations.map((line) => ({ key: line.key, name: line.name, whose: whoseSeats(line), percentage: line.percentage, cells: line.cells ?? [] })));

function matrixColumns(figures: AttendanceFiguresOut, members: boolean): Column<MatrixLine>[] {
  const shortName = (id: string): string => (figures.bodies.length === 1 ? '' : ` ${figures.bodies.find((body) => body.id === id)?.shortName ?? ''}`);
  const meetings = countedOf(figures).slice(-MOST);
  return [
    { id: 'name', header: members ? 'Member' : 'Agency', value: (line) => line.name },
    ...meetings.map(({ meeting, at }): Column<MatrixLine> => ({
      id: meeting.id, header: `${formatShortDate(meeting.date)}${shortName(meeting.bodyId)}`,
      value: (line) => matrixWord(line.cells[at] ?? null), cell: (line) => <MatrixCell cell={line.cells[at] ?? null} />,
    })),
    { id: 'percentage', header: 'Attendance', value: (line) => line.percentage, align: 'number', cell: (line) => <WorkedOut stop whose={line.whose} label={`Attendance, ${line.name}`}>{percent(line.percentage)}</WorkedOut> },
  ];
}

function MatrixCell({ cell }: { cell: Cell | null }) {
  return <span className={`matrix-${(cell?.outcome ?? 'outside').replace(' ', '-')}`}>{matrixWord(cell)}</span>;
}
