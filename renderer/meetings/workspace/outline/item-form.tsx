import { formatTime } from '../../../../shared/dates.ts';
import { AGENDA_SECTIONS, PURPOSES, type AgendaItem } from '../../../../shared/meetings.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { perform } from '../../../cache.ts';
import { Checkbox, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { parseTime } from '../../../ui/when.ts';
import { useWorkspace, useWritten } from '../data/workspace.ts';
import { EXEMPT_PARAGRAPHS } from './exempt-paragraphs.ts';

/** All there is to an agenda item. */
export function ItemForm({ item, onClose }: { item: AgendaItem; onClose: () => void }) {
  const { writers } = useWorkspace();
  const writer = useWritten(writers.minute(item.id, undefined));
  const form = useForm({
    draft: `item:${item.id}`,
    initial: {
      title: item.title, heading: writer.value.heading ?? '', section: item.section, purpose: item.purpose ?? '',
      presenter: item.presenter ?? '', reportAuthor: item.reportAuthor ?? '', accountableDirector: item.accountableDirector ?? '',
      plannedMinutes: item.plannedMinutes === null ? '' : String(item.plannedMinutes), minuted: item.minuted,
      startedAt: item.startedAt === null ? '' : formatTime(item.startedAt),
      exempt: item.exempt, exemptParagraph: item.exemptParagraph === null ? '' : String(item.exemptParagraph), notes: item.notes, publicTitle: item.publicTitle ?? '',
    },
    submit: async (values) => {
      const startedAt = parseTime(values.startedAt);
      if (startedAt === null && values.startedAt.trim() !== '') return fail({ code: 'invalid_input', message: NO_TIME, fields: [{ path: 'startedAt', message: NO_TIME }] });
      const isExempt = values.exempt || values.section === 'private';
      const result = await perform('agendaItems.update', {
        id: item.id, version: item.version,
        set: {
          title: values.title, section: values.section, purpose: values.purpose === '' ? null : values.purpose as AgendaItem['purpose'],
          presenter: orNull(values.presenter), reportAuthor: orNull(values.reportAuthor), accountableDirector: orNull(values.accountableDirector),
          plannedMinutes: numberOrNull(values.plannedMinutes), startedAt, minuted: values.minuted,
          exempt: isExempt, exemptParagraph: isExempt ? numberOrNull(values.exemptParagraph) : null, notes: values.notes, publicTitle: isExempt ? orNull(values.publicTitle) : null,
        },
      }, { inline: true });
      if (!result.ok) return result;
      const heading = orNull(values.heading);
      if (heading !== writer.value.heading) await writer.set({ heading });
      return ok(null);
    },
    onDone: onClose,
    unsaved: 'Details of the item not saved yet',
  });
  const isExempt = form.values.exempt || form.values.section === 'private';
  return (
    <FormFrame form={form} save="Save item" onCancel={onClose}>
      <TextArea label="Title" rows={2} className="two-lines" {...form.field('title')} maxLength={300} />
      <div className="form-row">
        <Select label="Section" options={AGENDA_SECTIONS} {...form.field('section')} />
        <Select label="Purpose" options={PURPOSES.map((purpose) => ({ value: purpose, label: `For ${purpose}` }))} none="Not said" {...form.field('purpose')} />
      </div>
      <TextField label="Minutes planned" optional narrow className="count" inputMode="numeric" {...form.field('plannedMinutes')} onChange={(typed) => form.set('plannedMinutes', typed.replace(/\D/g, ''))} />
      <TextField label="Taken at" optional narrow className="short" hint="Such as 6:40 pm. Quorum and votes are held against who was in the room then; live mode notes it for you." {...form.field('startedAt')} />
      <TextField label="Presenter" optional {...form.field('presenter')} />
      <TextField label="Report author" optional {...form.field('reportAuthor')} />
      <TextField label="Accountable director" optional {...form.field('accountableDirector')} />
      <Checkbox label="Minuted" hint="Gets a minute and a minute number." {...withoutError(form.field('minuted'))} />
      <Checkbox
        label="Exempt"
        hint="Private business: left out of every export that does not ask for it. The private section is always exempt."
        {...withoutError(form.field('exempt'))}
        value={isExempt}
        disabled={form.values.section === 'private'}
      />
      {isExempt && <Select label="Paragraph of Schedule 12A" options={EXEMPT_PARAGRAPHS} none="Not said" {...form.field('exemptParagraph')} />}
      {isExempt && <TextField label="Heading in the public minutes" optional hint="Where its title says too much. Otherwise “Private item”." {...form.field('publicTitle')} maxLength={300} />}
      <TextField label="Heading in the minutes" optional hint="Where it is not the title." {...form.field('heading')} maxLength={300} />
      <TextArea label="Notes" optional hint="For yourself; in no document." {...form.field('notes')} />
    </FormFrame>
  );
}

const NO_TIME = 'Enter a time of day, such as 6:40 pm.';
const orNull = (text: string): string | null => text.trim() || null;
const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));
const withoutError = <T extends { error: unknown }>({ error: _, ...rest }: T): Omit<T, 'error'> => rest;
