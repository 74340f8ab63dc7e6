import { useMemo, useState } from 'react';
import type { Organisation } from '../../../../shared/organisations.ts';
import { personName, personSortKey, type Person } from '../../../../shared/people.ts';
import { perform } from '../../../cache.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox, type Choice } from '../../../ui/combo-box.tsx';
import { TextField } from '../../../ui/field.tsx';
import { parseTypedName } from './typed-name.ts';

interface Props {
  label: string;
  people: readonly Person[];
  organisations: readonly Organisation[];
  /** Offered first, with a word that says why. */
  first?: readonly { id: string; why: string }[];
  /** Not offered: they are there already. */
  without?: ReadonlySet<string>;
  /** The agency that a new person most likely comes from. */
  organisationId?: string | null;
  error: string | undefined;
  onPick: (personId: string) => Promise<void>;
  onClose: () => void;
}

/** One person of the register, or one who is added to it here. */
export function PersonPicker({ label, people, organisations, first = [], without, organisationId = null, error, onPick, onClose }: Props) {
  const [adding, setAdding] = useState<string | null>(null);
  const choices = useMemo((): Choice[] => {
    const agency = new Map(organisations.map((one) => [one.id, one.shortName ?? one.name]));
    const choice = (person: Person, why?: string): Choice => ({
      id: person.id, name: personName(person),
      hint: [why, person.post === personName(person) ? null : person.post, agency.get(person.organisationId ?? '')].filter((part) => part != null).join(' · ') || null,
    });
    const ahead = first.flatMap(({ id, why }) => people.filter((person) => person.id === id).map((person) => choice(person, why)));
    const rest = people.filter((person) => !first.some(({ id }) => id === person.id) && without?.has(person.id) !== true)
      .toSorted((a, b) => personSortKey(a).localeCompare(personSortKey(b), 'en-GB'));
    return [...ahead, ...rest.map((person) => choice(person))];
  }, [people, organisations, first, without]);
  if (adding !== null) return <NewPerson typed={adding} organisations={organisations} organisationId={organisationId} onMade={onPick} onClose={onClose} />;
  return (
    <>
      <ComboBox label={label} hideLabel takeFocus choices={choices} value={null} onChange={(id) => { if (id !== null) void onPick(id); }} onAdd={setAdding} noun="person" placeholder="Type a name" error={error} />
      <div className="row"><Button small onClick={() => setAdding('')}>A post or organisation without a name</Button><Button small onClick={onClose} keys="Esc">Cancel</Button></div>
    </>
  );
}

function NewPerson({ typed, organisations, organisationId, onMade, onClose }:
  { typed: string; organisations: readonly Organisation[]; organisationId: string | null; onMade: (id: string) => Promise<void>; onClose: () => void }) {
  const [name, setName] = useState(typed);
  const [post, setPost] = useState('');
  const [agency, setAgency] = useState(organisationId);
  const [error, setError] = useState<string>();
  const choices = useMemo(() => organisations.map((one) => ({ id: one.id, name: one.name, hint: one.shortName })), [organisations]);
  const add = async () => {
    if (name.trim() === '' && post.trim() === '' && agency === null) {
      setError('Give a name, a post or an organisation.');
      return;
    }
    // An agency that sends somebody unnamed, or sends apologies, is listed as its representative.
    const called = name.trim() === '' && post.trim() === '' ? 'Representative' : post.trim() || null;
    const result = await perform('people.create', { ...parseTypedName(name), post: called, organisationId: agency }, { inline: true });
    if (result.ok) await onMade(result.value.id);
    else setError(result.error.message);
  };
  return (
    // Not a form of its own: it stands within one, whose Enter must not be taken for an answer yet.
    <div
      className="stack wide new-person"
      role="group"
      aria-label="New person"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.getAttribute('aria-expanded') === 'true') return;
        event.preventDefault();
        void add();
      }}
    >
      <TextField label="Name" optional value={name} onChange={setName} error={error} />
      <TextField label="Post" optional autoFocus value={post} onChange={setPost} />
      <ComboBox label="Organisation" optional choices={choices} value={agency} onChange={setAgency} />
      <div className="row">
        <Button small look="primary" onClick={() => void add()}>Add person</Button>
        <Button small onClick={onClose}>Cancel</Button>
      </div>
    </div>
  );
}
