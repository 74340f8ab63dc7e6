import { declarationSentence, INTEREST_KINDS, type Declaration, type InterestKind } from '../../../../shared/declarations.ts';
import { personName } from '../../../../shared/people.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, Select, TextField } from '../../../ui/field.tsx';
import { FormFrame } from '../../../ui/form-frame.tsx';
import { useForm } from '../../../ui/form.ts';
import { useWorkspaceState } from '../data/workspace.ts';
import type { MeetingData } from '../data/use-meeting.ts';

const KINDS: readonly { value: InterestKind; label: string }[] = [
  { value: INTEREST_KINDS[0], label: 'Pecuniary interest' }, { value: INTEREST_KINDS[1], label: 'Non-pecuniary interest' }, { value: INTEREST_KINDS[2], label: 'Conflict of loyalty' },
];

/** The interests declared at a meeting. Each is printed under its item. */
export function DeclarationsPanel({ data }: { data: MeetingData }) {
  const { declarations, items, people, numbers, closed } = data;
  const nameOf = (id: string) => { const person = people.find((one) => one.id === id); return person === undefined ? 'Somebody' : personName(person); };
  const titleOf = (id: string) => [numbers.get(id), items.find((item) => item.id === id)?.title].filter((part) => part !== undefined).join(' ');
  const remove = (one: Declaration) => void perform('declarations.delete', { id: one.id, version: one.version }, { done: 'Declaration deleted' });
  return (
    <>
      {declarations.length === 0 && <p>{closed ? 'No declaration is recorded at this meeting.' : 'Nobody has declared an interest yet. Each declaration recorded here is printed under its item.'}</p>}
      {declarations.length > 0 && (
        <ul className="preflight">
          {declarations.map((one) => (
            <li key={one.id}>
              <span><strong>{titleOf(one.agendaItemId)}</strong><br />{declarationSentence(nameOf(one.personId), one)}</span>
              {!closed && <Button small aria-label={`Delete the declaration of ${nameOf(one.personId)}`} onClick={() => remove(one)}>Delete</Button>}
            </li>
          ))}
        </ul>
      )}
      {!closed && <DeclarationForm data={data} key={declarations.length} />}
    </>
  );
}

function DeclarationForm({ data: { meeting, items, room } }: { data: MeetingData }) {
  const current = useWorkspaceState((state) => state.current);
  const form = useForm({
    draft: `declaration:${meeting.id}`,
    initial: { personId: '', agendaItemId: current ?? '', kind: 'pecuniary' as InterestKind, nature: '', leftRoom: false },
    submit: ({ nature, ...values }) => perform('declarations.create', { ...values, nature: nature.trim() || null }, { inline: true, done: 'Declaration recorded' }),
    unsaved: 'Declaration not recorded yet',
  });
  const { error: _, ...leftRoom } = form.field('leftRoom');
  return (
    <FormFrame form={form} save="Record declaration">
      <Select label="Who" options={[...new Map(room.map(({ person }) => [person.id, { value: person.id, label: personName(person) }])).values()]} none="Choose a person" {...form.field('personId')} />
      <Select label="Item" options={items.map((item) => ({ value: item.id, label: item.title }))} none="Choose an item" {...form.field('agendaItemId')} />
      <Select label="Kind" options={KINDS} {...form.field('kind')} />
      <TextField label="What the interest is" optional {...form.field('nature')} maxLength={500} />
      <Checkbox label="Left the room" hint="For as long as the item was considered. They then have no vote on it." {...leftRoom} />
    </FormFrame>
  );
}
