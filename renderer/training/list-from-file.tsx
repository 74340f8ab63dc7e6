import { perform } from '../cache.ts';
import { chooseFile } from '../call.ts';
import { toast } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';

/** A button that reads a spreadsheet and hands its rows on as text, cells apart by tabs, to be looked at before anything is taken in. */
export function ListFromFile({ onText }: { onText: (text: string) => void }) {
  const read = async (): Promise<void> => {
    const file = await chooseFile('spreadsheet');
    if (!file.ok) return toast({ kind: 'problem', text: file.error.message });
    if (file.value === null) return;
    const rows = await perform('training.readFile', { from: file.value.token });
    if (rows.ok) onText(rows.value.rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n'));
  };
  return <Button onClick={() => void read()}>From a file…</Button>;
}
