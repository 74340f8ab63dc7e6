import { useEffect, useRef, useState } from 'react';
import type { Action } from '../../../../shared/actions.ts';
import { formatLongDate, formatShortDate } from '../../../../shared/dates.ts';
import type { AgendaItem } from '../../../../shared/meetings.ts';
import { fail } from '../../../../shared/result.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useForm } from '../../../ui/form.ts';
import { ErrorNotice } from '../../../ui/notices.tsx';
import { parseDate } from '../../../ui/when.ts';
import { useLookup } from '../data/lookup.ts';
import type { MinuteWriter } from '../data/writers.ts';
import { leadChoices, leadOf, leadValue } from './leads.ts';

/** What, who and by when, beneath the text it came up in. Enter saves; Esc goes back to the text and keeps what was typed. */
export function ActionForm({ action, item, writer, onClose }: { action: Action | null; item: AgendaItem; writer: MinuteWriter; onClose: () => void }) {
  const { people, organisations, body, meeting, today } = useLookup();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const form = useForm({
    draft: `action:${action?.id ?? `new:${item.id}`}`,
    initial: {
      text: action?.text ?? '',
      lead: action === null ? '' : leadValue(action),
      target: action === null ? '' : action.targetDate === null ? action.targetText ?? '' : formatShortDate(action.targetDate),
    },
    submit: async ({ text, lead, target }) => {
      const set = { text, ...leadOf(lead), ...targetOf(target, action, today) };
      if (action !== null) return perform('actions.update', { id: action.id, version: action.version, set }, { inline: true, done: `Action ${action.number} changed` });
      if (text.trim() === '') return fail({ code: 'invalid_input', message: 'Say what is to be done.', fields: [{ path: 'text', message: 'Say what is to be done.' }] });
      const minute = await writer.ensure();
      if (minute === null) return fail({ code: 'internal', message: 'The minute could not be saved, so the action was not added. What you typed is still here.' });
      return perform('actions.create', { bodyId: body.id, meetingId: meeting.id, minuteId: minute.id, ...set },
        { inline: true, done: (made) => `Action ${made.number} added` });
    },
    onDone: onClose,
    unsaved: 'Action not added yet',
  });
  const [choices] = useState(() => leadChoices(people, organisations));
  const lead = form.field('lead');
  const asWritten = lead.value.startsWith('text:') ? [{ id: lead.value, name: lead.value.slice('text:'.length), hint: 'as written' }] : [];
  const date = parseDate(form.values.target, today);
  const { ref, ...props } = form.props;
  return (
    <form
      className="action-form"
      aria-label={action === null ? 'New action' : `Action ${action.number}`}
      {...props}
      ref={ref}
      // Before the list of names takes Esc for itself; an open list is closed first.
      onKeyDownCapture={(event) => {
        const isListOpen = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
        if (event.key === 'Escape' && !isListOpen) {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        } else if (event.key === 'Enter' && event.ctrlKey) {
          event.preventDefault();
          event.stopPropagation();
          void form.submit();
        }
      }}
    >
      {form.problem !== undefined && <ErrorNotice problem={form.problem} />}
      <TextField label="Action" ref={first} {...form.field('text')} maxLength={2000} />
      <div className="form-row">
        <ComboBox
          label="Lead"
          optional
          choices={[...asWritten, ...choices]}
          value={lead.value === '' ? null : lead.value}
          onChange={(id) => lead.onChange(id ?? '')}
          onAdd={(typed) => lead.onChange(`text:${typed}`)}
          name="lead"
          error={lead.error}
        />
        <TextField
          label="By when"
          optional
          placeholder="26/01/2027 or spring 2027"
          {...form.field('target')}
          hint={form.values.target.trim() === '' ? undefined : date === null ? 'Kept as written' : formatLongDate(date)}
          maxLength={100}
        />
      </div>
      <div className="row">
        <Button type="submit" small look="primary" busy={form.busy} keys="Enter">{action === null ? 'Add action' : 'Save action'}</Button>
        <Button small onClick={onClose} keys="Esc">Back to the text</Button>
        {form.restored && <><span className="small soft">Kept from before.</span><Button small look="quiet" onClick={form.discard}>Start afresh</Button></>}
      </div>
    </form>
  );
}

/** A date where one can be read, otherwise the words. A timescale written beside the date stays as long as the date does. */
function targetOf(typed: string, before: Action | null, today: string): Pick<Action, 'targetDate' | 'targetText'> {
  const text = typed.trim();
  const date = text === '' ? null : parseDate(text, today);
  if (date === null) return { targetDate: null, targetText: text === '' ? null : text };
  return { targetDate: date, targetText: before?.targetDate === date ? before.targetText : null };
}
