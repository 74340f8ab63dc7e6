import { useMemo, useState } from 'react';
import type { HistoryEntry } from '../../shared/board.ts';
import { formatInstant } from '../../shared/dates.ts';
import { personName } from '../../shared/people.ts';
import { useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { referenceKey } from '../../shared/rich-text.ts';
import { changeInWords, countsInWords, referencesOf, stepsOf, type HistoryStep, type NameOf } from './history-words.ts';

/** Changes of fields read at once; a step has from one to hundreds of them. */
const PAGE = 400;
/** So many changes of one step are written out; of a step with more, only how many of each kind. */
const WRITTEN_OUT = 5;

interface Row extends HistoryStep {
  changes: readonly string[];
}
const columns: readonly Column<Row>[] = [
  { id: 'at', header: 'When', align: 'date', value: (row) => row.at, cell: (row) => formatInstant(row.at) },
  { id: 'by', header: 'Who', value: (row) => row.by?.name ?? null, cell: (row) => row.by === null ? 'Not said' : <abbr title={`${row.by.name}, ${row.by.role}`}>{row.by.initials}</abbr> },
  { id: 'summary', header: 'What', value: (row) => row.summary },
  {
    id: 'changes', header: 'Changed', sortable: false, value: (row) => row.changes.join(' '), cell: (row) => (
      <ul className="changes">
        {row.changes.map((change, index) => <li key={index}>{change}</li>)}
      </ul>
    ),
  },
];
const key = (row: Row) => String(row.step);

/** Every change, by whom and when, in words. Nothing is deleted without a trace. */
export function History() {
  const [before, setBefore] = useState<number>();
  const list = useQuery('history.list', before === undefined ? { limit: PAGE } : { limit: PAGE, before }, { keepPrevious: true });
  const nameOf = useNames(list.data);
  const rows = useMemo(() => stepsOf(list.data ?? []).map((step) => (
    { ...step, changes: step.entries.length > WRITTEN_OUT ? countsInWords(step.entries) : step.entries.map((entry) => changeInWords(entry, nameOf)) })), [list.data, nameOf]);
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  const last = list.data.at(-1);
  return (
    <div className="section">
      <Table caption="What was changed" rows={rows} columns={columns} rowKey={key} empty={<EmptyState>Nothing has been changed yet. From the first change on, each is listed here with who made it and when.</EmptyState>} />
      <div className="row">
        {before !== undefined && <Button onClick={() => setBefore(undefined)}>Show the latest changes</Button>}
        {last !== undefined && list.data.length === PAGE && <Button onClick={() => setBefore(last.seq)}>Show earlier changes</Button>}
      </div>
    </div>
  );
}

/** The names of what fields point to. */
function useNames(entries: readonly HistoryEntry[] | undefined): NameOf {
  const references = useMemo(() => referencesOf(entries ?? []), [entries]);
  const referred = useQuery('references.name', references.length === 0 ? null : { references }, { keepPrevious: true });
  const people = useQuery('people.list', {});
  const organisations = useQuery('organisations.list', {});
  const bodies = useQuery('bodies.list', {});
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const person of people.data ?? []) names.set(person.id, personName(person));
    for (const one of [...organisations.data ?? [], ...bodies.data ?? []]) names.set(one.id, one.name);
    for (const one of referred.data ?? []) names.set(referenceKey(one), one.name);
    return (id) => names.get(id);
  }, [people.data, organisations.data, bodies.data, referred.data]);
}
