import { useState } from 'react';
import type { Backup } from '../../shared/backups.ts';
import type { Progress } from '../../shared/door.ts';
import { formatInstant } from '../../shared/dates.ts';
import { perform, useCommand, useQuery } from '../cache.ts';
import { callDoor, chooseFile, deliver } from '../call.ts';
import { toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, ErrorNotice, Waiting } from '../ui/notices.tsx';
import { Table, type Column } from '../ui/table.tsx';

const columns: readonly Column<Backup>[] = [
  { id: 'at', header: 'Made', align: 'date', value: (backup) => backup.at, cell: (backup) => formatInstant(backup.at) },
  { id: 'reason', header: 'Why', value: (backup) => backup.reason, cell: (backup) => backup.reason.charAt(0).toUpperCase() + backup.reason.slice(1) },
  { id: 'bytes', header: 'Size', align: 'number', value: (backup) => backup.bytes, cell: (backup) => size(backup.bytes) },
  { id: 'name', header: 'File', value: (backup) => backup.name },
  {
    id: 'do', header: 'What to do with it', sortable: false, value: () => null, cell: (backup) => (
      <span className="row">
        <Button small look="quiet" onClick={() => void verify(backup)} aria-label={`Check the backup of ${formatInstant(backup.at)}`}>Check</Button>
        <Button small look="quiet" onClick={() => void restore({ name: backup.name }, `the backup of ${formatInstant(backup.at)}`)} aria-label={`Restore the backup of ${formatInstant(backup.at)}`}>Restore</Button>
      </span>
    ),
  },
];
const key = (backup: Backup) => backup.name;
const size = (bytes: number) => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** The backups beside the data file: make, check, restore. Every restore begins with a backup of the present state, and so can be undone. */
export function Backups() {
  const list = useQuery('backups.list', {});
  const board = useQuery('board.get', {});
  const make = useCommand('backups.make', { done: 'Backed up and checked', undo: false });
  const [progress, setProgress] = useState<Progress>();
  const run = (to?: string) => make.run(to === undefined ? {} : { to }, { onProgress: setProgress });
  const elsewhere = async () => {
    const place = await callDoor('door.saveAs', { name: `${(board.data?.board?.name ?? 'Board').slice(0, 80)} ${board.data?.today ?? ''}.boardwright`, type: 'boardwright' });
    if (!place.ok) toast({ text: place.error.message, kind: 'problem' });
    if (!place.ok || place.value === null) return;
    const made = await run(place.value.token);
    if (!made.ok) return;
    const delivered = await deliver(place.value.token);
    if (!delivered.ok) toast({ text: delivered.error.message, kind: 'problem' });
  };
  const fromFile = async () => {
    const chosen = await chooseFile('boardwright');
    if (!chosen.ok) toast({ text: chosen.error.message, kind: 'problem' });
    else if (chosen.value !== null) await restore({ from: chosen.value.token }, chosen.value.name);
  };
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  return (
    <div className="section">
      <p className="soft">A backup is made every day you work and before anything that could go wrong, and is opened and checked before it counts. The latest are kept beside the data file: put a copy somewhere else too.</p>
      <div className="row">
        <Button look="primary" busy={make.busy} onClick={() => void run()}>Back up now</Button>
        <Button onClick={() => void elsewhere()}>Save a copy elsewhere</Button>
        <Button onClick={() => void fromFile()}>Restore from a file</Button>
        {make.busy && <span role="status" className="soft">{progress?.label ?? 'Making a backup…'}</span>}
      </div>
      <Table caption="Backups" rows={list.data} columns={columns} rowKey={key} empty={<EmptyState>There is no backup yet. Make the first one now; it takes a second.</EmptyState>} />
    </div>
  );
}

async function verify(backup: Backup): Promise<void> {
  const result = await perform('backups.verify', { name: backup.name });
  if (!result.ok) return;
  toast(result.value.problems.length === 0
    ? { text: `The backup of ${formatInstant(backup.at)} is sound`, kind: 'done' }
    : { text: `The backup of ${formatInstant(backup.at)} is damaged and cannot be relied on: ${result.value.problems[0]}`, kind: 'problem' });
}

/** `what`: the words for what is restored, for the message. */
async function restore(from: { name: string } | { from: string }, what: string): Promise<void> {
  const result = await perform('backups.restore', from);
  if (!result.ok) return;
  const { name } = result.value.safety;
  const undoRestore = () => void perform('backups.restore', { name }, { done: 'The restore is undone', undo: false });
  toast({ text: `Restored ${what}. What was there before is kept as a backup.`, kind: 'done', action: { label: 'Undo the restore', run: undoRestore } });
}
