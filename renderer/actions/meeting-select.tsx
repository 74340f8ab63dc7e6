import { useMemo } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import { useQuery } from '../cache.ts';
import { Select } from '../ui/field.tsx';
import { useView } from '../view.ts';

/** As far back as anything of a meeting is still written up. */
const MOST = 24;

/** A meeting of a body, or of all of them, the latest first. */
export function MeetingSelect({ label, bodyId, value, onChange, none = 'No meeting' }: { label: string; bodyId: string | null; value: string; onChange: (id: string) => void; none?: string }) {
  const { bodies } = useView();
  const meetings = useQuery('meetings.list', bodyId === null ? {} : { bodyId });
  const options = useMemo(() => (meetings.data ?? []).filter((one) => one.status !== 'cancelled').toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, MOST).map((one) => ({
    value: one.id, label: `${formatShortDate(one.date)}${bodyId === null ? `, ${bodies.find((body) => body.id === one.bodyId)?.shortName ?? bodies.find((body) => body.id === one.bodyId)?.name ?? ''}` : ''}`,
  })), [meetings.data, bodies, bodyId]);
  return <Select label={label} none={none} options={options} value={value} onChange={onChange} />;
}
