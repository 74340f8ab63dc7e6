import { formatShortDate } from '../dates.ts';
import { ragScale, USUAL_SCALE, type RagLevel } from '../plan/scale.ts';
import { FORM_FIELDS, type FormField } from './answer.ts';
import type { BundleTables } from './format.ts';
import { BUNDLE_TABLES, titleOf, type Fields } from './tables.ts';

/** What a form asks about one record, in the words of every kind of form. */
export interface FormRow {
  table: string;
  id: string;
  title: string;
  /** What was agreed, so that whoever answers need not look for the plan. */
  about: string[];
  blanks: FormBlank[];
}
/** One thing to fill in. */
export interface FormBlank extends FormField {
  /** As it stands now; empty for what makes a new record. */
  value: string;
  /** For a rating: what there is to choose from. */
  levels: readonly RagLevel[];
}
type Row = Fields & { id: string };

/** Everything that a form with these records asks, in their order. A field that was withheld is not asked for. */
export const formRows = (tables: BundleTables): FormRow[] =>
  Object.entries(tables).flatMap(([table, records]) => ((FORM_FIELDS[table] ?? []).length === 0 ? [] : records.map((record) => rowOf(tables, table, record))));

function rowOf(tables: BundleTables, table: string, record: Row): FormRow {
  const asked = FORM_FIELDS[table]!.filter(({ field, makes }) => makes !== undefined || Object.hasOwn(record, field));
  return {
    table, id: record.id, title: titleWithout(asked, table, record), about: [wholeText(record), ...about(table, record)].filter((line): line is string => typeof line === 'string' && line !== ''),
    blanks: asked.map((one) => ({ ...one, value: one.makes === undefined ? String(record[one.field] ?? '') : '', levels: one.ask === 'colour' ? levelsOf(tables, record) : [] })),
  };
}

/** What is asked for need not be said twice. */
function titleWithout(asked: readonly FormField[], table: string, record: Row): string {
  const rest = titleOf(table, { ...record, ...Object.fromEntries(asked.map(({ field }) => [field, ''])) });
  return rest.includes(': ') ? rest : titleOf(table, record);
}
/** A title is cut where it is long, and who is asked about it needs the rest. */
const wholeText = ({ text }: Row): unknown => (typeof text === 'string' && text.length > LONG ? text : null);
const LONG = 110;

/** Fields that are told of a record beside its title. */
const ABOUT: Readonly<Record<string, readonly string[]>> = { planActions: ['timescale', 'dueDate', 'measures', 'commentary'] };
function about(table: string, record: Row): unknown[] {
  if (ABOUT[table] === undefined) return [];
  const due = typeof record['dueDate'] === 'string' ? `due ${formatShortDate(record['dueDate'])}` : '';
  return [[record['timescale'], due].filter((part) => typeof part === 'string' && part !== '').join(', '), record['measures'], record['commentary']];
}

/** The colours of the plan that an action stands in, if it came along. */
const levelsOf = (tables: BundleTables, action: Row): readonly RagLevel[] => (ragScale.safeParse(planOf(tables, action)?.['scale']).data ?? USUAL_SCALE).levels;
function planOf(tables: BundleTables, action: Row): Row | undefined {
  const priority = tables['planPriorities']?.find((one) => one.id === action['priorityId']) as Row | undefined;
  return tables['plans']?.find((one) => one.id === priority?.['planId']);
}

/** What of these records can be read in a form with them: of each record that it asks about just the fields that it tells or asks for, and of a plan its colours. */
export function toldIn(tables: BundleTables): BundleTables {
  const rows = new Map(formRows(tables).map((row) => [`${row.table}/${row.id}`, row]));
  const coloured = new Set((tables['planActions'] ?? []).filter(({ id }) => rows.get(`planActions/${id}`)?.blanks.some(({ ask }) => ask === 'colour')).map((action) => planOf(tables, action)?.id));
  const told = Object.entries(tables).map(([table, records]) => [table, records.flatMap((record): Row[] => {
    const row = rows.get(`${table}/${record.id}`);
    if (row === undefined) return table === 'plans' && coloured.has(record.id) ? [pick(record, ['scale'])] : [];
    const said = [...BUNDLE_TABLES[table]!.titleFields, ...ABOUT[table] ?? []].filter((field) => record[field] !== null && record[field] !== '');
    return [pick(record, [...said, ...row.blanks.flatMap(({ field, makes }) => (makes === undefined ? [field] : []))])];
  })] as const);
  return Object.fromEntries(told.filter(([, records]) => records.length > 0));
}
const pick = (record: Row, fields: readonly string[]): Row => ({ id: record.id, ...Object.fromEntries(fields.filter((field) => Object.hasOwn(record, field)).map((field) => [field, record[field]])) });
