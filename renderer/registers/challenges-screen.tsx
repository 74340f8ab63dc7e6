import { useMemo } from 'react';
import { LONG_DAYS, waitingDays, type Challenge } from '../../shared/challenges.ts';
import type { Input } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { setQuery, useAddress } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Attachments } from '../records/attachments.tsx';
import { useDirectory } from '../records/directory.ts';
import { useOpenRecord } from '../records/open-record.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import { Inspector } from '../ui/inspector.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { Tag } from '../ui/rag-mark.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { hasWords } from '../ui/words.ts';
import { useView } from '../view.ts';
import { PlanArea, RegisterPapers } from './area.tsx';
import { EditEntryForm, NewEntryForm, type FieldSpec, type Values } from './fields-form.tsx';

const key = (row: Row) => row.id;
interface Row { id: string; challenge: Challenge; by: string; to: string; days: number | null }

const columns: readonly Column<Row>[] = [
  { id: 'number', header: 'No.', align: 'number', value: (row) => row.challenge.number },
  { id: 'raised', header: 'Date', align: 'date', value: (row) => row.challenge.raisedOn, cell: (row) => formatShortDate(row.challenge.raisedOn) },
  { id: 'by', header: 'By', value: (row) => row.by || null },
  { id: 'to', header: 'To', value: (row) => row.to || null },
  { id: 'about', header: 'Challenge', value: (row) => row.challenge.about },
  { id: 'outcome', header: 'Outcome', value: (row) => row.challenge.outcome || null },
  {
    id: 'status', header: 'Answer', value: (row) => row.days ?? -1,
    cell: ({ days }) => (days === null ? 'Answered' : <Tag {...(days > LONG_DAYS ? { colour: 'red' as const } : days > LONG_DAYS / 2 ? { colour: 'amber' as const } : {})}>{`Waiting ${days} ${days === 1 ? 'day' : 'days'}`}</Tag>),
  },
];

/** Beside the inspector, which has the rest. */
const narrow = columns.filter((column) => ['number', 'raised', 'about', 'status'].includes(column.id));

function specsFor(bodies: readonly { id: string; name: string }[]): FieldSpec[] {
  return [
    { name: 'bodyId', label: 'Body', kind: 'choice', options: bodies.map((body) => ({ value: body.id, label: body.name })) }, { name: 'raisedOn', label: 'Date', kind: 'date' },
    { name: 'byOrganisationId', label: 'By which agency', kind: 'organisation' }, { name: 'byText', label: 'By whom, as written', kind: 'line' },
    { name: 'toOrganisationId', label: 'To which agency', kind: 'organisation' }, { name: 'toText', label: 'To whom, as written', kind: 'line' },
    { name: 'about', label: 'Challenge', kind: 'words' }, { name: 'response', label: 'Response', kind: 'area' }, { name: 'respondedOn', label: 'Answered on', kind: 'date', hint: 'Left empty, it waits for an answer.' },
    { name: 'outcome', label: 'Outcome', kind: 'area' }, { name: 'evidence', label: 'Evidence', kind: 'area' }, { name: 'impact', label: 'Impact', kind: 'area' },
    { name: 'reportLine', label: 'Line for the annual report', kind: 'area' }, { name: 'exempt', label: 'Exempt', kind: 'yes', hint: 'Left out of every paper that does not ask for it.' },
  ];
}

/** Who challenged whom, and what came of it; what waits for an answer ages in sight. */
export function ChallengesScreen() {
  const { query } = useAddress();
  const { bodyId, bodies, today } = useView();
  const directory = useDirectory();
  const record = useOpenRecord();
  const list = useQuery('challenges.list', bodyId === null ? {} : { bodyId });
  const specs = useMemo(() => specsFor(bodies), [bodies]);
  const words = query['find'] ?? '';
  const open = query['unanswered'] !== undefined;
  const rows = useMemo(() => (list.data ?? []).map((challenge): Row => ({
    id: challenge.id, challenge, days: waitingDays(challenge, today),
    by: [challenge.byText, directory.agency(challenge.byOrganisationId)].filter((part) => part !== null).join(', '), to: [challenge.toText, directory.agency(challenge.toOrganisationId)].filter((part) => part !== null).join(', '),
  })).filter((row) => (!open || row.days !== null) && hasWords(`${row.challenge.number} ${row.challenge.about} ${row.by} ${row.to} ${row.challenge.outcome} ${row.challenge.response}`, words)), [list.data, directory, today, open, words]);
  const challenge = list.data?.find((one) => one.id === record.id);
  const create = async (values: Values) => {
    const added = await perform('challenges.create', values as unknown as Input<'challenges.create'>, { inline: true, done: (one) => `Challenge ${one.number} added` });
    if (added.ok) record.open(added.value.id);
    return added;
  };
  const remove = async (one: Challenge) => {
    const gone = await perform('challenges.delete', { id: one.id, version: one.version }, { done: `Challenge ${one.number} deleted` });
    if (gone.ok) record.close();
  };
  const inspector = record.adding
    ? <Inspector title="Add a challenge" onClose={record.close} focus><NewEntryForm specs={specs} draft="challenge:new" save="Add challenge" initial={{ bodyId: bodyId ?? (bodies.length === 1 ? bodies[0]!.id : ''), raisedOn: today }} onCancel={record.close} create={create} /></Inspector>
    : challenge !== undefined && (
      <Inspector key={challenge.id} title={`Challenge ${challenge.number}`} onClose={record.close} focus>
        <EditEntryForm key={challenge.version} specs={specs} row={challenge} table="challenges" onDone={record.close} update={(input) => perform('challenges.update', input as unknown as Input<'challenges.update'>, { inline: true, done: 'Challenge saved' })} />
        <div><Button look="quiet" onClick={() => void remove(challenge)}>Delete</Button></div>
        <Attachments ownerTable="challenges" ownerId={challenge.id} hint="The letter and the answer to it can be kept here, up to 20 MB." />
        <RecordHistory table="challenges" rowId={challenge.id} />
      </Inspector>
    );
  return (
    <Page title="Challenge log" inspector={inspector} actions={<><Button look="primary" onClick={record.add}>Add a challenge</Button><RegisterPapers register="challenges" title="Challenge log" /></>}>
      <PlanArea />
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {list.data === undefined ? list.error === undefined && <Waiting /> : (
        <Table
          caption="Challenge log" rows={rows} columns={inspector ? narrow : columns} rowKey={key} current={record.id} onOpen={(row) => record.open(row.id)}
          filters={list.data.length > 0 && <><TextField label="Find by any words" type="search" value={words} onChange={(find) => setQuery({ find })} /><Checkbox label="Unanswered only" value={open} onChange={(on) => setQuery({ unanswered: on ? '1' : '' })} /></>}
          empty={list.data.length > 0 ? <EmptyState action={<Button onClick={() => setQuery({ find: '', unanswered: '' })}>Show all</Button>}>No challenge fits what you asked for.</EmptyState>
            : <EmptyState action={<Button look="primary" onClick={record.add}>Add a challenge</Button>}>Inspectors ask who challenged whom and what changed. Note each challenge when it is made; what waits for an answer stands out.</EmptyState>}
        />
      )}
    </Page>
  );
}
