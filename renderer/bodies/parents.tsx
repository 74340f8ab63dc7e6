import { useState } from 'react';
import { perform, useQuery } from '../cache.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { useView } from '../view.ts';
import type { BodyLine } from './body-tree.ts';
import './bodies.css';

/** The bodies that a body reports to; there can be several. */
export function Parents({ row }: { row: BodyLine }) {
  const { bodies } = useView();
  const lines = useQuery('bodyParents.list', { bodyId: row.id });
  const [adding, setAdding] = useState(false);
  if (lines.data === undefined) return null;
  const taken = new Set([row.id, ...lines.data.map((line) => line.parentId)]);
  const others = bodies.filter((body) => !taken.has(body.id));
  const add = async (parentId: string | null) => {
    if (parentId === null) return;
    const parent = bodies.find((body) => body.id === parentId);
    const result = await perform('bodyParents.create', { bodyId: row.id, parentId }, { done: `Reports to ${parent?.name ?? 'another body'} now` });
    if (result.ok) setAdding(false);
  };
  return (
    <Section title="Reports to" level={3} aside={!adding && others.length > 0 && <Button small look="quiet" className="push" onClick={() => setAdding(true)}>Add</Button>}>
      {lines.data.length === 0 && !adding && <p className="soft">No other body.</p>}
      {lines.data.length > 0 && (
        <ul className="plain-list tight">
          {lines.data.map((line) => {
            const name = bodies.find((body) => body.id === line.parentId)?.name ?? 'Body';
            return (
              <li key={line.id} className="parent">
                <Link to={`/bodies?open=${line.parentId}`} quiet>{name}</Link>
                <Button small look="quiet" icon aria-label={`No longer reports to ${name}`} onClick={() => void perform('bodyParents.delete', { id: line.id, version: line.version }, { done: `No longer reports to ${name}` })}>✕</Button>
              </li>
            );
          })}
        </ul>
      )}
      {adding && (
        <div className="form">
          <ComboBox label="Also reports to" takeFocus choices={others.map((body) => ({ id: body.id, name: body.name, hint: body.shortName }))} value={null} onChange={(id) => void add(id)} />
          <div><Button small onClick={() => setAdding(false)}>Cancel</Button></div>
        </div>
      )}
    </Section>
  );
}
