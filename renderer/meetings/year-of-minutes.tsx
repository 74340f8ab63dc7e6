import { useState } from 'react';
import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox } from '../ui/field.tsx';
import { Menu } from '../ui/menu.tsx';
import { useView } from '../view.ts';

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }] as const;
type Format = (typeof FORMATS)[number]['format'];

/** All minutes of a body in a year as one document with contents. Only where one body and one year are looked at. Private business is left out unless asked for. */
export function YearOfMinutes() {
  const { body, year } = useView();
  const [asking, setAsking] = useState<Format | null>(null);
  const [exempt, setExempt] = useState(false);
  if (body === null || year === null) return null;
  const write = (format: Format) => {
    setAsking(null);
    void writeFile(`${body.shortName ?? body.name} minutes ${year.label}${exempt ? ' NOT FOR PUBLICATION' : ''}`, format,
      (to) => call('packs.year', { bodyId: body.id, from: year.from, until: year.to, exempt, format, to }));
  };
  return (
    <>
      <Menu label="Minutes of the year" entries={FORMATS.map(({ format, label }) => ({ id: format, label, run: () => setAsking(format) }))} />
      <Dialog title={`Write the minutes of ${year.label}`} open={asking !== null} onClose={() => setAsking(null)}>
        <p>Every meeting that was held begins a page, and the contents give the page of each minute.</p>
        <Checkbox label="With private business" hint="Left out otherwise, with every word of it." value={exempt} onChange={setExempt} />
        <div className="form-foot"><Button look="primary" onClick={() => { if (asking !== null) write(asking); }}>Write it</Button><Button onClick={() => setAsking(null)}>Cancel</Button></div>
      </Dialog>
    </>
  );
}
