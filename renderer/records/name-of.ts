import { useMemo } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import { personName } from '../../shared/people.ts';
import { useQuery } from '../cache.ts';
import { useDirectory } from './directory.ts';

/** What the record with an id is called, for showing the fields that point to one. */
export function useNameOf(): (id: string) => string | undefined {
  const directory = useDirectory();
  const bodies = useQuery('bodies.list', {});
  const meetings = useQuery('meetings.list', {});
  const headings = useQuery('budgetHeadings.list', {});
  const years = useQuery('financialYears.list', {});
  return useMemo(() => {
    const others = new Map([...bodies.data ?? [], ...headings.data ?? [], ...years.data ?? []].map((one) => [one.id, one.name]));
    for (const meeting of meetings.data ?? []) others.set(meeting.id, `the meeting of ${formatShortDate(meeting.date)}`);
    return (id) => {
      const person = directory.person(id);
      return person === undefined ? directory.organisation(id)?.name ?? others.get(id) : personName(person);
    };
  }, [directory, bodies.data, meetings.data, headings.data, years.data]);
}
