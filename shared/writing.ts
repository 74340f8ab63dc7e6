import { z } from 'zod';
import { crud } from './crud.ts';
import { line, text } from './fields.ts';
import { command, nothing } from './operation.ts';

/** What a phrase is called by: typed after a semicolon. */
export const SNIPPET_CODE = /^[a-z0-9][a-z0-9-]{0,19}$/;

/** A phrase that the minutes use again and again, typed by a short code. `{…}` in it are filled in; see `writing/phrases.ts`. */
export const snippets = crud('snippets', 'phrase', z.object({
  code: z.string().regex(SNIPPET_CODE, 'Use small letters, figures and hyphens, at most 20.'),
  text: text(2000).refine((words) => words.trim() !== '', 'This cannot be empty.'),
}), {}, z.strictObject({}));
export type Snippet = z.output<typeof snippets.row>;

/** A post, organisation or term that the minutes shorten: where a document first uses it, it is written out. */
export const abbreviations = crud('abbreviations', 'abbreviation', z.object({
  short: line(20),
  long: line(200),
}), {}, z.strictObject({}));
export type Abbreviation = z.output<typeof abbreviations.row>;

export const writing = {
  /** Adds the phrases that most boards use, but none whose code is taken. */
  'snippets.addUsual': command('Add the usual phrases', nothing, z.array(snippets.row)),
};
