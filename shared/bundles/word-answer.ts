import type { z } from 'zod';
import { formatShortDate, parseTypedDate } from '../dates.ts';
import { cleanText } from '../packs/clean.ts';
import { Refusal } from '../result.ts';
import type { answer } from './answer.ts';
import type { FormBlank } from './form-rows.ts';
import { takenFor } from './form-values.ts';
import { FIXED_CELLS, NAME_CODE, NAME_LABEL, NOT_ASKED, printed, REFERENCE_HEADING, type FormCell, type FormTable } from './word-layout.ts';

/** A cell as it was found in a Word document: its paragraphs are lines. */
export interface FoundCell {
  text: string;
  /** Hidden behind the cell above it, with which it was merged. */
  merged: boolean;
  /** Holds something that is not text. */
  picture: boolean;
}
export type FoundRow = FoundCell[];
type Answered = Pick<z.output<typeof answer>, 'name' | 'values'>;

/** What was filled in, cell by cell, of exactly what the form asked. Throws a Refusal that names the row and the cell that cannot be read. */
export function answerOf(form: readonly FormTable[], found: readonly (readonly FoundRow[])[], name: string): Answered {
  const refuse = (why: string): never => {
    throw new Refusal('invalid_input', `${name} cannot be taken in: ${why}. Nothing has been changed. Put it right in the document and save it, or ask the sender to.`);
  };
  const lines = form.flatMap((table) => table.lines.map((line) => ({ ...line, headings: table.columns.slice(FIXED_CELLS) })));
  const rows = rowsByCode(found, new Set([NAME_CODE, ...lines.map(({ code }) => code.toUpperCase())]), refuse);
  const cellsOf = (code: string, what: string, count: number): FoundCell[] => {
    const row = rows.get(code.toUpperCase()) ?? refuse(`the row ${code} (${what}) is missing from it`);
    if (row.length !== FIXED_CELLS + count) refuse(`the row ${code} has ${row.length} cells instead of ${FIXED_CELLS + count}`);
    return row.slice(FIXED_CELLS);
  };
  const who = readable(cellsOf(NAME_CODE, NAME_LABEL, 1)[0]!).replace(/\s+/g, ' ');
  if (who.length > 100) refuse(`row ${NAME_CODE}, ${NAME_LABEL}: a name has at most 100 characters`);
  const values = lines.flatMap(({ code, what, cells, headings }) => {
    const given = cellsOf(code, what[0]!, cells.length);
    return cells.flatMap((cell, at) => {
      const place = cells.length === 1 ? `row ${code}, ${cell?.blank.label ?? headings[at]!}` : `row ${code}, ${headings[at]!}`;
      const { text, merged, picture } = given[at]!;
      if (merged) refuse(`${place}: its cell was merged with the one above`);
      if (picture) refuse(`${place}: there is a picture or another object in it, and only words can be read`);
      if (cell !== null) return [{ table: cell.row.table, id: cell.row.id, field: cell.blank.field, value: valueOf(cell, readable({ text }), (why) => refuse(`${place}: ${why}`)) }];
      if (readable({ text }) !== '' && readable({ text }) !== NOT_ASKED) refuse(`${place}: this was not asked for`);
      return [];
    });
  });
  return { name: who === '' ? 'Not named' : who, values };
}

const CODE = /^[A-Z]\d{1,6}[A-Z]?$/;
const codeOf = (row: FoundRow): string | null => {
  const text = (row[0]?.text ?? '').replace(/[\s.:]/g, '').toUpperCase();
  return CODE.test(text) ? text : null;
};
/** The rows of the form by their references. Tables without any are somebody’s own; a row without one among the others would be lost. */
function rowsByCode(found: readonly (readonly FoundRow[])[], known: ReadonlySet<string>, refuse: (why: string) => never): Map<string, FoundRow> {
  const rows = new Map<string, FoundRow>();
  for (const row of found.filter((table) => table.some((one) => codeOf(one) !== null)).flat()) {
    const code = codeOf(row);
    const first = readable(row[0] ?? { text: '' });
    if (code === null) {
      if (first !== REFERENCE_HEADING && row.some(({ text, picture }) => picture || readable({ text }) !== '')) refuse(`a row of it has no reference such as A1 (${quoted(first === '' ? row.map(readable).join(' ') : first)})`);
      continue;
    }
    if (!known.has(code)) refuse(`it has a row ${code}, which the form did not have`);
    if (rows.has(code)) refuse(`the row ${code} stands in it twice`);
    rows.set(code, row);
  }
  if (rows.size === 0) refuse('the tables of the form are missing from it');
  return rows;
}

/** The text without what programs add to it unasked: odd spaces, spaces at the end of lines, empty lines before and after. */
const readable = ({ text }: Pick<FoundCell, 'text'>): string =>
  cleanText(text).replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200b\ufeff]/g, '').split('\n').map((line) => line.trimEnd()).join('\n').trim();
const quoted = (text: string): string => `“${text.replace(/\s+/g, ' ').trim().slice(0, 60)}”`;

/** What a cell says, in the form in which the record keeps it. What still stands as it was sent is the value as it was, to the letter. */
function valueOf({ row, blank }: FormCell, text: string, refuse: (why: string) => never): string {
  if (text === readable({ text: printed(blank) })) return blank.value;
  const value = text === '' ? '' : meant(blank, text) ?? refuse(`${quoted(text)} ${UNREADABLE[blank.ask](blank)}`);
  if (takenFor(row.table, blank, value) === null) refuse(value.length > 200 ? 'it is too long' : `${quoted(text)} cannot be taken for it`);
  return value;
}
function meant(blank: FormBlank, text: string): string | null {
  switch (blank.ask) {
    case 'lines': return text;
    case 'line': return text.replace(/\s+/g, ' ');
    case 'date': return parseTypedDate(text);
    case 'colour': return colourOf(blank, text);
  }
}
const UNREADABLE: Record<FormBlank['ask'], (blank: FormBlank) => string> = {
  lines: () => 'cannot be read', line: () => 'cannot be read',
  date: () => `is no date. Write it as ${formatShortDate('2026-11-03')} or 3 November 2026`,
  colour: ({ levels }) => `is no rating of this plan. Write one of ${levels.map(({ letter, word }) => `${letter} (${word})`).join(', ')}`,
};

/** "R", "red", "Red (R)", "R – Red", or what the rating means. */
function colourOf({ levels }: FormBlank, text: string): string | null {
  const plain = (words: string): string => words.toLocaleLowerCase('en-GB').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const said = plain(text);
  const found = levels.filter(({ letter, word, meaning, colour }) =>
    [letter, word, meaning, `${letter} ${word}`, `${word} ${letter}`, `${word} ${meaning}`, `${word} ${letter} ${meaning}`].some((one) => plain(one) === said) || said === colour && !levels.some((one) => plain(one.word) === said));
  return found.length === 1 ? found[0]!.colour : null;
}
