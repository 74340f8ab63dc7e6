import { useMemo } from 'react';
import { fail } from '../../shared/result.ts';
import { readBookings, rowsOfText } from '../../shared/training/read-bookings.ts';
import type { EventShown } from '../../shared/training.ts';
import { perform } from '../cache.ts';
import { TextArea } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { useView } from '../view.ts';
import { ListFromFile } from './list-from-file.tsx';

const SHOWN = 12;

/** Bookings or a register, pasted or from a file: what is understood is shown before anything is taken in. */
export function ImportBookings({ shown, onDone }: { shown: EventShown; onDone: () => void }) {
  const { today } = useView();
  const { event } = shown;
  const form = useForm({
    draft: `bookings-import:${event.id}`, initial: { text: '' }, unsaved: 'The list is not taken in yet', onDone,
    submit: async ({ text }) => {
      const { rows } = readBookings(rowsOfText(text));
      if (rows.length === 0) return fail({ code: 'invalid_input', message: 'There is nobody in this list yet. Paste it above.' });
      return perform('bookings.import', { eventId: event.id, on: event.lastDate < today ? event.lastDate : today, rows: rows.slice(0, 2000) }, {
        inline: true, done: ({ added, marked, organisations, skipped }) => `${added} added, ${marked} marked, ${skipped.length} left${organisations.length === 0 ? '' : `; new organisations: ${organisations.join(', ')}`}`,
      });
    },
  });
  const read = useMemo(() => readBookings(rowsOfText(form.values.text)), [form.values.text]);
  return (
    <FormFrame form={form} save="Take in" onCancel={onDone} extra={<ListFromFile onText={(text) => form.set('text', text)} />}>
      <TextArea label="Bookings or register" rows={10} spellCheck={false} placeholder={'Name\tOrganisation\tRole\tEmail\tAttended\nAnn Lee\tNorthfield Trust\tNurse\tann@example.org\tyes'}
        hint="Paste from a spreadsheet or a message. With headings the columns are found by them; without, it is name, organisation, role. A column “Attended” with yes, no or part marks the register." {...form.field('text')} />
      <p role="status"><strong>{read.rows.length === 1 ? '1 person' : `${read.rows.length} people`}</strong>{read.left.length > 0 && `, ${read.left.length} lines left out`}</p>
      {read.rows.length > 0 && (
        <table className="table">
          <caption className="unseen">As it is understood</caption>
          <thead><tr><th scope="col">Name</th><th scope="col">Organisation</th><th scope="col">As</th></tr></thead>
          <tbody>{read.rows.slice(0, SHOWN).map((row, at) => <tr key={at}><th scope="row">{row.name}</th><td>{row.organisation}</td><td>{row.status ?? 'booked'}</td></tr>)}</tbody>
        </table>
      )}
      {read.rows.length > SHOWN && <p className="small soft">and {read.rows.length - SHOWN} more</p>}
      {read.left.length > 0 && <ul className="small">{read.left.slice(0, SHOWN).map((one, at) => <li key={at}>{one.line}: {one.why}</li>)}</ul>}
    </FormFrame>
  );
}
