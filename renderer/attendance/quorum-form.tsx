import type { Body } from '../../shared/bodies.ts';
import { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import { perform } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Field, RadioGroup, Select } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { NamedNeeds } from './named-needs.tsx';
import { quorumOf, quorumValues } from './quorum-values.ts';

const COMPARE = ['at least', 'more than'] as const;
const FRACTIONS = [{ value: '1/4', label: 'A quarter' }, { value: '1/3', label: 'A third' }, { value: '1/2', label: 'Half' }, { value: '2/3', label: 'Two thirds' }, { value: '3/4', label: 'Three quarters' }] as const;

/** When a body may take decisions. It warns and never stops anybody. */
export function QuorumForm({ body, onDone }: { body: Body; onDone: () => void }) {
  const save = (quorum: Body['quorum']) => perform('bodies.update', { id: body.id, version: body.version, set: { quorum } }, { done: quorum === null ? `${body.name} has no rule of quorum now` : `The quorum of ${body.name} is set`, inline: true });
  const form = useForm({ draft: `quorum:${body.id}`, initial: quorumValues(body.quorum), submit: (values) => save(quorumOf(values)), onDone, unsaved: 'The quorum is not saved yet' });
  const { values } = form;
  const fractions = FRACTIONS.some((one) => one.value === values.fraction) ? FRACTIONS : [...FRACTIONS, { value: values.fraction, label: values.fraction }];
  return (
    <FormFrame form={form} save="Set the quorum" onCancel={onDone} extra={body.quorum !== null && <Button look="quiet" onClick={() => void save(null).then(onDone)}>Remove the rule</Button>}>
      <RadioGroup label="Members needed" {...form.field('by')} options={[{ value: 'fraction', label: 'A part of the members' }, { value: 'number', label: 'A number of members' }, { value: 'none', label: 'Only those from certain organisations' }]} />
      {values.by !== 'none' && (
        <div className="form-row">
          <Select label="Compared" {...form.field('compare')} options={COMPARE} />
          {values.by === 'fraction' ? <Select label="Part" {...form.field('fraction')} options={fractions} /> : (
            <Field label="Number" error={form.errors['number']}>
              {(described) => <input {...described} className="input short" inputMode="numeric" value={values.number} onChange={(event) => form.set('number', event.target.value)} />}
            </Field>
          )}
        </div>
      )}
      {values.by === 'fraction' && <Checkbox label="Vacant seats are part of the whole" value={values.vacancies} onChange={(value) => form.set('vacancies', value)} />}
      <fieldset className="field">
        <legend className="field-label">With at least one member from each of</legend>
        <div className="checks across">
          {ORGANISATION_KINDS.map((kind) => (
            <Checkbox key={kind} label={kind.charAt(0).toUpperCase() + kind.slice(1)} value={values.kinds.includes(kind)} onChange={(on) => form.set('kinds', on ? [...values.kinds, kind] : values.kinds.filter((one) => one !== kind))} />
          ))}
        </div>
      </fieldset>
      <NamedNeeds needs={values.needs} onChange={(needs) => form.set('needs', needs)} />
      <div className="checks">
        <Checkbox label="Substitutes count" value={values.deputies} onChange={(value) => form.set('deputies', value)} />
        <Checkbox label="Those who take part virtually count" value={values.virtual} onChange={(value) => form.set('virtual', value)} />
        <Checkbox label="A member with a pecuniary interest counts while they stay" hint="Whoever leaves the room for an item never counts for it." value={values.pecuniary} onChange={(value) => form.set('pecuniary', value)} />
      </div>
    </FormFrame>
  );
}
