import { useMemo } from 'react';
import type { Trend as TrendData } from '../../shared/attendance-figures.ts';
import type { YearKind } from '../../shared/attendance-figures/years.ts';
import { setQuery, useAddress } from '../address.ts';
import { useQuery } from '../cache.ts';
import { Select } from '../ui/field.tsx';
import { Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { explain, whoseAddress, whoseSeats, type Whose } from './places.ts';
import type { Asked } from './question.ts';
import { Sparkline } from './sparkline.tsx';
import { percent, WorkedOut } from './worked-out.tsx';

interface TrendLine {
  key: string;
  name: string;
  whose: Whose;
  years: TrendData['organisations'][number]['years'];
}
const COUNTS = ['3', '5', '10', '20'] as const;
const key = (line: TrendLine) => line.key;

/** Year beside year, for agencies or for members. */
export function Trend({ asked, kind, count }: { asked: Asked; kind: YearKind; count: number }) {
  const { query } = useAddress();
  const members = query['of'] === 'members';
  const trend = useQuery('attendanceFigures.trend', { bodyIds: asked.bodyIds, years: kind, until: asked.to, count }, { keepPrevious: true }).data;
  const columns = useMemo(() => (trend === undefined ? [] : trendColumns(trend, members)), [trend, members]);
  const lines = useMemo((): TrendLine[] => (trend === undefined ? [] : members
    ? trend.members.map((line) => ({ ...line, key: line.personId, whose: { personId: line.personId } }))
    : trend.organisations.map((line) => ({ ...line, whose: whoseSeats(line) }))), [trend, members]);
  if (trend === undefined) return <Waiting />;
  return (
    <div className="attendance-matrix"><Table
      caption={`Attendance from ${trend.years[0]!.label} to ${trend.years.at(-1)!.label}`}
      rows={lines}
      columns={columns}
      rowKey={key}
      current={lines.find((line) => whoseAddress(line.whose) === query['explain'])?.key ?? null}
      onOpen={(line) => explain(line.whose, { from: trend.years[0]!.from, to: trend.years.at(-1)!.to })}
      filters={<>
        <Select label="Rows" value={members ? 'members' : ''} onChange={(of) => setQuery({ of })} options={[{ value: '', label: 'Agencies' }, { value: 'members', label: 'Members' }]} />
        <Select label="Years" value={String(count) as (typeof COUNTS)[number]} onChange={(years) => setQuery({ count: years })} options={COUNTS} />
      </>}
      empty={<p className="soft">No meeting counts in these years.</p>}
    /></div>
  );
}
export const trendCount = (typed: string | undefined): number => Number(COUNTS.find((count) => count === typed) ?? '5');

function trendColumns(trend: TrendData, members: boolean): Column<TrendLine>[] {
  return [
    { id: 'name', header: members ? 'Member' : 'Agency', value: (line) => line.name },
    { id: 'line', header: 'Over the years', value: () => null, sortable: false, cell: (line) => <Sparkline values={line.years.map((year) => year.percentage)} /> },
    ...trend.years.map((year, at): Column<TrendLine> => ({
      id: year.label, header: year.label, value: (line) => line.years[at]!.percentage, align: 'number',
      cell: (line) => (line.years[at]!.percentage === null ? <span className="soft">–</span>
        : <WorkedOut whose={line.whose} over={year} stop={at === trend.years.length - 1} label={`Attendance in ${year.label}, ${line.name}`}>{percent(line.years[at]!.percentage)}</WorkedOut>),
    })),
  ];
}
