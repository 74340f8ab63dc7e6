import { useEffect, useRef, useState } from 'react';
import { perform } from '../../../cache.ts';
import { call } from '../../../call.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { takeItem, useWorkspace } from '../data/workspace.ts';

const KEEP_AFTER_MS = 400;

/** Type a title, press Enter, type the next. What is typed and not yet added is kept. */
export function AddItem({ meetingId }: { meetingId: string }) {
  const workspace = useWorkspace();
  const key = `item:new:${meetingId}`;
  const [title, setTitle] = useState('');
  const [error, setError] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let here = true;
    void call('drafts.get', { key }).then((kept) => {
      if (here && kept.ok && typeof kept.value.value === 'string') setTitle((now) => now || kept.value.value as string);
    });
    return () => { here = false; };
  }, [key]);

  const type = (next: string) => {
    setTitle(next);
    setError(undefined);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void (next === '' ? call('drafts.discard', { key }) : call('drafts.save', { key, value: next })), KEEP_AFTER_MS);
  };
  const add = async () => {
    if (title.trim() === '') return;
    const result = await perform('agendaItems.create', { meetingId, title }, { inline: true });
    if (!result.ok) {
      setError(result.error.fields?.[0]?.message ?? result.error.message);
      return;
    }
    type('');
    takeItem(workspace, result.value.id);
  };
  return (
    <form
      className="add-item"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label="Add an item" hideLabel placeholder="Title of a new item" value={title} onChange={type} error={error} maxLength={300} />
      <Button type="submit" small aria-label="Add the item">Add</Button>
    </form>
  );
}
