import { perform } from '../../../cache.ts';
import { Select, TextArea } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { Link } from '../../../ui/link.tsx';
import { EmptyState } from '../../../ui/notices.tsx';
import type { MeetingData } from '../data/use-meeting.ts';
import { laterMeetings, meetingOption, openMeetings } from './later-meetings.ts';
import { minuteOptions } from './minute-options.ts';

/** A correction to confirmed minutes, made at a later meeting and shown with both. */
export function CorrectionForm({ data, onClose }: { data: MeetingData; onClose: () => void }) {
  const { meeting, siblings } = data;
  const open = openMeetings(laterMeetings(meeting, siblings));
  const form = useForm({
    draft: `correction:${meeting.id}`,
    initial: { atMeetingId: open[0]?.id ?? '', minuteId: '', text: '' },
    submit: ({ atMeetingId, minuteId, text }) =>
      perform('corrections.create', { meetingId: meeting.id, atMeetingId, minuteId: minuteId || null, text }, { inline: true, done: 'Correction recorded' }),
    onDone: onClose,
    unsaved: 'Correction not recorded yet',
  });
  if (open.length === 0) {
    return (
      <EmptyState action={<Link to="/meetings?new=1" button="plain">Add a meeting</Link>}>
        A correction is made at a later meeting of the same body whose own minutes are not confirmed yet, and there is none.
      </EmptyState>
    );
  }
  return (
    <FormFrame form={form} save="Record correction" onCancel={onClose}>
      <p>The confirmed text stays as it is. The correction is shown beneath it, and in the minutes of the meeting that made it.</p>
      <Select label="Made at the meeting of" options={open.map(meetingOption)} {...form.field('atMeetingId')} />
      <Select label="Minute" options={minuteOptions(data)} none="The minutes as a whole" {...form.field('minuteId')} />
      <TextArea label="Correction" rows={4} {...form.field('text')} onChange={(text) => form.set('text', text.replace(/\s*\n\s*/g, ' '))} maxLength={2000} />
    </FormFrame>
  );
}
