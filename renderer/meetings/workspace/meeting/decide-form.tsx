import type { ReactNode } from 'react';
import type { Meeting } from '../../../../shared/meetings.ts';
import type { Postponement } from '../../../../shared/minutes/confirming.ts';
import { fail } from '../../../../shared/result.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { RadioGroup, Select, TextArea } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { meetingOption } from './later-meetings.ts';

const WAYS = [{ value: 'presented', label: 'Confirmed as presented' }, { value: 'corrected', label: 'Confirmed with these corrections' }, { value: 'postponed', label: 'Postponed to a later meeting' }] as const;
type How = (typeof WAYS)[number]['value'];
const SAVE: Record<How, string> = { presented: 'Confirm minutes', corrected: 'Confirm minutes', postponed: 'Record as postponed' };

interface Props {
  /** The meeting whose minutes are decided about. */
  earlier: Meeting;
  /** The meetings that can decide, the likeliest first; a single one is not asked for. */
  at: readonly Meeting[];
  /** The minutes of the earlier meeting, to be corrected one by one. */
  options: readonly { value: string; label: string }[];
  postponed: readonly Postponement[];
  /** What has to be saved first; false if it could not be. */
  before?: () => Promise<boolean>;
  onClose: () => void;
  children?: ReactNode;
}

/** What a meeting decides about the minutes of an earlier one. Both meetings tell of it afterwards. */
export function DecideForm({ earlier, at, options, postponed, before, onClose, children }: Props) {
  // A meeting that has put them off has decided; the next one is asked.
  const free = at.filter((one) => !postponed.some((other) => other.meetingId === earlier.id && other.atMeetingId === one.id));
  const form = useForm({
    draft: `confirm:${earlier.id}:${at.length === 1 ? at[0]!.id : ''}`,
    initial: { atMeetingId: free[0]?.id ?? at[0]?.id ?? '', how: 'presented' as How, corrections: [{ minuteId: '', text: '' }], reason: '' },
    submit: async ({ atMeetingId, how, corrections, reason }) => {
      if (before !== undefined && !await before()) return fail({ code: 'conflict', message: 'Something in these minutes is not saved yet, so they cannot be confirmed. Look for the notice beneath its text.' });
      if (how === 'postponed') {
        if (reason.trim() === '') return fail({ code: 'invalid_input', message: 'Say why it was postponed.', fields: [{ path: 'reason', message: 'Say why it was postponed.' }] });
        return perform('postponements.create', { meetingId: earlier.id, atMeetingId, reason: reason.trim() }, { inline: true, done: 'Recorded as postponed: the next meeting will be asked' });
      }
      const given = how === 'presented' ? [] : corrections.filter(({ text }) => text.trim() !== '').map(({ minuteId, text }) => ({ minuteId: minuteId || null, text }));
      if (how === 'corrected' && given.length === 0) {
        return fail({ code: 'invalid_input', message: 'Write the correction, or confirm the minutes as presented.', fields: [{ path: 'corrections', message: 'Write the correction, or confirm the minutes as presented.' }] });
      }
      return perform('meetings.confirm', { id: earlier.id, version: earlier.version, atMeetingId, corrections: given }, { inline: true, done: 'Minutes confirmed' });
    },
    onDone: onClose,
    unsaved: 'Minutes not confirmed yet',
  });
  const { corrections, how } = form.values;
  const change = (index: number, set: Partial<(typeof corrections)[number]>) =>
    form.set('corrections', corrections.map((one, place) => (place === index ? { ...one, ...set } : one)));
  return (
    <FormFrame form={form} save={SAVE[how]} onCancel={onClose}>
      {children}
      {at.length > 1 && <Select label="At the meeting of" options={at.map(meetingOption)} {...form.field('atMeetingId')} />}
      <RadioGroup label="What was decided" options={WAYS} {...form.field('how')} />
      {how !== 'postponed' && <p className="small soft">Once confirmed they keep their numbers and cannot be edited, only corrected by a later meeting.</p>}
      {how === 'postponed' && (
        <TextArea
          label="Why"
          hint="Stands in the minutes of the meeting that decided it. Every page of the earlier minutes goes on saying that they are a draft."
          rows={3}
          maxLength={1000}
          {...form.field('reason')}
          onChange={(reason) => form.set('reason', reason.replace(/\s*\n\s*/g, ' '))}
        />
      )}
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
