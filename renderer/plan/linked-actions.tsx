import type { LinkField } from '../../shared/plan.ts';
import { useQuery } from '../cache.ts';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';

/** The other end of a link: which actions of plans have to do with this record. Nothing where there are none. */
export function LinkedActions({ field, id, level = 3 }: { field: LinkField; id: string; level?: 2 | 3 }) {
  const { data = [] } = useQuery('planLinks.about', { field, id });
  if (data.length === 0) return null;
  return (
    <Section title="In the business plan" level={level}>
      <ul className="plain-list">
        {data.map((one) => <li key={one.id}><Link to={`/plan?plan=${one.planId}&open=${one.id}`} quiet>{one.number} {one.text}</Link> <span className="soft">{one.plan}</span></li>)}
      </ul>
    </Section>
  );
}
