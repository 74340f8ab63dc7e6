import { useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import { gridOfCells, textOfGrid } from '../../../shared/plan/import/grid.ts';
import { readPlanTable } from '../../../shared/plan/import/read-table.ts';
import { perform } from '../../cache.ts';
import { chooseFile } from '../../call.ts';
import { toast } from '../../ui-store.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextArea } from '../../ui/field.tsx';
import { rowsOfMarkup } from './clipboard.ts';

export interface ReadFile extends Output<'plans.readFile'> { name: string; sheet: number }

/** The sheet with the most actions in it is the one that is meant. */
const fullest = (sheets: ReadFile['sheets']): number => {
  const actions = sheets.map((sheet) => readPlanTable(gridOfCells(sheet.rows), { period: null, scale: null }).priorities.reduce((sum, one) => sum + one.actions.length, 0));
  return actions.indexOf(Math.max(...actions));
};

/** Where the table comes from: a file, or the clipboard. */
export function Source({ file, onFile, text, onText }: { file: ReadFile | null; onFile: (file: ReadFile | null) => void; text: string; onText: (text: string) => void }) {
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    const chosen = await chooseFile('spreadsheet');
    if (!chosen.ok) return toast({ kind: 'problem', text: chosen.error.message });
    if (chosen.value === null) return;
    setBusy(true);
    const read = await perform('plans.readFile', { from: chosen.value.token });
    setBusy(false);
    if (read.ok) onFile({ ...read.value, name: chosen.value.name, sheet: fullest(read.value.sheets) });
  };
  // Word puts each paragraph of a cell on a line of its own in the plain text; in the markup the cell is still whole.
  const paste = (event: React.ClipboardEvent<HTMLTextAreaElement>) => {
    const rows = rowsOfMarkup(event.clipboardData.getData('text/html'));
    if (rows === null) return;
    event.preventDefault();
    onText(text === '' ? textOfGrid(rows) : `${text}\n${textOfGrid(rows)}`);
  };
  return (
    <>
      <div className="row">
        <Button look={text === '' && file === null ? 'primary' : 'plain'} onClick={() => void choose()} busy={busy}>Choose a spreadsheet</Button>
        {file === null ? <span className="soft">xlsx, ods or csv – or paste below</span> : <><strong>{file.name}</strong><Button small look="quiet" onClick={() => onFile(null)}>Paste a table instead</Button></>}
      </div>
      {file !== null && file.sheets.length > 1 && (
        <Select label="Sheet" narrow options={file.sheets.map((sheet, at) => ({ value: String(at), label: sheet.name }))} value={String(file.sheet)} onChange={(sheet) => onFile({ ...file, sheet: Number(sheet) })} />
      )}
      {file === null && (
        <TextArea
          label="The table" className="plan-paste" value={text} onChange={onText} onPaste={paste} spellCheck={false}
          hint="Copy the whole table and paste it here: priorities, and for each action its number, words, lead, timescale, measures and rating. What is missing is pointed out."
        />
      )}
    </>
  );
}
