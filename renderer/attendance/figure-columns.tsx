import type { MemberLine, SeatsLine } from '../../shared/attendance-figures.ts';
import { MISSED_IN_A_ROW } from '../../shared/attendance-figures/report-tables.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { Tag } from '../ui/rag-mark.tsx';
import type { Column } from '../ui/table.tsx';
import { whoseSeats, type Whose } from './places.ts';
import { percent, WorkedOut } from './worked-out.tsx';

/** A line of either table, with whose it is. */
export interface FigureLine extends Omit<MemberLine, 'personId' | 'seats' | 'cells' | 'keys'> {
  key: string;
  whose: Whose;
  /** The seats in words for a member, their number for an agency. */
  seats: string | number;
  low: boolean;
  /** Beside an agency’s figure, those of the people who sat for it: a deputy counts for the one and not for the others. */
  members: readonly MemberLine[];
}
export const lineOfSeats = (line: SeatsLine, members: readonly MemberLine[], threshold: number): FigureLine =>
  ({ ...line, whose: whoseSeats(line), low: isLow(line, threshold), members: members.filter((member) => member.keys.includes(line.key)) });
export const lineOfMember = (line: MemberLine, threshold: number): FigureLine =>
  ({ ...line, key: line.personId, whose: { personId: line.personId }, low: isLow(line, threshold), members: [] });
const isLow = ({ percentage }: { percentage: number | null }, threshold: number): boolean => percentage !== null && percentage < threshold;

const figure = (id: string, header: string, value: (line: FigureLine) => number | null, words: (value: number | null) => string = String): Column<FigureLine> => ({
  id, header, value, align: 'number', cell: (line) => <WorkedOut whose={line.whose} label={`${header}, ${line.name}`}>{words(value(line))}</WorkedOut>,
});
const name = (header: string): Column<FigureLine> => ({ id: 'name', header, value: (line) => line.name });
const share: Column<FigureLine> = {
  id: 'percentage', header: 'Attendance', value: (line) => line.percentage, align: 'number',
  cell: (line) => <>
    {line.low && <><Tag colour="red">Low</Tag>{' '}</>}
    <WorkedOut stop whose={line.whose} label={`Attendance, ${line.name}`}>{percent(line.percentage)}</WorkedOut>
  </>,
};
const held = figure('held', 'Meetings', (line) => line.held);
const attended = figure('attended', 'Attended', (line) => line.attended);
const missed: Column<FigureLine> = {
  id: 'missedNow', header: 'Missed in a row', value: (line) => line.missedNow, align: 'number',
  cell: (line) => <>
    {line.missedNow >= MISSED_IN_A_ROW && <span className="soft">{line.missedNowWithApologies === line.missedNow ? 'all with apologies ' : ''}</span>}
    <WorkedOut whose={line.whose} label={`Meetings missed in a row, ${line.name}`}>{String(line.missedNow)}</WorkedOut>
  </>,
};
/** Over many years an agency has had many members; all of them are under “By member”. */
const MOST_MEMBERS = 6;
const ownFigures: Column<FigureLine> = {
  id: 'members', header: 'Members’ own', value: (line) => line.members.map((member) => member.name).join(), sortable: false,
  cell: (line) => <>
    {line.members.slice(0, MOST_MEMBERS).map((member) => (
      <div key={member.personId} className="attendance-own">
        {member.name} <WorkedOut whose={{ personId: member.personId }} label={`Own attendance, ${member.name}`}>{percent(member.percentage)}</WorkedOut>
      </div>
    ))}
    {line.members.length > MOST_MEMBERS && <span className="soft">and {line.members.length - MOST_MEMBERS} more</span>}
  </>,
};
const beside: Column<FigureLine>[] = [figure('apologies', 'Apologies', (line) => line.apologies), figure('commitment', 'Commitment', (line) => line.commitment, percent), missed];
const lastAttended: Column<FigureLine> = { id: 'lastAttended', header: 'Last attended', value: (line) => line.lastAttended, align: 'date', cell: (line) => (line.lastAttended === null ? <span className="soft">–</span> : formatShortDate(line.lastAttended)) };

/** By agency and by member; the narrow ones stand beside an explanation. */
export const agencyColumns: readonly Column<FigureLine>[] = [name('Agency'), { id: 'seats', header: 'Seats', value: (line) => line.seats, align: 'number' }, held, attended, share, ownFigures, ...beside];
export const memberColumns: readonly Column<FigureLine>[] = [name('Member'), { id: 'seats', header: 'For', value: (line) => line.seats }, held, attended, share, ...beside, lastAttended];
export const narrowAgencyColumns: readonly Column<FigureLine>[] = [name('Agency'), held, attended, share];
export const narrowMemberColumns: readonly Column<FigureLine>[] = [name('Member'), held, attended, share];
