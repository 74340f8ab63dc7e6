import { useState } from 'react';
import type { DecidedItem } from '../../shared/bundles.ts';
import { useQuery } from '../cache.ts';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';
import { differing } from './differing.ts';
import { PartOfText, WholeTexts } from './side-by-side.tsx';
import { fieldWords, linesOf } from './words.ts';

const STATES = { ready: 'Taken in', conflict: 'In conflict', apart: 'Set apart', refused: 'Could not be taken in' } as const;
const NO_NAMES = {};

/** What was decided when a bundle was taken in: both texts, whichever was kept. */
export function DecidedItems({ id }: { id: string }) {
  const list = useQuery('bundles.decided', { id });
  if (list.data === undefined) return list.error === undefined ? <Waiting /> : <ErrorNotice problem={list.error} />;
  if (list.data.length === 0) return <p className="soft">Nothing had to be decided.</p>;
  return (
    <>
      <p className="soft">Both texts are kept here, whichever was chosen.</p>
      <ul className="plan-items">{list.data.map((item) => <Decided key={`${item.table}/${item.id}/${item.change}`} item={item} />)}</ul>
    </>
  );
}

function Decided({ item }: { item: DecidedItem }) {
  const [whole, setWhole] = useState(false);
  const words = (fields: Record<string, unknown>) => linesOf(item.table, fields, NO_NAMES).map(([, said]) => said).filter((said) => said !== '–').join(', ') || '–';
  const units = item.units.map((unit) => ({ ...unit, ...differing([words(unit.mine), words(unit.theirs)]) }));
  return (
    <li className="plan-item">
      <div className="plan-item-head"><strong>{item.title}</strong> <span className="tag">{STATES[item.state]}</span></div>
      {units.map(({ mine, theirs, kept, texts, before, after }) => (
        <dl className="facts decided" key={Object.keys(theirs).join(' ')}>
          <dt>{Object.keys(theirs).map(fieldWords).join(', ')}, here{kept === 'mine' && <strong> (kept)</strong>}</dt>
          <dd className="kept-lines"><PartOfText text={whole ? words(mine) : texts[0]!} before={whole ? 0 : before} after={whole ? 0 : after} /></dd>
          <dt>From them{kept === 'theirs' && <strong> (kept)</strong>}</dt>
          <dd className="kept-lines"><PartOfText text={whole ? words(theirs) : texts[1]!} before={whole ? 0 : before} after={whole ? 0 : after} /></dd>
        </dl>
      ))}
      {units.some(({ before, after }) => before + after > 0) && <WholeTexts of={item.title} whole={whole} onChange={setWhole} />}
    </li>
  );
}
