import { isClosed } from './closing.ts';
import type { BundleTables, LeftOut } from './format.ts';
import type { Incoming, Plan } from './plan.ts';
import type { Work } from './resolve.ts';

/**
 * What of a bundle was set apart or could not be taken, and so was left: of that, both sides still have only the state before in common, and it comes up again
 * with the next bundle. What somebody decided against is settled, and does not come up again.
 */
export function leftOutOf({ items }: Plan, { inserts, updates, deletes }: Work): LeftOut[] {
  const inserted = new Set(inserts.map(({ table, row }) => `${table}/${String(row['id'])}`));
  const set = new Map(updates.map((one) => [`${one.table}/${one.id}`, one.set]));
  const gone = new Set(deletes.map(({ table, id }) => `${table}/${id}`));
  const isLeft = ({ state }: Plan['items'][number]): boolean => state === 'refused' || state === 'apart';
  const waiting = new Set(items.filter(isLeft).map(({ table, id }) => `${table}/${id}`));
  return items.flatMap((item): LeftOut[] => {
    const { table, id, change, units } = item;
    const key = `${table}/${id}`;
    const waits = isLeft(item) || (item.after !== undefined && waiting.has(`${table}/${item.after}`));
    // What would close minutes or a year comes up again until it does.
    if (!waits && !units.some(({ theirs }) => isClosed(table, theirs))) return [];
    if (change === 'new') return inserted.has(key) ? [] : [{ table, id }];
    if (change === 'deleted') return gone.has(key) ? [] : [{ table, id }];
    const fields = units.filter(({ theirs }) => waits || isClosed(table, theirs)).flatMap(({ theirs }) => Object.keys(theirs)).filter((field) => !Object.hasOwn(set.get(key) ?? {}, field));
    return fields.length > 0 ? [{ table, id, fields }] : [];
  });
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
