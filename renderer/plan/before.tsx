import { formatShortDate } from '../../shared/dates.ts';
import { useQuery } from '../cache.ts';
import { RecordHistory } from '../records/record-history.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/page.tsx';
import { PlanMark } from './mark.tsx';

/** What an action that goes on from an earlier plan was there: its ratings at each review, its last commentary and its history. */
export function Before({ copiedFromId }: { copiedFromId: string }) {
  const earlier = useQuery('planActions.get', { id: copiedFromId });
  const priority = useQuery('planPriorities.get', earlier.data === undefined ? null : { id: earlier.data.priorityId });
  const planId = priority.data?.planId;
  const plan = useQuery('plans.get', planId === undefined ? null : { id: planId });
  const year = useQuery('planReviews.year', planId === undefined ? null : { planId });
  if (earlier.data === undefined || plan.data === undefined) return null;
  const colours = year.data?.actions.find((one) => one.id === copiedFromId)?.colours ?? [];
  const { scale, name } = plan.data;
  return (
    <Section title={`Before, in ${name}`} level={3}>
      <p>It goes on from <Link to={`/plan?plan=${plan.data.id}&open=${copiedFromId}`} quiet>{earlier.data.number} {earlier.data.text}</Link>.</p>
      {colours.length > 0 && <ul className="plain-list">{colours.map((colour, at) => colour !== null && <li key={year.data!.reviews[at]!.id}>{formatShortDate(year.data!.reviews[at]!.reviewedOn)} <PlanMark scale={scale} colour={colour} /></li>)}</ul>}
      {earlier.data.commentary !== '' && <p className="preserve">{earlier.data.commentary}</p>}
      {earlier.data.copiedFromId !== null && <Before copiedFromId={earlier.data.copiedFromId} />}
      <RecordHistory table="planActions" rowId={copiedFromId} />
    </Section>
  );
}
