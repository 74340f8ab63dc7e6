import { useMemo, useState } from 'react';
import { LINK_KINDS, type ShownLink, type TreeAction } from '../../shared/plan.ts';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';

type Kind = (typeof LINK_KINDS)[number];
const KINDS: Record<Kind, string> = { decision: 'Decision', risk: 'Risk', training: 'Training', budget: 'Budget heading', other: 'Something else' };

/** The decisions, risks, training and budget headings that an action has to do with: records of the board, or words for what is none. */
export function Links({ action }: { action: TreeAction }) {
  return (
    <Section title="Has to do with" level={3}>
      {action.links.length > 0 && (
        <ul className="plan-steps">
          {action.links.map((link) => (
            <li key={link.id}>
              <span><LinkWords link={link} /></span>
              <Button small look="quiet" aria-label={`Take away the link to ${link.words}`} onClick={() => void perform('planLinks.delete', { id: link.id, version: link.version }, { done: 'Link taken away' })}>Take away</Button>
            </li>
          ))}
        </ul>
      )}
      <NewLink actionId={action.id} />
    </Section>
  );
}

function LinkWords({ link: { kind, words, place, gone } }: { link: ShownLink }) {
  if (place !== null) return <Link to={place} quiet>{kind === 'budget' ? `Budget: ${words}` : kind === 'decision' ? `Decision: ${words}` : words}</Link>;
  return <>{kind === 'other' ? '' : `${KINDS[kind]}: `}{words}{gone && <span className="soft"> – this record is no longer in the file</span>}</>;
}

function NewLink({ actionId }: { actionId: string }) {
  const [kind, setKind] = useState<Kind>('decision');
  const [target, setTarget] = useState<string | null>(null);
  const [text, setText] = useState('');
  const targets = useQuery('planLinks.targets', kind === 'other' ? null : { kind });
  const choices = useMemo(() => (targets.data ?? []).map(({ id, name }) => ({ id, name })), [targets.data]);
  const found = targets.data?.find((one) => one.id === target);
  const add = async () => {
    const about = found === undefined ? { kind, text } : { kind, [found.field]: found.id };
    const added = await perform('planLinks.create', { actionId, ...about }, { done: 'Link added' });
    if (!added.ok) return;
    setTarget(null);
    setText('');
  };
  return (
    <>
      <Select label="Kind" options={LINK_KINDS.map((one) => ({ value: one, label: KINDS[one] }))} value={kind} onChange={(to) => { setKind(to); setTarget(null); }} />
      {kind !== 'other' && <ComboBox key={kind} label="Which" optional choices={choices} value={target} onChange={setTarget} placeholder="Type to find it" />}
      {found === undefined && <TextField label={kind === 'other' ? 'What' : 'Or in words'} optional={kind !== 'other'} value={text} onChange={setText} />}
      <div><Button small aria-disabled={found === undefined && text.trim() === ''} onClick={() => void add()}>Add link</Button></div>
    </>
  );
}
