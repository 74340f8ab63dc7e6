import { addWorkingDays, formatLongDate } from '../../../../shared/dates.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import { fail } from '../../../../shared/result.ts';
import { perform, useQuery } from '../../../cache.ts';
import { Checkbox, TextArea } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { ErrorNotice, Waiting } from '../../../ui/notices.tsx';
import { DateField } from '../../../ui/when-fields.tsx';
import { useWorkspace } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';
import { Preflight } from './preflight.tsx';
import { readRecipients, recipientLine, usualRecipients } from './recipients.ts';

/** Sends the draft round: what looks wrong first, then to whom it goes and by when comments are wanted. */
export function CirculatePanel({ data, onClose }: { data: MeetingData; onClose: () => void }) {
  const settings = useQuery('minutes.settings', {});
  const before = useQuery('circulations.list', { meetingId: data.meeting.id });
  const error = settings.error ?? before.error;
  if (settings.data === undefined || before.data === undefined) return error === undefined ? <Waiting /> : <ErrorNotice problem={error} />;
  return (
    <>
      <Preflight data={data} />
      <CirculateForm data={data} commentDays={settings.data.commentDays} number={before.data.length + 1} last={before.data.at(-1)?.recipients ?? null} onClose={onClose} />
    </>
  );
}

function CirculateForm({ data, commentDays, number, last, onClose }:
  { data: MeetingData; commentDays: number; number: number; last: readonly { name: string; email: string | null }[] | null; onClose: () => void }) {
  const { meeting, today, items } = data;
  const workspace = useWorkspace();
  const privateItems = items.filter((item) => item.minuted && isPrivate(item)).length;
  const form = useForm({
    draft: `circulate:${meeting.id}`,
    initial: {
      on: today as string | null, commentsBy: addWorkingDays(today, commentDays) as string | null, exempt: false,
      recipients: (last ?? usualRecipients(data)).map(recipientLine).join('\n'), note: '',
    },
    submit: async ({ on, commentsBy, recipients, exempt, note }) => {
      if (on === null) return fail({ code: 'invalid_input', message: 'Say when it went round.', fields: [{ path: 'on', message: 'Say when it went round.' }] });
      if (!await workspace.writers.flush()) return fail({ code: 'conflict', message: 'Something in these minutes is not saved yet and would be missing from the draft. Look for the notice beneath its text.' });
      return perform('meetings.circulate', { id: meeting.id, version: meeting.version, on, commentsBy, recipients: readRecipients(recipients), exempt: exempt && privateItems > 0, note: note.trim() },
        { inline: true, done: `Draft ${number} recorded as circulated` });
    },
    // What comes next is to print it and to send it.
    onDone: () => workspace.store.setState({ panel: 'drafts' }),
    unsaved: 'Draft not recorded as circulated yet',
  });
  const { error: _, ...exempt } = form.field('exempt');
  const count = readRecipients(form.values.recipients);
  const withoutAddress = count.filter((one) => one.email === null).length;
  return (
    <FormFrame form={form} save="Mark as circulated" onCancel={onClose}>
      <p className="small soft">This keeps draft {number} of the minutes of {formatLongDate(meeting.date)} word for word, so that it can be printed again as it went out.</p>
      <div className="form-row">
        <DateField label="Circulated on" narrow {...form.field('on')} />
        <DateField label="Comments wanted by" optional narrow {...form.field('commentsBy')} />
      </div>
      <TextArea
        label="To" optional rows={6} {...form.field('recipients')}
        hint={`One a line, with the address in < > if there is one. ${count.length} ${count.length === 1 ? 'name' : 'names'}${withoutAddress === 0 ? '' : `, ${withoutAddress} without an e-mail address`}.`}
      />
      {privateItems > 0 && <Checkbox label="Private business goes with it" hint={`${privateItems} private ${privateItems === 1 ? 'item' : 'items'}. Only to those who may read it.`} {...exempt} />}
      <TextArea label="Note" optional rows={2} maxLength={2000} {...form.field('note')} />
    </FormFrame>
  );
}
