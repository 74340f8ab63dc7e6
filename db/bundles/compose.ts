import type { Sheet } from '../../shared/bundles.ts';
import { FORMAT, FORMAT_VERSION, type Bundle, type Scope } from '../../shared/bundles/format.ts';
import { BUNDLE_TABLES, labelOf, WITHHELD_KINDS, type Withheld } from '../../shared/bundles/tables.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';
import { personName, type Person } from '../../shared/people.ts';
import { FORM_FIELDS } from '../../shared/bundles/answer.ts';
import { toldIn } from '../../shared/bundles/form-rows.ts';
import type { Reader } from '../query.ts';
import type { Common } from './exchanges.ts';
import { gather, type Gathered } from './gather.ts';
import { hashOf } from './file.ts';
import { filesOf } from './files.ts';
import { titleOfScope } from './scopes.ts';

/** What goes, in the words of the privacy sheet. `form`: as a form, which tells only a part of what it was made from. */
export function sheetOf(db: Reader, scope: Scope, include: readonly Withheld[], { tables: held, deleted, files, fileBytes, left }: Gathered, form: boolean): Sheet {
  const tables = form ? toldIn(held) : held;
  const lists = Object.entries(tables).map(([table, records]) => ({
    table, label: labelOf(table, records.length), count: records.length,
    fields: Object.keys(BUNDLE_TABLES[table]!.row.shape).filter((field) => field !== 'id' && field !== 'version' && records.some((record) => Object.hasOwn(record, field))),
  }));
  return {
    title: titleOfScope(db, scope), tables: lists,
    people: namesOf(tables), earlierYears: earlierYears(db, scope, tables),
    records: lists.reduce((sum, { count }) => sum + count, 0), deleted: deleted.length, files: files.length, fileBytes,
    included: include.filter((kind) => !form || IN_FORMS.has(kind)), left: WITHHELD_KINDS.filter((kind) => left[kind] > 0).map((kind) => ({ kind, count: left[kind] })),
  };
}

/** The private parts that a form can tell: no field with notes is in one, and no file. */
const IN_FORMS: ReadonlySet<Withheld> = new Set(['exempt', 'contact']);

function earlierYears(db: Reader, scope: Scope, tables: Gathered['tables']): string[] {
  const from = scope.kind === 'year' ? scope.from : scope.kind === 'financialYear' ? db.oneSql<{ fromDate: string }>('SELECT fromDate FROM financialYears WHERE id = ?', [scope.id])!.fromDate : '';
  return (tables['financialYears'] ?? []).filter(({ toDate }) => String(toDate) < from).map(({ name }) => String(name)).sort();
}

/** Everybody whose name goes: in the register, on training, and in minutes as they were confirmed or sent round. */
function namesOf(tables: Gathered['tables']): string[] {
  const nameOf = ({ title = null, givenName = null, familyName = null, post = null }: Partial<Person>): string => personName({ title, givenName, familyName, post });
  const kept = [...tables['confirmedMinutes'] ?? [], ...tables['circulations'] ?? []].flatMap(({ contents }) => (contents as MinutesData).people);
  return [...new Set([...(tables['people'] ?? []) as Partial<Person>[], ...kept].map(nameOf).concat((tables['bookings'] ?? []).flatMap(({ name }) => (typeof name === 'string' ? [name] : []))))].sort();
}

/** A form holds only the kinds of record that it asks about. */
export function onlyAsked(gathered: Gathered): Gathered {
  return { ...gathered, tables: Object.fromEntries(Object.entries(gathered.tables).filter(([table]) => Object.hasOwn(FORM_FIELDS, table))), deleted: [], files: [], fileBytes: 0 };
}

type Envelope = Pick<Bundle, 'id' | 'created' | 'sender' | 'to' | 'purpose' | 'answersTo' | 'takenIn' | 'sentBefore' | 'replyBy'>;
/** The bundle with its hash, not yet signed. */
export function compose(db: Reader, envelope: Envelope, scope: Scope, { tables, deleted, files }: Gathered): Bundle {
  const content = {
    ...envelope, format: FORMAT, formatVersion: FORMAT_VERSION, scope: { ...scope, title: titleOfScope(db, scope).slice(0, 300) }, tables, deleted, files: filesOf(db, files),
  } as const;
  return { ...content, hash: hashOf(content) };
}

export function gatherFor(db: Reader, scope: Scope, include: readonly Withheld[], common: Common): Gathered {
  titleOfScope(db, scope);
  return gather(db, scope, include, common);
}
