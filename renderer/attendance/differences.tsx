import { useQuery } from '../cache.ts';
import { ErrorNotice, Waiting } from '../ui/notices.tsx';
import { whoseAddress, type Whose } from './places.ts';
import type { Asked } from './question.ts';
import { percent } from './worked-out.tsx';

/** How the figures would differ if one rule were another: of one agency or member, or of all agencies. Rules that change nothing are named in one line. */
export function Differences({ asked, whose }: { asked: Asked; whose?: Whose }) {
  const of = whose !== undefined && 'personId' in whose ? 'members' : 'organisations';
  const compared = useQuery('attendanceFigures.compare', { ...asked, of }, { keepPrevious: true });
  if (compared.data === undefined) return compared.error === undefined ? <Waiting /> : <ErrorNotice problem={compared.error} />;
  const wanted = whose === undefined ? null : keyOf(whose);
  const now = new Map(compared.data.asCounted.map((figure) => [figure.key, figure]));
  const others = compared.data.others.map((other) => ({
    words: other.words,
    changed: other.figures.filter((figure) => (wanted === null || figure.key === wanted) && (figure.attended !== now.get(figure.key)?.attended || figure.held !== now.get(figure.key)?.held)),
  }));
  const differing = others.filter((other) => other.changed.length > 0);
  const same = others.length - differing.length;
  return (
    <div className="attendance-told">
      {differing.map((other) => (
        <div key={other.words} className="attendance-difference">
          <p>{other.words}</p>
          <ul>
            {other.changed.map((figure) => {
              const before = now.get(figure.key);
              return (
                <li key={figure.key}>
                  {wanted === null && `${figure.name}: `}
                  <strong>{percent(figure.percentage)}</strong> ({figure.attended} of {figure.held}){before === undefined ? '' : ` instead of ${percent(before.percentage)} (${before.attended} of ${before.held})`}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <p className="soft">{differing.length === 0 ? 'No other rule would change this.' : same === 1 ? 'One other rule would change nothing.' : `${same} other rules would change nothing.`}</p>
    </div>
  );
}
const keyOf = (whose: Whose): string => ('personId' in whose ? whose.personId : 'role' in whose ? whoseAddress(whose) : whose.organisationId);
