import { call } from '../call.ts';
import { writeFile } from '../records/write-file.ts';
import { Menu } from '../ui/menu.tsx';
import { useView } from '../view.ts';

const FORMATS = [{ format: 'docx', label: 'As Word' }, { format: 'pdf', label: 'As PDF' }] as const;

/** All minutes of a body in a year as one document, without private business. Only where one body and one year are looked at. */
export function YearOfMinutes() {
  const { body, year } = useView();
  if (body === null || year === null) return null;
  const write = (format: 'docx' | 'pdf') => writeFile(`${body.shortName ?? body.name} minutes ${year.label}`, format,
    (to) => call('packs.year', { bodyId: body.id, from: year.from, until: year.to, format, to }));
  return <Menu label="Minutes of the year" entries={FORMATS.map(({ format, label }) => ({ id: format, label, run: () => void write(format) }))} />;
}
