import type { RichDoc } from '../rich-text.ts';
import { sameContent } from './canonical.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { unitsOf, type BundleTable, type Fields } from './tables.ts';

/** What became of one field, or of fields that are merged as one. `unit` is the name of the first of them. */
export interface MergedUnit {
  unit: string;
  state: 'theirs' | 'merged' | 'conflict';
  mine: Fields;
  theirs: Fields;
  /** What both had last; null where that is not known. */
  base: Fields | null;
  /** What it will be unless somebody decides otherwise; null for a conflict. */
  result: Fields | null;
}

/**
 * Merges what came in over what is here, unit by unit, against the last state that both sides had. One side changed: it is taken. Both
 * the same: nothing. Both different, or no last state is known: a conflict, whoever was later. A field that did not come in is left alone; one that never
 * came before, because it was kept at home, is taken where nothing has been written here.
 * Only units that differ are returned. `settledThere`: it belongs to minutes that were confirmed there, or a year that was closed, and what was changed here since is
 * not in them: that is a conflict too.
 */
export function mergeRecord(table: BundleTable, base: Fields | undefined, mine: Fields, theirs: Fields, settledThere = false): MergedUnit[] {
  const found: MergedUnit[] = [];
  for (const fields of unitsOf(table)) {
    const sent = fields.filter((field) => Object.hasOwn(theirs, field));
    if (sent.length === 0) continue;
    const here = pick(mine, sent);
    const there = pick(theirs, sent);
    if (sameContent(here, there)) continue;
    const was = base !== undefined && sent.every((field) => base[field] !== undefined) ? pick(base, sent) : null;
    if (was !== null && sameContent(there, was) && !settledThere) continue;
    const unit = { unit: sent[0]!, mine: here, theirs: there, base: was };
    const onlyThere = was === null && base !== undefined && sent.every((field) => !Object.hasOwn(base, field) && isEmpty(mine[field], table.defaults[field]));
    if (onlyThere || (was !== null && sameContent(here, was))) found.push({ ...unit, state: 'theirs', result: there });
    else {
      const merged = was !== null && !settledThere && table.rich?.includes(unit.unit) === true ? mergeText(was[unit.unit], here[unit.unit], there[unit.unit]) : null;
      found.push(merged === null ? { ...unit, state: 'conflict', result: null } : { ...unit, state: 'merged', result: { [unit.unit]: merged } });
    }
  }
  return found;
}

export const isEmpty = (value: unknown, usual: unknown): boolean => value === null || value === undefined || value === '' || sameContent(value, usual);

function mergeText(base: unknown, mine: unknown, theirs: unknown): RichDoc | null {
  const content = mergeBlocks((base as RichDoc).content, (mine as RichDoc).content, (theirs as RichDoc).content);
  return content === null ? null : { type: 'doc', content };
}

const pick = (row: Fields, fields: readonly string[]): Fields => Object.fromEntries(fields.map((field) => [field, row[field]]));
