import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { sizeInWords, type Attachment, type AttachmentOwner } from '../../shared/attachments.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { perform, useQuery } from '../cache.ts';
import { callDoor, chooseFile, deliver } from '../call.ts';
import { toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notices.tsx';
import { Section } from '../ui/page.tsx';
import './records.css';

const problem = (text: string): void => toast({ kind: 'problem', text });

/** The files kept with a record, under a heading of its own. `readOnly`: copies can be saved, and nothing is added or removed. */
export function Attachments({ ownerTable, ownerId, title = 'Files', hint = 'An invoice or a letter can be kept here, up to 20 MB.', level = 3, readOnly = false }:
  { ownerTable: AttachmentOwner; ownerId: string; title?: string; hint?: string; level?: 2 | 3; readOnly?: boolean }) {
  const list = useQuery('attachments.list', { ownerTable, ownerId });
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const attach = async (): Promise<void> => {
    const chosen = await chooseFile('any');
    if (!chosen.ok) return problem(chosen.error.message);
    if (chosen.value === null) return;
    setBusy(true);
    const added = await perform('attachments.add', { ownerTable, ownerId, from: chosen.value.token });
    setBusy(false);
    if (added.ok) toast({ kind: 'done', text: `${added.value.name} attached`, undo: true });
  };
  const files = list.data;
  return (
    <Section title={title} level={level} aside={readOnly ? undefined : <Button small busy={busy} ref={button} onClick={() => void attach()}>Attach a file</Button>}>
      {list.error !== undefined && <ErrorNotice problem={list.error} />}
      {files?.length === 0 && <p className="soft">{readOnly ? 'No file is attached.' : hint}</p>}
      {files !== undefined && files.length > 0 && <ul className="plain-list">{files.map((file) => <One key={file.id} file={file} readOnly={readOnly} onGone={() => button.current?.focus()} />)}</ul>}
    </Section>
  );
}

/** A file is never opened here: whoever wants to read it saves a copy where they choose. */
async function saveCopy({ id, name }: Attachment): Promise<void> {
  const place = await callDoor('door.saveAs', { name, type: 'any' });
  if (!place.ok) return problem(place.error.message);
  if (place.value === null) return;
  const saved = await perform('attachments.saveCopy', { id, to: place.value.token });
  if (!saved.ok) return;
  const delivered = await deliver(place.value.token);
  if (!delivered.ok) return problem(delivered.error.message);
  toast({ kind: 'done', text: `A copy of ${name} is saved` });
}

/** `onGone`: what held the focus went with the file. */
function One({ file, readOnly, onGone }: { file: Attachment; readOnly: boolean; onGone: () => void }) {
  const { id, version, name } = file;
  const [renaming, setRenaming] = useState<string | null>(null);
  const item = useRef<HTMLLIElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && renaming === null) item.current?.querySelector<HTMLElement>('[data-renames]')?.focus();
    wasRenaming.current = renaming !== null;
  }, [renaming]);
  const remove = async (): Promise<void> => {
    if ((await perform('attachments.remove', { id, version }, { done: `${name} removed` })).ok) onGone();
  };
  const rename = async (to: string): Promise<void> => {
    const done = to === name ? true : (await perform('attachments.rename', { id, version, name: to }, { done: 'File renamed' })).ok;
    if (done) setRenaming(null);
  };
  // While it goes down to the field: coming up it would close the details that the field is in.
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    setRenaming(null);
  };
  if (renaming !== null) {
    return (
      <li>
        <form className="attachment-form" onKeyDownCapture={leave} onSubmit={(event) => { event.preventDefault(); void rename(renaming.trim()); }}>
          <TextField label="Name of the file" autoFocus value={renaming} maxLength={120} onChange={setRenaming} />
          <span className="row">
            <Button type="submit" small>Rename</Button>
            <Button small look="quiet" onClick={() => setRenaming(null)}>Cancel</Button>
          </span>
        </form>
      </li>
    );
  }
  return (
    <li className="attachment" ref={item}>
      <span className="attachment-name">{name} <span className="small soft">{sizeInWords(file.size)}, added {formatShortDate(file.addedOn)}</span></span>
      <span className="attachment-tools">
        <Button small look="quiet" aria-label={`Save a copy of ${name}`} onClick={() => void saveCopy(file)}>Save a copy</Button>
        {!readOnly && <Button small look="quiet" aria-label={`Rename ${name}`} data-renames onClick={() => setRenaming(name)}>Rename</Button>}
        {!readOnly && <Button small look="quiet" aria-label={`Remove ${name}`} onClick={() => void remove()}>Remove</Button>}
      </span>
    </li>
  );
}
