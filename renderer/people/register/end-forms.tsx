import { formatShortDate } from '../../../shared/dates.ts';
import { fail } from '../../../shared/result.ts';
import type { Appointment, Deputy, RegisterSeat } from '../../../shared/seats.ts';
import { perform } from '../../cache.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { useForm } from '../../ui/form.ts';
import { DateField } from '../../ui/when-fields.tsx';
import { useView } from '../../view.ts';

/** The dates of an appointment or of a deputy; `ending` asks only for the last day. */
export function DatesForm({ kind, one, name, ending, on, onDone }:
  { kind: 'appointments' | 'deputies'; one: Appointment | Deputy; name: string; ending: boolean; on: string; onDone: () => void }) {
  const form = useForm({
    draft: null, initial: { fromDate: one.fromDate, toDate: one.toDate ?? (ending ? on : null) }, onDone, unsaved: `The dates of ${name} are not saved yet`,
    submit: (values) => perform(`${kind}.update`, { id: one.id, version: one.version, set: ending ? { toDate: values.toDate } : values }, {
      done: values.toDate === null ? `Dates of ${name} saved` : `${name} ends on ${formatShortDate(values.toDate)}`, inline: true,
    }),
  });
  return (
    <FormFrame form={form} save={ending ? 'End' : 'Save dates'} onCancel={onDone}>
      {!ending && <DateField label="From" optional {...form.field('fromDate')} />}
      <DateField label={ending ? 'Last day' : 'Until'} optional={!ending} {...form.field('toDate')} />
    </FormFrame>
  );
}

/** Ends a seat, and with it whoever holds it. */
export function EndSeatForm({ seat, onDone }: { seat: RegisterSeat; onDone: () => void }) {
  const { today } = useView();
  const form = useForm({
    draft: `seat-end:${seat.id}`, initial: { on: today as string | null }, onDone, unsaved: 'The end of the seat is not saved yet',
    submit: async ({ on }) => (on === null
      ? fail({ code: 'invalid_input', message: 'Give the last day of the seat.', fields: [{ path: 'on', message: 'Give the last day of the seat.' }] })
      : perform('register.endSeat', { id: seat.id, version: seat.version, on }, { done: `Seat ends on ${formatShortDate(on)}`, inline: true })),
  });
  return (
    <FormFrame form={form} save="End the seat" onCancel={onDone}>
      <p>Who holds the seat and stands in for it ends with it. Meetings up to that day still count it.</p>
      <DateField label="Last day" {...form.field('on')} />
    </FormFrame>
  );
}
