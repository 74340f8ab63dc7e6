import { fail } from '../../shared/result.ts';
import { perform, useQuery } from '../cache.ts';
import { TextField } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';

/** How soon draft minutes are to go round, and how long reviewers have. Home says what is late by it. */
export function MinutesSettings() {
  const { data, error } = useQuery('minutes.settings', {});
  if (data === undefined) return error === undefined ? <Waiting /> : <ErrorNotice problem={error} />;
  return <SettingsForm settings={data} key={data.version} />;
}

function SettingsForm({ settings }: { settings: { version: number; circulateDays: number; commentDays: number } }) {
  const form = useForm({
    draft: 'minutes-settings',
    initial: { circulateDays: String(settings.circulateDays), commentDays: String(settings.commentDays) },
    submit: async (values) => {
      const [circulateDays, commentDays] = [Number(values.circulateDays), Number(values.commentDays)];
      const wrong = ([['circulateDays', circulateDays], ['commentDays', commentDays]] as const).find(([, days]) => !Number.isInteger(days) || days < 1 || days > 60);
      if (wrong !== undefined) return fail({ code: 'invalid_input', message: 'Give a number of working days from 1 to 60.', fields: [{ path: wrong[0], message: 'Give a number of working days from 1 to 60.' }] });
      return perform('minutes.changeSettings', { version: settings.version, circulateDays, commentDays }, { inline: true, done: 'Times for draft minutes saved' });
    },
    unsaved: 'Times for draft minutes not saved yet',
  });
  return (
    <FormFrame form={form} save="Save times for draft minutes" plain>
      <div className="form-row">
        <TextField label="Draft minutes go round within" hint="Working days after the meeting" inputMode="numeric" className="short" {...form.field('circulateDays')} />
        <TextField label="Comments are wanted within" hint="Working days after the draft" inputMode="numeric" className="short" {...form.field('commentDays')} />
      </div>
    </FormFrame>
  );
}
