import type { DecidedItem } from '../../shared/bundles.ts';
import { useQuery } from '../cache.ts';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';
import { fieldWords, valueWords } from './words.ts';

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
  const words = (fields: Record<string, unknown>) => Object.values(fields).map((value) => valueWords(value, NO_NAMES)).join(', ');
  return (
    <li className="plan-item">
      <div className="plan-item-head"><strong>{item.title}</strong> <span className="tag">{STATES[item.state]}</span></div>
      {item.units.map(({ mine, theirs, kept }) => (
        <dl className="facts" key={Object.keys(theirs).join(' ')}>
          <div className="sheet-line"><dt>{Object.keys(theirs).map(fieldWords).join(', ')}, here{kept === 'mine' && <strong> (kept)</strong>}</dt><dd className="kept-lines">{words(mine)}</dd></div>
          <div className="sheet-line"><dt>From them{kept === 'theirs' && <strong> (kept)</strong>}</dt><dd className="kept-lines">{words(theirs)}</dd></div>
        </dl>
      ))}
    </li>
  );
}
