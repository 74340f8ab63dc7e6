import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { RadioGroup, Select, TextArea } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { Link } from '../../../ui/link.tsx';
import { EmptyState } from '../../../ui/notices.tsx';
import { useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { fail } from '../../../../shared/result.ts';
import { PreflightNotice } from './preflight.tsx';
import { laterMeetings, meetingOption } from './later-meetings.ts';
import { minuteOptions } from './minute-options.ts';

/** Confirms the minutes at a later meeting, as presented or with corrections. From then on nobody can change them. */
export function ConfirmForm({ data, onClose }: { data: MeetingData; onClose: () => void }) {
  const { meeting, siblings } = data;
  const { writers } = useWorkspace();
  const later = laterMeetings(meeting, siblings);
  const form = useForm({
    draft: `confirm:${meeting.id}`,
    initial: { atMeetingId: later[0]?.id ?? '', how: 'presented' as 'presented' | 'corrected', corrections: [{ minuteId: '', text: '' }] },
    submit: async ({ atMeetingId, how, corrections }) => {
      if (!await writers.flush()) return fail({ code: 'conflict', message: 'Something in these minutes is not saved yet, so they cannot be confirmed. Look for the notice beneath its text.' });
      const given = how === 'presented' ? [] : corrections.filter(({ text }) => text.trim() !== '').map(({ minuteId, text }) => ({ minuteId: minuteId || null, text }));
      if (how === 'corrected' && given.length === 0) {
        return fail({ code: 'invalid_input', message: 'Write the correction, or confirm the minutes as presented.', fields: [{ path: 'corrections', message: 'Write the correction, or confirm the minutes as presented.' }] });
      }
      return perform('meetings.confirm', { id: meeting.id, version: meeting.version, atMeetingId, corrections: given }, { inline: true, done: 'Minutes confirmed' });
    },
    onDone: onClose,
    unsaved: 'Minutes not confirmed yet',
  });
  if (later.length === 0) {
    return <EmptyState action={<Link to="/meetings?new=1" button="plain">Add a meeting</Link>}>Minutes are confirmed at a later meeting of the same body, and there is none yet.</EmptyState>;
  }
  const { corrections, how } = form.values;
  const options = minuteOptions(data);
  const change = (index: number, set: Partial<(typeof corrections)[number]>) =>
    form.set('corrections', corrections.map((one, at) => (at === index ? { ...one, ...set } : one)));
  return (
    <FormFrame form={form} save="Confirm minutes" onCancel={onClose}>
      <PreflightNotice data={data} />
      <p>Once confirmed they keep their numbers and cannot be edited, only corrected by a later meeting.</p>
      <Select label="Confirmed at the meeting of" options={later.map(meetingOption)} {...form.field('atMeetingId')} />
      <RadioGroup
        label="Confirmed as a correct record"
        options={[{ value: 'presented', label: 'As presented' }, { value: 'corrected', label: 'With corrections' }]}
        {...form.field('how')}
      />
      {how === 'corrected' && (
        <>
          {corrections.map((one, index) => (
            <fieldset className="correction" key={index} aria-label={`Correction ${index + 1}`}>
              <Select label="Minute" options={options} none="The minutes as a whole" value={one.minuteId} onChange={(minuteId) => change(index, { minuteId })} />
              <TextArea
                label="Correction"
                rows={3}
                value={one.text}
                onChange={(text) => change(index, { text: text.replace(/\s*\n\s*/g, ' ') })}
                error={index === 0 ? form.errors['corrections'] : undefined}
                maxLength={2000}
              />
            </fieldset>
          ))}
          <Button small onClick={() => form.set('corrections', [...corrections, { minuteId: '', text: '' }])}>Another correction</Button>
        </>
      )}
    </FormFrame>
  );
}
