import { useState } from 'react';
import { PLACEHOLDERS } from '../../shared/writing/phrases.ts';
import type { Snippet } from '../../shared/writing.ts';
import { perform, useQuery } from '../cache.ts';
import { BothVersions } from '../records/both-versions.tsx';
import { useRecordForm } from '../records/record-form.ts';
import { Button } from '../ui/button.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm, type Form } from '../ui/form.ts';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { ListAndForm } from './list-and-form.tsx';

const columns: readonly Column<Snippet>[] = [
  { id: 'code', header: 'Typed as', value: (row) => row.code, cell: (row) => <code>;{row.code}</code>, width: '9rem' },
  { id: 'text', header: 'Phrase', value: (row) => row.text, cell: (row) => <span className="kept-lines">{row.text}</span> },
];
const key = (row: Snippet) => row.id;

/** The phrases of the board, typed in minutes by a semicolon and a code. */
export function Phrases() {
  const list = useQuery('snippets.list', {});
  const [open, setOpen] = useState<string | null>(null);
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  const phrase = list.data.find((one) => one.id === open);
  const close = () => setOpen(null);
  const usual = <Button small onClick={() => void perform('snippets.addUsual', {}, { done: 'The usual phrases are added' })}>Add the usual phrases</Button>;
  return (
    <ListAndForm
      title={open === 'new' ? 'Add a phrase' : phrase === undefined ? null : `Phrase ;${phrase.code}`}
      onClose={close}
      form={open === 'new' ? <NewPhrase onDone={close} /> : phrase !== undefined && <EditPhrase key={phrase.id} phrase={phrase} onDone={close} />}
    >
      <p className="soft">In the text of a minute or a resolution type <code>;</code> and the code, then Tab or space. Typing <code>;</code> alone shows the list.</p>
      <Table
        caption="Phrases" rows={list.data} columns={columns} rowKey={key} current={open} onOpen={(row) => setOpen(row.id)} sort={{ id: 'code' }}
        tools={<><Button small look="primary" onClick={() => setOpen('new')}>Add a phrase</Button>{list.data.length > 0 && usual}</>}
        empty={<EmptyState action={usual}>No phrases yet. A phrase that the minutes use again and again is typed by a short code.</EmptyState>}
      />
      {list.data.length === 0 && <div><Button onClick={() => setOpen('new')}>Add a phrase of your own</Button></div>}
    </ListAndForm>
  );
}

type Values = Pick<Snippet, 'code' | 'text'>;
function NewPhrase({ onDone }: { onDone: () => void }) {
  const form = useForm<Values>({
    draft: 'snippet:new', initial: { code: '', text: '' }, unsaved: 'The new phrase is not added yet', onDone,
    submit: (values) => perform('snippets.create', values, { done: (made) => `Phrase ;${made.code} added`, inline: true }),
  });
  return <FormFrame form={form} save="Add phrase" onCancel={onDone}><Fields form={form} /></FormFrame>;
}

function EditPhrase({ phrase, onDone }: { phrase: Snippet; onDone: () => void }) {
  const { id, version, code, text } = phrase;
  const record = useRecordForm<Values>({
    draft: `snippet:${id}`, table: 'snippets', version, onDone, unsaved: `Phrase ;${code} is not saved yet`, initial: { code, text },
    send: (set, at) => perform('snippets.update', { id, version: at, set }, { done: (saved) => `Phrase ;${saved.code} saved`, inline: true }),
  });
  const remove = () => void perform('snippets.delete', { id, version }, { done: `Phrase ;${code} deleted` }).then((result) => { if (result.ok) onDone(); });
  return (
    <FormFrame form={record.form} save="Save" onCancel={onDone} extra={<Button look="danger" onClick={remove}>Delete phrase</Button>}>
      <BothVersions record={record} />
      <Fields form={record.form as unknown as Form<Values>} />
    </FormFrame>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  return (
    <>
      <TextField label="Code" narrow hint="Small letters, figures and hyphens: noted, agreed-2" spellCheck={false} autoCapitalize="none" {...form.field('code')} />
      <TextArea label="Phrase" rows={4} {...form.field('text')} />
      <dl className="placeholders">
        {Object.entries(PLACEHOLDERS).map(([name, what]) => <div key={name}><dt><code>{`{${name}}`}</code></dt><dd>{what}</dd></div>)}
      </dl>
    </>
  );
}
