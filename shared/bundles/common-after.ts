import type { BundleTables } from './format.ts';
import type { Incoming, Plan } from './plan.ts';
import type { Work } from './resolve.ts';

/**
 * What came in, without what was set apart or could not be taken and so was left: of that, both sides still have only the state before in common, and it
 * comes up again with the next bundle. What somebody decided against is settled, and does not come up again.
 */
export function commonAfter({ tables, deleted }: Omit<Incoming, 'files'>, { items }: Plan, { inserts, updates, deletes }: Work): Omit<Incoming, 'files'> {
  const inserted = new Set(inserts.map(({ table, row }) => `${table}/${String(row['id'])}`));
  const set = new Map(updates.map((one) => [`${one.table}/${one.id}`, one.set]));
  const gone = new Set(deletes.map(({ table, id }) => `${table}/${id}`));
  const withoutFields = new Map<string, Set<string>>();
  const without = new Set<string>();
  for (const { table, id, change, state, units } of items) {
    const key = `${table}/${id}`;
    if (state !== 'refused' && state !== 'apart') continue;
    if ((change === 'new' && !inserted.has(key)) || (change === 'deleted' && !gone.has(key))) without.add(key);
    const fields = units.flatMap(({ theirs }) => Object.keys(theirs)).filter((field) => !Object.hasOwn(set.get(key) ?? {}, field));
    if (fields.length > 0) withoutFields.set(key, new Set([...withoutFields.get(key) ?? [], ...fields]));
  }
  if (without.size === 0 && withoutFields.size === 0) return { tables, deleted };
  const left: BundleTables = {};
  for (const [table, records] of Object.entries(tables)) {
    left[table] = records.filter(({ id }) => !without.has(`${table}/${id}`)).map((record) => {
      const fields = withoutFields.get(`${table}/${record.id}`);
      return fields === undefined ? record : { ...Object.fromEntries(Object.entries(record).filter(([field]) => !fields.has(field))), id: record.id };
    });
  }
  return { tables: left, deleted: deleted.filter(({ table, id }) => !without.has(`${table}/${id}`)) };
}
