import { useMemo } from 'react';
import { madePublicNote } from '../../../../shared/minutes/made-public.ts';
import { isPrivate } from '../../../../shared/packs/publishable.ts';
import { personName } from '../../../../shared/people.ts';
import { fail } from '../../../../shared/result.ts';
import { perform, useQuery } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Checkbox, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { DateField } from '../../../ui/when-fields.tsx';
import type { MeetingData } from '../data/use-meeting.ts';
import { minuteOptions } from './minute-options.ts';

/** The private items of a meeting: which were made public, when and by whom, and the form that does it, also after they are confirmed. */
export function PublicPanel({ data }: { data: MeetingData }) {
  const { items, numbers, minutes, madePublic } = data;
  const closed = items.filter((item) => item.minuted && isPrivate(item));
  const titleOf = (id: string) => `${numbers.get(id) ?? ''} ${minutes.get(id)?.heading ?? items.find((item) => item.id === id)?.title ?? ''}`.trim();
  return (
    <>
      {madePublic.length > 0 && (
        <ul className="preflight">
          {madePublic.map((one) => (
            <li key={one.id}>
              <span><strong>{titleOf(one.agendaItemId)}</strong><br />{madePublicNote({ on: one.publicOn, by: one.by, reason: one.reason })}</span>
              <Button small aria-label={`Make private again: ${titleOf(one.agendaItemId)}`} onClick={() => void perform('madePublic.delete', { id: one.id, version: one.version }, { done: 'Private again: left out of every file that does not ask for it' })}>Make private again</Button>
            </li>
          ))}
        </ul>
      )}
      {closed.length === 0
        ? <p>{madePublic.length === 0 ? 'This meeting has no private business.' : 'No private business is left in this meeting.'}</p>
        : <PublicForm data={data} closed={closed.map(({ id }) => ({ id, title: titleOf(id) }))} key={closed.length} />}
    </>
  );
}

function PublicForm({ data, closed }: { data: MeetingData; closed: readonly { id: string; title: string }[] }) {
  const { meeting, siblings, people, today } = data;
  const form = useForm({
    draft: `public:${meeting.id}`,
    initial: { agendaItemIds: closed.length === 1 ? [closed[0]!.id] : [] as string[], publicOn: today as string | null, personId: null as string | null, atMeetingId: '', minuteId: '', decidedBy: '', reason: '' },
    submit: async ({ agendaItemIds, publicOn, personId, minuteId, decidedBy, reason }) => {
      if (agendaItemIds.length === 0) return fail({ code: 'invalid_input', message: 'Choose what is made public.', fields: [{ path: 'agendaItemIds', message: 'Choose what is made public.' }] });
      if (publicOn === null) return fail({ code: 'invalid_input', message: 'Say from which day it is public.', fields: [{ path: 'publicOn', message: 'Say from which day it is public.' }] });
      return perform('madePublic.create', { agendaItemIds, publicOn, personId, minuteId: minuteId || null, decidedBy: decidedBy.trim() || null, reason: reason.trim() }, { inline: true, done: 'Made public: it is in the public minutes from now on' });
    },
    unsaved: 'Not made public yet',
  });
  const { agendaItemIds, atMeetingId } = form.values;
  const persons = useMemo(() => people.map((one) => ({ id: one.id, name: personName(one), hint: one.post })), [people]);
  const items = useQuery('agendaItems.list', atMeetingId === '' ? null : { meetingId: atMeetingId });
  const numbers = useQuery('minutes.numbers', atMeetingId === '' ? null : { meetingId: atMeetingId });
  const minutes = useQuery('minutes.list', atMeetingId === '' ? null : { meetingId: atMeetingId });
  const options = minuteOptions({
    items: items.data ?? [], minutes: new Map((minutes.data ?? []).map((minute) => [minute.agendaItemId, minute])), numbers: new Map((numbers.data ?? []).map((line) => [line.agendaItemId, line.number])),
  });
  const pick = (id: string, on: boolean) => form.set('agendaItemIds', on ? [...agendaItemIds, id] : agendaItemIds.filter((one) => one !== id));
  const error = form.errors['agendaItemIds'];
  return (
    <FormFrame form={form} save="Make public">
      <p className="small soft">From then on the public minutes hold it, with a note that says when and by whom, and its papers can go in a bundle. It can be undone, but a file that somebody has already cannot be taken back.</p>
      <fieldset className={`field ${error === undefined ? '' : 'wrong'}`}>
        <legend className="field-label">Private items</legend>
        {error !== undefined && <span className="field-error">{error}</span>}
        <div className="checks">{closed.map(({ id, title }) => <Checkbox key={id} label={title} value={agendaItemIds.includes(id)} onChange={(on) => pick(id, on)} />)}</div>
        {closed.length > 1 && <div><Button small onClick={() => form.set('agendaItemIds', closed.map(({ id }) => id))}>All of them</Button></div>}
      </fieldset>
      <DateField label="Public from" narrow {...form.field('publicOn')} />
      <ComboBox label="Decided by" optional choices={persons} value={form.values.personId} onChange={(id) => form.set('personId', id)} />
      <Select
        label="Decided at the meeting of" none="No meeting" options={siblings.map((one) => ({ value: one.id, label: one.date.split('-').toReversed().join('/') })).toReversed()}
        value={atMeetingId} onChange={(id) => form.setAll({ atMeetingId: id, minuteId: '' })}
      />
      {atMeetingId !== '' && <Select label="In minute" none="Choose a minute" options={options} {...form.field('minuteId')} />}
      <TextField label="Or as written" optional {...form.field('decidedBy')} />
      <TextArea label="Why" rows={2} maxLength={1000} {...form.field('reason')} />
    </FormFrame>
  );
}
