import type { Output } from '../../shared/contract.ts';
import { useQuery } from '../cache.ts';
import { whoseAddress } from '../attendance/places.ts';
import { Link } from '../ui/link.tsx';
import { useView } from '../view.ts';

/** Named before they are only counted. */
const NAMED = 4;
type Attention = Output<'attendanceFigures.attention'>;

/** Agencies below the board’s threshold, or away several times in a row, each with a way to the figure and the meetings behind it. */
export function AttendanceHomeLines() {
  const { bodyId } = useView();
  const attention = useQuery('attendanceFigures.attention', bodyId === null ? {} : { bodyId }, { keepPrevious: true }).data;
  if (attention === undefined || attention.organisations.length === 0) return null;
  const { organisations, from, to } = attention;
  const period = `/attendance?period=dates&from=${from}&to=${to}`;
  const hidden = organisations.length - NAMED;
  return (
    <>
      {organisations.slice(0, hidden > 0 ? NAMED : undefined).map((one) => (
        <li className="ledger-line" key={one.organisationId ?? one.role}>
          <Link to={`${period}&explain=${encodeURIComponent(whoseAddress(one.organisationId !== null ? { organisationId: one.organisationId } : { role: one.role ?? '' }))}`} quiet className="ledger-main">
            <span className="ledger-title">Attendance: {one.name}</span>
            <span className="ledger-text">{inWords(one, attention)}</span>
          </Link>
        </li>
      ))}
      {hidden > 0 && <li className="ledger-line"><Link to={period} quiet className="ledger-main"><span className="ledger-title">{hidden} more {hidden === 1 ? 'agency needs' : 'agencies need'} a look</span></Link></li>}
    </>
  );
}

function inWords({ percentage, attended, held, missedNow }: Attention['organisations'][number], { threshold }: Attention): string {
  const low = percentage !== null && percentage < threshold ? `${percentage}%, below ${threshold}% (${attended} of ${held} in twelve months)` : `${percentage ?? 0}% (${attended} of ${held} in twelve months)`;
  return `${low}${missedNow >= 2 ? `; missed the last ${missedNow} meetings` : ''}`;
}
