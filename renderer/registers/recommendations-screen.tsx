import { useMemo, useState } from 'react';
import type { Input, Output } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { followed, SOURCE_KINDS, type Followed } from '../../shared/recommendations.ts';
import { readTimescale } from '../../shared/plan/timescale.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Attachments } from '../records/attachments.tsx';
import { useDirectory } from '../records/directory.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Tag } from '../ui/rag-mark.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { hasWords } from '../ui/words.ts';
import { useView } from '../view.ts';
import { PlanArea, RegisterPapers } from './area.tsx';
import { EditEntryForm, NewEntryForm, type FieldSpec, type Values } from './fields-form.tsx';
import '../plan/plan.css';

type Recommendation = Output<'recommendations.followed'>[number];
interface Row { id: string; one: Recommendation; owner: string; standing: Followed; done: number }
const key = (row: Row) => row.id;
const COLOUR: Partial<Record<Followed, 'red' | 'green' | 'blue'>> = { overdue: 'red', closed: 'blue', 'ready to close': 'green' };
const STANDINGS = ['overdue', 'not started', 'under way', 'ready to close', 'closed'] as const;

const columns: readonly Column<Row>[] = [
  { id: 'source', header: 'From', value: ({ one }) => `${one.source} ${one.sourceDate ?? ''}`, cell: ({ one }) => <span className="plan-cell">{one.source}{one.sourceDate !== null && <span className="small soft">{formatShortDate(one.sourceDate)}</span>}</span> },
  { id: 'number', header: 'No.', value: ({ one }) => one.number },
  { id: 'text', header: 'Recommendation', value: ({ one }) => one.text },
  { id: 'owner', header: 'Owner', value: (row) => row.owner || null },
  { id: 'actions', header: 'Actions', value: (row) => row.done, cell: ({ one, done }) => (one.actions.length === 0 ? 'None yet' : `${done} of ${one.actions.length} done`) },
  { id: 'due', header: 'Due', align: 'date', value: ({ one }) => one.dueDate, cell: ({ one }) => (one.dueDate === null ? null : formatShortDate(one.dueDate)) },
  { id: 'standing', header: 'Status', value: (row) => row.standing, cell: ({ standing }) => { const colour = COLOUR[standing]; return <Tag {...(colour === undefined ? {} : { colour })}>{standing.charAt(0).toUpperCase() + standing.slice(1)}</Tag>; } },
];

/** Beside the inspector, which has the rest. */
const narrow = columns.filter((column) => ['number', 'text', 'actions', 'standing'].includes(column.id));

function specsFor(bodies: readonly { id: string; name: string }[]): FieldSpec[] {
  return [
    { name: 'bodyId', label: 'Body', kind: 'choice', options: bodies.map((body) => ({ value: body.id, label: body.name })) },
    { name: 'sourceKind', label: 'Kind', kind: 'choice', options: SOURCE_KINDS.map((kind) => ({ value: kind, label: kind.charAt(0).toUpperCase() + kind.slice(1) })) },
    { name: 'source', label: 'From', kind: 'required', hint: 'The name of the review, audit or inspection' }, { name: 'sourceDate', label: 'Dated', kind: 'date' }, { name: 'number', label: 'Number in it', kind: 'line' },
    { name: 'text', label: 'Recommendation', kind: 'words' }, { name: 'ownerOrganisationId', label: 'Owning agency', kind: 'organisation' }, { name: 'ownerText', label: 'Owner as written', kind: 'line' },
    { name: 'dueDate', label: 'Due by', kind: 'date' }, { name: 'closedOn', label: 'Closed on', kind: 'date', hint: 'Only when every action on it is done.' }, { name: 'outcome', label: 'Outcome', kind: 'area' },
    { name: 'exempt', label: 'Exempt', kind: 'yes', hint: 'Left out of every paper that does not ask for it.' },
  ];
}

