import { formatShortDate } from '../dates.ts';
import { capital } from '../packs/words.ts';
import { FORM_FIELDS } from './answer.ts';
import { formRows, type FormBlank, type FormRow } from './form-rows.ts';
import type { BundleTables } from './format.ts';
import { labelOf } from './tables.ts';

/**
 * How a Word form is laid out. It follows from the records alone, so that whoever reads the answer lays the same form out again and trusts nothing in
 * the file but what was written in its cells.
 */
export interface FormTable {
  table: string;
  /** The record that the whole table asks about; null where each line is about one of its own. */
  about: FormRow | null;
  columns: string[];
  lines: FormLine[];
}
/** One line: a reference, what it is about, and the cells to fill in. */
export interface FormLine {
  /** "A1", "P2b". */
  code: string;
  what: string[];
  /** Null where this record was not asked for what the column asks. */
  cells: (FormCell | null)[];
}
export interface FormCell {
  row: FormRow;
  blank: FormBlank;
}

/** The cells before those to fill in: the reference and what is asked. */
export const FIXED_CELLS = 2;
export const REFERENCE_HEADING = 'Ref.';
export const NAME_CODE = 'N1';
export const NAME_LABEL = 'Your name';
/** Stands where nothing is asked. */
export const NOT_ASKED = '–';
/** What the references of each kind of record begin with. */
export const CODES: Readonly<Record<string, string>> = { actions: 'A', planActions: 'P', planMilestones: 'M', people: 'C' };

export function formTables(tables: BundleTables): FormTable[] {
  const rows = formRows(tables);
  return Object.keys(CODES).flatMap((table) => {
    const its = rows.filter((row) => row.table === table);
    if (its.length === 0) return [];
    // Several long texts about one record need the width of the page each.
    return FORM_FIELDS[table]!.filter(({ ask }) => ask === 'lines').length > 1 ? its.map((row, at) => tableOfOne(row, `${CODES[table]}${at + 1}`)) : [tableOfMany(table, its)];
  });
}

function tableOfOne(row: FormRow, code: string): FormTable {
  return {
    table: row.table, about: row, columns: [REFERENCE_HEADING, 'What is asked', 'Your answer'],
    lines: row.blanks.map((blank, at) => ({ code: code + 'abcdefghijklmnopqrstuvwxyz'.charAt(at), what: [blank.label, ...choices(blank)], cells: [{ row, blank }] })),
  };
}
const choices = ({ levels }: FormBlank): string[] => (levels.length === 0 ? [] : [levels.map(({ letter, word }) => `${word} (${letter})`).join(', ')]);

function tableOfMany(table: string, rows: readonly FormRow[]): FormTable {
  const asked = FORM_FIELDS[table]!.filter(({ field }) => rows.some(({ blanks }) => blanks.some((blank) => blank.field === field)));
  const kind = capital(labelOf(table));
  return {
    table, about: null, columns: [REFERENCE_HEADING, kind, ...asked.map(({ label }) => label)],
    lines: rows.map((row, at) => ({
      code: `${CODES[table]}${at + 1}`, what: [withoutKind(row.title, kind), ...row.about],
      cells: asked.map(({ field }) => {
        const blank = row.blanks.find((one) => one.field === field);
        return blank === undefined ? null : { row, blank };
      }),
    })),
  };
}
/** The head of the column says of what kind it is. */
export const withoutKind = (title: string, kind: string): string => (title.startsWith(`${kind}: `) ? title.slice(kind.length + 2) : title);

/** A value as it stands in its cell. */
export const printed = ({ ask, value }: FormBlank): string => (ask === 'date' && value !== '' ? formatShortDate(value) : value);

/** By which the answer finds its form again, in the words of the document itself: not every program keeps the hidden properties of a file. */
export const REFERENCE_WORDS = 'Form reference';
/** The beginning of the hash is enough beside the id, and short enough to be read. */
const HASH_DIGITS = 12;
export const referenceOf = ({ id, hash }: { id: string; hash: string }): string => `${id}-${hash.slice('sha256:'.length, 'sha256:'.length + HASH_DIGITS)}`;

/** The forms that a text names. */
export function referencesIn(text: string): { id: string; hashStart: string }[] {
  const plain = text.replace(/[\u200b\u00ad\ufeff]/g, '').replace(/[\u2010-\u2015]/g, '-').toLowerCase();
  return [...plain.matchAll(/form reference:?\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9a-f]{12})(?![0-9a-f-])/g)].map(([, id, start]) => ({ id: id!, hashStart: `sha256:${start!}` }));
}
