import { MEETING_KINDS, MEETING_STATUSES, PLACES, type Meeting } from '../../../../shared/meetings.ts';
import { perform } from '../../../cache.ts';
import { RadioGroup, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { DateField, TimeField } from '../../../ui/when-fields.tsx';
import { JointWith } from '../../joint-with.tsx';
import type { MeetingData } from '../data/use-meeting.ts';

/** When, where and how the meeting is held. */
export function MeetingForm({ data, onClose }: { data: MeetingData; onClose: () => void }) {
  const { meeting, body } = data;
  const form = useForm({
    draft: `meeting:${meeting.id}`,
    initial: initialOf(meeting),
    submit: ({ date, startsAt, firstMinuteNumber, ...values }) => perform('meetings.update', {
      id: meeting.id, version: meeting.version,
      set: {
        ...values, date: date ?? '', startsAt: startsAt ?? '', firstMinuteNumber: firstMinuteNumber === '' ? null : Number(firstMinuteNumber),
        venue: values.venue.trim() || null, contactOfficer: values.contactOfficer.trim() || null,
      },
    }, { inline: true, done: 'Details saved' }),
    onDone: onClose,
    unsaved: 'Details of the meeting not saved yet',
  });
  return (
    <FormFrame form={form} save="Save details" onCancel={onClose}>
      <DateField label="Date" {...form.field('date')} />
      <div className="form-row">
        <TimeField label="Starts" hint={undefined} {...form.field('startsAt')} />
        <TimeField label="Ends" hint={undefined} optional {...form.field('endsAt')} />
      </div>
      <div className="form-row">
        <TimeField label="Really began" hint={undefined} optional {...form.field('actualStart')} />
        <TimeField label="Really ended" hint={undefined} optional {...form.field('actualEnd')} />
      </div>
      <RadioGroup label="Held" options={PLACES} across {...form.field('place')} />
      <TextField label="Venue or link" optional {...form.field('venue')} />
      <div className="form-row">
        <Select label="Kind" options={MEETING_KINDS} {...form.field('kind')} />
        <Select label="Status" options={MEETING_STATUSES} {...form.field('status')} />
      </div>
      {form.values.kind === 'joint' && <JointWith bodyId={meeting.bodyId} value={form.values.jointWith} error={form.errors['jointWith']} onChange={(jointWith) => form.set('jointWith', jointWith)} />}
      {body.numbering !== 'meeting' && (
        <TextField
          label="First minute number"
          optional
          hint="Only where it does not follow from the meeting before."
          className="count"
          inputMode="numeric"
          {...form.field('firstMinuteNumber')}
          onChange={(typed) => form.set('firstMinuteNumber', typed.replace(/\D/g, ''))}
        />
      )}
      <TextField label="Contact officer" optional {...form.field('contactOfficer')} />
      <TextArea label="Notes" optional hint="For yourself; in no document." {...form.field('notes')} />
    </FormFrame>
  );
}

const initialOf = (meeting: Meeting) => ({
  date: meeting.date as string | null, startsAt: meeting.startsAt as string | null, endsAt: meeting.endsAt, actualStart: meeting.actualStart, actualEnd: meeting.actualEnd,
  place: meeting.place, venue: meeting.venue ?? '', kind: meeting.kind, jointWith: meeting.jointWith, status: meeting.status,
  firstMinuteNumber: meeting.firstMinuteNumber === null ? '' : String(meeting.firstMinuteNumber), contactOfficer: meeting.contactOfficer ?? '', notes: meeting.notes,
});
