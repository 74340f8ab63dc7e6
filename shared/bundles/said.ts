import type { MergedUnit } from './merge-record.ts';
import { listOf, type PlanItem } from './plan.ts';

type Take = 'mine' | 'theirs';
/** What was decided: of a record or one of its fields by "table/id/" or "table/id/field"; of a list or a kind of record in it by "list/" or "list/table". */
export interface Said {
  decisions: ReadonlyMap<string, Take>;
  groups: ReadonlyMap<string, Take>;
}

/** What was said of a record, or of one of its fields: singly, of the record, of its kind in the list, of the list; undefined where nothing was. */
export function saidOf(item: Pick<PlanItem, 'table' | 'id' | 'state' | 'change'>, { decisions, groups }: Said, unit?: Pick<MergedUnit, 'unit' | 'state' | 'theirs'>): Take | undefined {
  const key = `${item.table}/${item.id}/`;
  // Any of the fields that are merged as one stands for all of them.
  const fields = unit === undefined ? [] : [unit.unit, ...Object.keys(unit.theirs)];
  const own = fields.map((field) => decisions.get(key + field)).find((take) => take !== undefined) ?? decisions.get(key);
  // What is said of all conflicts is said of what is in conflict, not of the other fields of the same records.
  if (own !== undefined || (item.state === 'conflict' && unit !== undefined && unit.state !== 'conflict')) return own;
  const list = listOf(item);
  return groups.get(`${list}/${item.table}`) ?? groups.get(`${list}/`);
}
