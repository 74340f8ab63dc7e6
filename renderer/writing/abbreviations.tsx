import { useState } from 'react';
import type { Board } from '../../shared/board.ts';
import { isAbbreviation } from '../../shared/writing/abbreviations.ts';
import type { Abbreviation } from '../../shared/writing.ts';
import { perform, useQuery } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { useRecordForm } from '../records/record-form.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { ListAndForm } from './list-and-form.tsx';

interface Row extends Abbreviation { from: string }
const columns: readonly Column<Row>[] = [
  { id: 'short', header: 'Abbreviation', value: (row) => row.short, width: '9rem' },
  { id: 'long', header: 'Written out', value: (row) => row.long },
  { id: 'from', header: 'From', value: (row) => row.from, width: '10rem' },
];
const key = (row: Row) => row.id;
const OWN = 'This list';
const REGISTER = 'Organisations';

/** What the abbreviations of the minutes stand for: the board's own list, and the short names of the organisations. */
export function Abbreviations() {
  const list = useQuery('abbreviations.list', {});
  const organisations = useQuery('organisations.list', {});
  const board = useQuery('board.get', {}).data?.board;
  const [open, setOpen] = useState<string | null>(null);
  if (list.data === undefined || organisations.data === undefined || board == null) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  const own = new Set(list.data.map((one) => one.short));
  const rows: Row[] = [
    ...list.data.map((one) => ({ ...one, from: OWN })),
    ...organisations.data.flatMap(({ id, version, name, shortName }) => (shortName === null || !isAbbreviation(shortName) || own.has(shortName) ? [] : [{ id, version, short: shortName, long: name, from: REGISTER }])),
  ];
  const abbreviation = list.data.find((one) => one.id === open);
  const close = () => setOpen(null);
  const add = <Button small look="primary" onClick={() => setOpen('new')}>Add an abbreviation</Button>;
  return (
    <ListAndForm
      title={open === 'new' ? 'Add an abbreviation' : abbreviation === undefined ? null : `Abbreviation ${abbreviation.short}`}
      onClose={close}
      form={open === 'new' ? <NewAbbreviation onDone={close} /> : abbreviation !== undefined && <EditAbbreviation key={abbreviation.id} abbreviation={abbreviation} onDone={close} />}
    >
      <WritesOut board={board} />
      <Table
        caption="Abbreviations" rows={rows} columns={columns} rowKey={key} current={open} sort={{ id: 'short' }} tools={add}
        onOpen={(row) => { if (row.from === OWN) setOpen(row.id); else window.location.hash = `#/organisations?open=${row.id}`; }}
        empty={<EmptyState action={add}>No abbreviations yet. Add the posts that your minutes shorten, such as DCS; the short names of organisations come by themselves.</EmptyState>}
      />
    </ListAndForm>
  );
}

function WritesOut({ board }: { board: Board }) {
  return (
    <Checkbox
      label="Write abbreviations out where a document first uses them"
      hint="“the Director of Children’s Services (DCS)”, and DCS from then on. It changes the Word and PDF documents of minutes, never what was typed. Confirmed minutes stay as they were."
      value={board.writesOut}
      onChange={(writesOut) => void perform('board.update', { version: board.version, set: { writesOut } }, { done: writesOut ? 'Abbreviations are written out now' : 'Abbreviations are left as they are typed now' })}
    />
  );
}

type Values = Pick<Abbreviation, 'short' | 'long'>;
function NewAbbreviation({ onDone }: { onDone: () => void }) {
  const form = useForm<Values>({
    draft: 'abbreviation:new', initial: { short: '', long: '' }, unsaved: 'The new abbreviation is not added yet', onDone,
    submit: (values) => perform('abbreviations.create', values, { done: (made) => `${made.short} added`, inline: true }),
  });
  return <FormFrame form={form} save="Add abbreviation" onCancel={onDone}><Fields form={form} /></FormFrame>;
}

function EditAbbreviation({ abbreviation, onDone }: { abbreviation: Abbreviation; onDone: () => void }) {
  const { id, version, short, long } = abbreviation;
  const record = useRecordForm<Values>({
    draft: `abbreviation:${id}`, table: 'abbreviations', version, onDone, unsaved: `${short} is not saved yet`, initial: { short, long },
    send: (set, at) => perform('abbreviations.update', { id, version: at, set }, { done: (saved) => `${saved.short} saved`, inline: true }),
  });
  const remove = () => void perform('abbreviations.delete', { id, version }, { done: `${short} deleted` }).then((result) => { if (result.ok) onDone(); });
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone} extra={<Button look="danger" onClick={remove}>Delete abbreviation</Button>}>
      <BothVersions record={record} />
      <Fields form={record.form as unknown as Form<Values>} />
    </FormFrame>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  return (
    <>
      <TextField label="Abbreviation" narrow hint="DCS" spellCheck={false} {...form.field('short')} />
      <TextField label="Written out" hint="Director of Children’s Services" {...form.field('long')} />
    </>
  );
}
