import { closingIn, isClosed, splitClosing } from './closing.ts';
import type { BundleTables, LeftOut } from './format.ts';
import type { Here, Incoming, Plan } from './plan.ts';
import type { Work } from './resolve.ts';

export interface Left {
  /** What both sides have only the state before of in common: it comes up again with the next bundle. */
  left: LeftOut[];
  /** What of that was decided: it does not come up again with this bundle, nor with an older one. */
  declined: LeftOut[];
}
/**
 * What of a bundle was set apart or could not be taken, and so was left. What somebody decided against is settled for good, but for what would close minutes
 * or a year: that is asked with every new bundle, until it closes.
 */
export function leftOutOf({ items }: Plan, { inserts, updates, deletes }: Work, { tables }: Pick<Incoming, 'tables'>, mine: Here['mine']): Left {
  const inserted = new Set(inserts.map(({ table, row }) => `${table}/${String(row['id'])}`));
  const set = new Map(updates.map((one) => [`${one.table}/${one.id}`, one.set]));
  const gone = new Set(deletes.map(({ table, id }) => `${table}/${id}`));
  const isLeft = ({ state }: Plan['items'][number]): boolean => state === 'refused' || state === 'apart';
  const leftKeys = new Set(items.filter(isLeft).map(({ table, id }) => `${table}/${id}`));
  const waiting = items.flatMap((item): LeftOut[] => {
    const { table, id, change, units } = item;
    const key = `${table}/${id}`;
    if (!isLeft(item) && !(item.after !== undefined && leftKeys.has(`${table}/${item.after}`))) return [];
    if (change === 'new') return inserted.has(key) ? [] : [{ table, id }];
    if (change === 'deleted') return gone.has(key) ? [] : [{ table, id }];
    const fields = units.flatMap(({ theirs }) => Object.keys(theirs)).filter((field) => !Object.hasOwn(set.get(key) ?? {}, field));
    return fields.length > 0 ? [{ table, id, fields }] : [];
  });
  const waits = new Set(waiting.map(({ table, id }) => `${table}/${id}`));
  const declined = closingIn(tables, mine).filter(({ table, id }) => !waits.has(`${table}/${id}`) && !isClosed(table, set.get(`${table}/${id}`) ?? {}))
    .map(({ table, id, theirs }) => ({ table, id, fields: Object.keys(splitClosing(table, theirs).last!) }));
  return { left: [...waiting, ...declined], declined };
}

type Held = Omit<Incoming, 'files'>;
/** A bundle without what was left out of it. */
export function withoutLeft<T extends Held>({ tables, deleted, ...rest }: T, left: readonly LeftOut[]): Held {
  if (left.length === 0) return { ...rest, tables, deleted };
  const whole = new Set(left.filter(({ fields }) => fields === undefined).map(({ table, id }) => `${table}/${id}`));
  const some = new Map<string, Set<string>>();
  for (const { table, id, fields = [] } of left) some.set(`${table}/${id}`, new Set([...some.get(`${table}/${id}`) ?? [], ...fields]));
  const kept: BundleTables = {};
  for (const [table, records] of Object.entries(tables)) {
    kept[table] = records.filter(({ id }) => !whole.has(`${table}/${id}`)).map((record) => {
      const fields = some.get(`${table}/${record.id}`);
      return fields === undefined ? record : { ...Object.fromEntries(Object.entries(record).filter(([field]) => !fields.has(field))), id: record.id };
    });
  }
  return { ...rest, tables: kept, deleted: deleted.filter(({ table, id }) => !whole.has(`${table}/${id}`)) };
}
