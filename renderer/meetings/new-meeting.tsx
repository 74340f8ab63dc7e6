import { clearWorkingDays, formatLongDate, issueBy } from '../../shared/dates.ts';
import { clashOf } from '../../shared/meeting-dates.ts';
import { MEETING_KINDS, PLACES, type Meeting } from '../../shared/meetings.ts';
import { fail } from '../../shared/result.ts';
import { go } from '../address.ts';
import { perform, useQuery } from '../cache.ts';
import { orNull } from '../records/period.ts';
import { Select, TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { Inspector } from '../ui/inspector.tsx';
import { Waiting } from '../ui/notices.tsx';
import { DateField, TimeField } from '../ui/when-fields.tsx';
import { useView } from '../view.ts';
import { JointWith } from './joint-with.tsx';
import { OpeningField } from './opening-field.tsx';
import { openingToSend } from './opening.ts';
import { endAfter, usualOf } from './usual.ts';

export function NewMeeting({ onClose }: { onClose: () => void }) {
  const meetings = useQuery('meetings.list', {});
  const bodies = useQuery('bodies.list', {});
  return (
    <Inspector title="New meeting" onClose={onClose} focus>
      {meetings.data === undefined || bodies.data === undefined ? <Waiting /> : <NewMeetingForm all={meetings.data} onClose={onClose} />}
    </Inspector>
  );
}

const required = (path: string, message: string) => fail({ code: 'invalid_input', message, fields: [{ path, message }] });

/** Time, place and standing items are those of the body’s last meeting until something else is put in. */
function NewMeetingForm({ all, onClose }: { all: readonly Meeting[]; onClose: () => void }) {
  const { bodyId, bodies, today } = useView();
  const first = bodyId ?? (bodies.find((body) => body.kind === 'board') ?? bodies[0])?.id ?? '';
  const form = useForm({
    draft: 'meeting:new', unsaved: 'The new meeting is not added yet',
    initial: { bodyId: first, kind: 'ordinary' as Meeting['kind'], jointWith: [] as string[], date: null as string | null, ...usualOf(all, first), contactOfficer: '' },
    submit: async ({ bodyId: body, date, startsAt, opening, leaveOut, ...values }) => {
      if (body === '') return required('bodyId', 'Say which body meets. Add the body first if there is none.');
      if (date === null) return required('date', 'Give the date of the meeting.');
      if (startsAt === null) return required('startsAt', 'Give the time at which it starts.');
      const added = await perform('meetings.create', {
        ...values, bodyId: body, date, startsAt, venue: orNull(values.venue), contactOfficer: orNull(values.contactOfficer), ...openingToSend(opening, leaveOut),
      }, { done: (meeting) => `Meeting of ${formatLongDate(meeting.date)} added`, inline: true });
      if (added.ok) go(`/meetings/${added.value.id}`);
      return added;
    },
  });
  const { values } = form;
  const body = bodies.find((one) => one.id === values.bodyId);
  return (
    <FormFrame form={form} save="Add meeting" onCancel={onClose}>
      <Select label="Body" options={bodies.map((one) => ({ value: one.id, label: one.name }))} {...form.field('bodyId')} onChange={(next) => form.setAll({ bodyId: next, jointWith: values.jointWith.filter((one) => one !== next), ...usualOf(all, next) })} />
      <DateField label="Date" {...form.field('date')} />
      {values.date !== null && <DateRemarks date={values.date} noticeDays={body?.noticeDays ?? 5} saturdayCounts={body?.saturdayCounts ?? false} today={today} />}
      <div className="form-row">
        <TimeField label="Starts at" hint="" {...form.field('startsAt')} onChange={(startsAt) => form.setAll({ startsAt, endsAt: endAfter(startsAt, values) })} />
        <TimeField label="Ends at" optional hint="" {...form.field('endsAt')} />
      </div>
      <Select label="Kind" options={MEETING_KINDS} {...form.field('kind')} />
      {values.kind === 'joint' && <JointWith bodyId={values.bodyId} value={values.jointWith} error={form.errors['jointWith']} onChange={(jointWith) => form.set('jointWith', jointWith)} />}
      <Select label="Place" options={PLACES} {...form.field('place')} />
      {values.place !== 'virtual' && <TextField label="Venue" optional {...form.field('venue')} />}
      <TextField label="Contact officer" optional {...form.field('contactOfficer')} />
      <OpeningField meetings={all.filter((meeting) => meeting.bodyId === values.bodyId)} opening={values.opening} leaveOut={values.leaveOut} onChange={form.setAll} />
    </FormFrame>
  );
}

/** What speaks against a date, and by when its agenda goes out. */
function DateRemarks({ date, noticeDays, saturdayCounts, today }: { date: string; noticeDays: number; saturdayCounts: boolean; today: string }) {
  const clash = clashOf(date);
  const rule = { saturdayCounts };
  const last = issueBy(date, noticeDays, rule);
  return (
    <p className="small" role="status">
      {formatLongDate(date)}.
      {clash !== null && <strong className="clash"> {clash}.</strong>}
      {date >= today && (last >= today
        ? ` The agenda goes out by ${formatLongDate(last)}.`
        : ` Too near for ${noticeDays} clear working days of notice: ${clearWorkingDays(today, date, rule)} are left.`)}
    </p>
  );
}
