import type { Sheet } from '../../shared/bundles.ts';
import { FORMAT, FORMAT_VERSION, type Bundle, type Scope } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, labelOf, WITHHELD_KINDS, type Withheld } from '../../shared/bundles/tables.ts';
import { personName, type Person } from '../../shared/people.ts';
import { FORM_FIELDS } from '../../shared/bundles/answer.ts';
import type { Reader } from '../query.ts';
import type { Common } from './exchanges.ts';
import { gather, type Gathered } from './gather.ts';
import { hashOf } from './file.ts';
import { titleOfScope } from './scopes.ts';

/** What goes, in the words of the privacy sheet. */
export function sheetOf(db: Reader, scope: Scope, include: readonly Withheld[], { tables, deleted, left }: Gathered): Sheet {
  const lists = Object.entries(tables).map(([table, records]) => ({
    table, label: labelOf(table, records.length), count: records.length,
    fields: Object.keys(BUNDLE_TABLES[table]!.row.shape).filter((field) => field !== 'id' && field !== 'version' && records.some((record) => Object.hasOwn(record, field))),
  }));
  const named = (tables['people'] ?? []) as unknown as Person[];
  return {
    title: titleOfScope(db, scope), tables: lists,
    people: named.map((person) => personName({ title: person.title ?? null, givenName: person.givenName ?? null, familyName: person.familyName ?? null, post: person.post ?? null })).sort(),
    records: lists.reduce((sum, { count }) => sum + count, 0), deleted: deleted.length,
    included: [...include], left: WITHHELD_KINDS.filter((kind) => left[kind] > 0).map((kind) => ({ kind, count: left[kind] })),
  };
}

/** A form holds only the kinds of record that it asks about. */
export function onlyAsked(gathered: Gathered): Gathered {
  return { ...gathered, tables: Object.fromEntries(Object.entries(gathered.tables).filter(([table]) => Object.hasOwn(FORM_FIELDS, table))), deleted: [] };
}

type Envelope = Pick<Bundle, 'id' | 'created' | 'sender' | 'to' | 'purpose' | 'answersTo' | 'replyBy'>;
/** The bundle with its hash, not yet signed. */
export function compose(db: Reader, envelope: Envelope, scope: Scope, { tables, deleted }: Gathered): Bundle {
  const content = {
    ...envelope, format: FORMAT, formatVersion: FORMAT_VERSION, scope: { ...scope, title: titleOfScope(db, scope).slice(0, 300) }, tables, deleted,
  } as const;
  return { ...content, hash: hashOf(content) };
}

export function gatherFor(db: Reader, scope: Scope, include: readonly Withheld[], common: Common): Gathered {
  titleOfScope(db, scope);
  return gather(db, scope, include, common);
}
