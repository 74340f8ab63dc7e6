import { addDays } from '../days.ts';
import type { FactOrganisation } from './facts.ts';
import type { AttendanceRules } from './rules.ts';

type Organisations = ReadonlyMap<string, FactOrganisation>;

/** The first day on which a merged organisation counts with its successor: the day after its own end, or else the successor’s start. */
export const mergedFrom = (organisation: FactOrganisation, successor: FactOrganisation): string | null =>
  (organisation.toDate !== null ? addDays(organisation.toDate, 1) : successor.fromDate);

/**
 * The organisation with which another’s seats count on a day. Mergers may follow one another; renaming is no merger, since a renamed
 * organisation keeps its id.
 */
export function countsWith(organisations: Organisations, id: string, day: string, mergers: AttendanceRules['mergers']): string {
  // By far the most were never merged.
  if (mergers === 'separately' || organisations.get(id)?.successorId === null) return id;
  const passed = new Set<string>();
  let at = organisations.get(id);
  while (at !== undefined && at.successorId !== null && !passed.has(at.id)) {
    passed.add(at.id);
    const successor = organisations.get(at.successorId);
    if (successor === undefined) break;
    const from = mergedFrom(at, successor);
    if (mergers === 'from the merger' && from !== null && day < from) break;
    at = successor;
  }
  return at?.id ?? id;
}