/** What reviews, audits and inspections asked for, followed until it is done. */
export function RecommendationsScreen() {
  const { query } = useAddress();
  const { bodyId, bodies, today } = useView();
  const directory = useDirectory();
  const record = useOpenRecord();
  const list = useQuery('recommendations.followed', bodyId === null ? {} : { bodyId });
  const specs = useMemo(() => specsFor(bodies), [bodies]);
  const words = query['find'] ?? '';
  const standing = query['standing'] ?? '';
  const rows = useMemo(() => (list.data ?? []).map((one): Row => ({
    id: one.id, one, standing: followed(one, one.actions, today), done: one.actions.filter((action) => action.doneOn !== null).length,
    owner: [one.ownerText, directory.agency(one.ownerOrganisationId)].filter((part) => part !== null).join(', '),
  })).filter((row) => (standing === '' || row.standing === standing) && hasWords(`${row.one.source} ${row.one.number ?? ''} ${row.one.text} ${row.owner}`, words)), [list.data, directory, today, standing, words]);
  const chosen = list.data?.find((one) => one.id === record.id);
  const create = async (values: Values) => {
    const added = await perform('recommendations.create', values as unknown as Input<'recommendations.create'>, { inline: true, done: 'Recommendation added' });
    if (added.ok) record.open(added.value.id);
    return added;
  };
  const remove = async (one: Recommendation) => {
    const gone = await perform('recommendations.delete', { id: one.id, version: one.version }, { done: 'Recommendation deleted' });
    if (gone.ok) record.close();
  };
  const inspector = record.adding
    ? <Inspector title="Add a recommendation" onClose={record.close} focus><NewEntryForm specs={specs} draft="recommendation:new" save="Add recommendation" initial={{ bodyId: bodyId ?? (bodies.length === 1 ? bodies[0]!.id : ''), sourceKind: 'review' }} onCancel={record.close} create={create} /></Inspector>
    : chosen !== undefined && (
      <Inspector key={chosen.id} title={`Recommendation ${chosen.number ?? ''}`.trim()} onClose={record.close} focus>
        <Remedies one={chosen} />
        <EditEntryForm key={chosen.version} specs={specs} row={chosen} table="recommendations" onDone={record.close} update={(input) => perform('recommendations.update', input as unknown as Input<'recommendations.update'>, { inline: true, done: 'Recommendation saved' })} />
        <div><Button look="quiet" onClick={() => void remove(chosen)}>Delete</Button></div>
        <Attachments ownerTable="recommendations" ownerId={chosen.id} hint="The report that it comes from can be kept here, up to 20 MB." />
        <RecordHistory table="recommendations" rowId={chosen.id} />
      </Inspector>
    );
  return (
    <Page title="Recommendations" inspector={inspector} actions={<><Button look="primary" onClick={record.add}>Add a recommendation</Button><RegisterPapers register="recommendations" title="Recommendations" /></>}>
      <PlanArea />
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {list.data === undefined ? list.error === undefined && <Waiting /> : (
        <Table
          caption="Recommendations" rows={rows} columns={inspector ? narrow : columns} rowKey={key} current={record.id} onOpen={(row) => record.open(row.id)}
          filters={list.data.length > 0 && (
            <>
              <TextField label="Find by any words" type="search" value={words} onChange={(find) => setQuery({ find })} />
              <Select label="Status" none="All" options={STANDINGS} value={standing} onChange={(to) => setQuery({ standing: to })} />
            </>
          )}
          empty={list.data.length > 0 ? <EmptyState action={<Button onClick={() => setQuery({ find: '', standing: '' })}>Show all</Button>}>No recommendation fits what you asked for.</EmptyState>
            : <EmptyState action={<Button look="primary" onClick={record.add}>Add a recommendation</Button>}>Reviews, audits and inspections ask for things. Note each with what is done about it, and follow it until it can be closed.</EmptyState>}
        />
      )}
    </Page>
  );
}

/** What is done about it: it cannot be closed while one of these is not done. */
function Remedies({ one }: { one: Recommendation }) {
  const { today } = useView();
  const [text, setText] = useState('');
  const [when, setWhen] = useState('');
  const add = async () => {
    const added = await perform('recommendationActions.create', { recommendationId: one.id, text, dueDate: readTimescale(when).dueDate }, { done: 'Action added' });
    if (!added.ok) return;
    setText('');
    setWhen('');
  };
  return (
    <Section title="What is done about it" level={3}>
      <ul className="plan-steps">
        {one.actions.map((action) => (
          <li key={action.id}>
            <label className="check">
              <input type="checkbox" checked={action.doneOn !== null} onChange={(event) => void perform('recommendationActions.update', { id: action.id, version: action.version, set: { doneOn: event.target.checked ? today : null } })} />
              <span>{action.text}<span className="field-hint">{action.doneOn !== null ? `Done ${formatShortDate(action.doneOn)}` : action.dueDate === null ? 'No date' : `Due ${formatShortDate(action.dueDate)}`}</span></span>
            </label>
            <Button small look="quiet" aria-label={`Delete the action ${action.text.slice(0, 60)}`} onClick={() => void perform('recommendationActions.delete', { id: action.id, version: action.version }, { done: 'Action deleted' })}>Delete</Button>
          </li>
        ))}
      </ul>
      <TextField label="New action" value={text} onChange={setText} />
      <TextField label="Due" optional hint="30/09/2027, October 2027" value={when} onChange={setWhen} />
      <div><Button small aria-disabled={text.trim() === ''} onClick={() => void add()}>Add action</Button></div>
    </Section>
  );
}
