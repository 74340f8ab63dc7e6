import { sameContent } from './canonical.ts';
import type { Fields } from './tables.ts';

/**
 * The last state both sides had of a record, once the other side has taken in what was sent to it. `before`: that state when it was sent; `since`: as it has
 * become since by what the other side sent meanwhile. Where both changed a field, each may have decided for another value: no state of it is common, and a
 * difference is a conflict again. Such a field is undefined; it is not missing, for it has travelled.
 */
export function crossed(before: Fields | undefined, since: Fields | undefined, sent: Fields): Fields {
  if (since === undefined || since === before) return { ...since, ...sent };
  const state: Fields = { ...since };
  for (const [field, value] of Object.entries(sent)) {
    if (field === 'id' || !Object.hasOwn(since, field)) state[field] = value;
    else if (before !== undefined && Object.hasOwn(before, field) && sameContent(since[field], before[field])) state[field] = value;
    else if (before !== undefined && Object.hasOwn(before, field) && sameContent(value, before[field])) continue;
    else if (!sameContent(value, since[field])) state[field] = undefined;
  }
  return state;
}
