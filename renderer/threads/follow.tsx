import { useState } from 'react';
import { go } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, RadioGroup, Select } from '../ui/field.tsx';

/** What is to be followed, and what a new subject would be called. */
export interface Followed {
  name: string;
  agendaItemIds: string[];
  actionIds: string[];
}

/** Begins a subject with these, or adds them to one, and goes there. */
export function FollowDialog({ what, onClose, onDone }: { what: Followed; onClose: () => void; onDone?: () => void }) {
  const threads = useQuery('threads.overview', {}).data ?? [];
  const [where, setWhere] = useState<'new' | 'there'>('new');
  const [name, setName] = useState(what.name);
  const [threadId, setThreadId] = useState('');
  const [error, setError] = useState<string>();
  const isNew = where === 'new' || threads.length === 0;
  const follow = async () => {
    const { agendaItemIds, actionIds } = what;
    if (!isNew && threadId === '') return setError('Choose a subject.');
    const result = await perform('threads.follow', { ...(isNew ? { name } : { threadId }), agendaItemIds, actionIds }, { inline: true, done: (thread) => (isNew ? `“${thread.name}” is followed` : `Added to “${thread.name}”`) });
    if (!result.ok) return setError(result.error.fields?.[0]?.message ?? result.error.message);
    onDone?.();
    onClose();
    go(`/threads/${result.value.id}`);
  };
  return (
    <Dialog title="Follow this subject" open onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); void follow(); }}>
        <p>A subject gathers its agenda items, minutes, decisions and actions over the years, whatever each was called.</p>
        {threads.length > 0 && <RadioGroup label="Where" value={where} onChange={setWhere} options={[{ value: 'new', label: 'A new subject' }, { value: 'there', label: 'One that is followed already' }]} />}
        {isNew
          ? <Field label="Name of the subject" error={error}>{(described) => <input {...described} className="input" value={name} maxLength={200} onChange={(event) => { setName(event.target.value); setError(undefined); }} />}</Field>
          : <Select label="Subject" none="Choose a subject" error={error} value={threadId} onChange={(id) => { setThreadId(id); setError(undefined); }} options={threads.map((thread) => ({ value: thread.id, label: thread.name }))} />}
        <div className="form-foot"><Button type="submit" look="primary">Follow it</Button><Button onClick={onClose}>Cancel</Button></div>
      </form>
    </Dialog>
  );
}
