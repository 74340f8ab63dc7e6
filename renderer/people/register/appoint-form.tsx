import { formatShortDate } from '../../../shared/dates.ts';
import { personName } from '../../../shared/people.ts';
import { fail } from '../../../shared/result.ts';
import type { RegisterSeat } from '../../../shared/seats.ts';
import { perform } from '../../cache.ts';
import { useDirectory } from '../../records/directory.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useForm } from '../../ui/form.ts';
import { DateField } from '../../ui/when-fields.tsx';
import { useView } from '../../view.ts';
import { SomeoneField } from '../someone-field.tsx';
import { NOBODY, someoneToSend, type Someone } from '../someone.ts';

type Values = Someone & { fromDate: string | null };
const SAVE = { appoint: 'Appoint', joint: 'Add joint holder', deputy: 'Add deputy' };

/** Puts somebody in a seat: in place of those who hold it, beside them, or as a deputy. */
export function AppointForm({ seat, way, onDone }: { seat: RegisterSeat; way: 'appoint' | 'joint' | 'deputy'; onDone: () => void }) {
  const directory = useDirectory();
  const { today } = useView();
  const replacing = way === 'appoint' && seat.holders.length > 0;
  const form = useForm<Values>({
    draft: `seat-${way}:${seat.id}`, initial: { ...NOBODY, fromDate: today }, onDone, unsaved: 'The appointment is not saved yet',
    submit: async (values) => {
      const person = someoneToSend(values, seat.organisationId);
      if (person === null) return fail({ code: 'invalid_input', message: 'Say who it is.', fields: [{ path: 'personId', message: 'Say who it is.' }] });
      const name = values.newName ?? (values.personId === null ? '' : personName(directory.person(values.personId)!));
      const input = { seatId: seat.id, person, fromDate: values.fromDate };
      return way === 'deputy'
        ? perform('register.addDeputy', input, { done: `${name} is a deputy now`, inline: true })
        : perform('register.appoint', { ...input, replacing: way === 'appoint' }, { done: `${name} appointed`, inline: true });
    },
  });
  return (
    <FormFrame form={form} save={SAVE[way]} onCancel={onDone}>
      {replacing && (
        <p>{seat.holders.map(personName).join(' and ')} {seat.holders.length === 1 ? 'leaves' : 'leave'} on the day before
          {form.values.fromDate === null ? '.' : ` ${formatShortDate(form.values.fromDate)}.`}</p>
      )}
      <SomeoneField directory={directory} label={way === 'deputy' ? 'Deputy' : 'Person'} value={form.values} onChange={form.setAll} error={form.errors['personId'] ?? form.errors['person']} />
      <DateField label="From" optional={!replacing} hint={replacing ? undefined : 'Leave empty if it is not known.'} {...form.field('fromDate')} />
    </FormFrame>
  );
}
