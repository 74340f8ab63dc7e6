import { useMemo } from 'react';
import { formatShortDate } from '../../shared/dates.ts';
import type { Course } from '../../shared/training/records.ts';
import type { Output } from '../../shared/contract.ts';
import { addMonths } from '../../shared/training/months.ts';
import { setQuery } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { LinkedActions } from '../plan/linked-actions.tsx';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState, Waiting } from '../ui/notices.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { useView } from '../view.ts';
import { EditCourse } from './course-form.tsx';

const columns: readonly Column<Course>[] = [
  { id: 'title', header: 'Course', value: (row) => row.title }, { id: 'level', header: 'Level', value: (row) => row.level },
  { id: 'audience', header: 'For', value: (row) => row.audience.words || row.audience.kinds.join(', ') || 'Everybody' },
  { id: 'refresh', header: 'Again after', align: 'number', value: (row) => row.refreshMonths, cell: (row) => (row.refreshMonths === null ? null : `${row.refreshMonths} months`) },
];
type Due = Output<'training.refreshers'>[number];
const dueColumns: readonly Column<Due>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name, cell: (row) => (row.personId === null ? row.name : <Link quiet to={`/people?open=${row.personId}`}>{row.name}</Link>) },
  { id: 'register', header: 'In the register', value: (row) => (row.personId === null ? null : 'Yes') },
  { id: 'organisation', header: 'Organisation', value: (row) => row.organisation }, { id: 'title', header: 'Course', value: (row) => row.title },
  { id: 'last', header: 'Last attended', align: 'date', value: (row) => row.lastOn, cell: (row) => formatShortDate(row.lastOn) }, { id: 'due', header: 'Due by', align: 'date', value: (row) => row.dueOn, cell: (row) => formatShortDate(row.dueOn) },
];
const key = (row: Course) => row.id;
const dueKey = (row: Due) => `${row.courseId} ${row.name} ${row.organisation}`;
const close = () => setQuery({ open: '' });

/** What is taught, and who is due to take a course again within three months. */
export function Courses({ current }: { current: string | null }) {
  const { today } = useView();
  const list = useQuery('courses.list', {});
  const by = useMemo(() => addMonths(today, 3), [today]);
  const due = useQuery('training.refreshers', { by });
  if (list.data === undefined) return <Waiting />;
  const course = list.data.find((one) => one.id === current);
  return (
    <div className="page-body">
      {course !== undefined && (
        <Section title={course.title} aside={<><Button small look="quiet" onClick={() => void remove(course)}>Delete</Button><Button small look="quiet" onClick={close}>Close</Button></>}>
          <EditCourse key={`${course.id} ${course.version}`} course={course} onDone={close} />
          <LinkedActions field="courseId" id={course.id} />
          <RecordHistory table="courses" rowId={course.id} />
        </Section>
      )}
      <Table sheet="Courses" caption="Courses" rows={list.data} columns={columns} rowKey={key} sort={{ id: 'title' }} current={current} onOpen={(row) => setQuery({ open: row.id, new: '' })}
        empty={<EmptyState action={<Button onClick={() => setQuery({ new: 'course' }, { replace: false })}>Add a course</Button>}>A course is what is taught, however often: its title, level, aims and whom it is for.</EmptyState>} />
      {(due.data ?? []).length > 0 && (
        <Section title="Due to take a course again by" aside={formatShortDate(by)}>
          <Table sheet="Due for a refresher" caption="Due for a refresher" rows={due.data ?? []} columns={dueColumns} rowKey={dueKey} empty={null} />
        </Section>
      )}
    </div>
  );
}

async function remove(course: Course): Promise<void> {
  const result = await perform('courses.delete', { id: course.id, version: course.version }, { done: `${course.title} deleted` });
  if (result.ok) close();
}
