import { z } from 'zod';
import { crud } from '../crud.ts';
import { formatShortDate } from '../dates.ts';
import { id, isoDate, line, text } from '../fields.ts';
import { job } from '../operation.ts';
import { cleanDocument } from '../packs/clean.ts';
import type { DocumentModel } from '../packs/document.ts';
import { plain } from '../packs/words.ts';

export const RESPONSES = ['accepted', 'not accepted', 'noted'] as const;
export type CommentResponse = (typeof RESPONSES)[number];
export const RESPONSE_WORDS: Record<CommentResponse, string> = { accepted: 'Accepted', 'not accepted': 'Not accepted', noted: 'Noted' };

/** What a reviewer said of a draft that was sent round, and what became of it. */
const records = crud('reviewComments', 'comment on a draft', z.object({
  circulationId: id,
  /** The item whose minute it is about; null for the document as a whole. A comment on private business is as private. */
  agendaItemId: id.nullable(),
  personId: id.nullable(), organisationId: id.nullable(),
  /** Who said it, where it is neither a person nor an organisation of the register. */
  writer: line().nullable(),
  saidOn: isoDate,
  text: text(4000).refine((words) => words.trim() !== '', 'Write what was said.'),
  response: z.enum(RESPONSES).nullable(),
  reason: text(2000),
  respondedOn: isoDate.nullable(),
}), { agendaItemId: null, personId: null, organisationId: null, writer: null, response: null, reason: '', respondedOn: null },
z.strictObject({ circulationId: id.optional(), meetingId: id.optional() }), ['circulations']);
export type ReviewComment = z.output<typeof records.row>;
export const reviewComments = {
  ...records,
  operations: {
    ...records.operations,
    /** `to` is a place given by the door: a token for the page, a path for the command line. */
    'reviewComments.export': job('Write the comments on the drafts of a meeting as a file', z.strictObject({
      meetingId: id, /** Comments on private business are left out unless asked for. */ exempt: z.boolean().default(false), format: z.enum(['docx', 'pdf', 'xlsx', 'csv']), to: z.string().min(1).max(4000),
    }), z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
  },
};

/** One comment in words, for the screen’s table, paper and spreadsheet alike. */
export interface CommentLine {
  draft: number;
  saidOn: string;
  /** "Ann Lee, Northfield Council". */
  who: string;
  agendaItemId: string | null;
  /** "91 The lease"; "The document as a whole". */
  about: string;
  text: string;
  response: CommentResponse | null;
  reason: string;
  private: boolean;
}
type Heading = [heading: string, width: number, value: (line: CommentLine) => string];
export const COMMENT_COLUMNS: readonly Heading[] = [
  ['Draft', 6, (one) => String(one.draft)], ['Date', 10, (one) => formatShortDate(one.saidOn)], ['From', 16, (one) => one.who], ['About', 16, (one) => one.about], ['Comment', 28, (one) => one.text],
  ['Response', 24, (one) => (one.response === null ? 'Open' : [RESPONSE_WORDS[one.response], one.reason.trim()].filter((part) => part !== '').join(': '))],
];

export interface CommentPaper { board: string; title: string; today: string; lines: readonly CommentLine[] }
/** The comments on the drafts of one meeting as a document, in landscape. */
export function commentDocument({ board, title, today, lines }: CommentPaper): DocumentModel {
  const open = lines.filter((one) => one.response === null).length;
  return cleanDocument({
    title, author: board, date: today, language: 'en-GB', mark: lines.some((one) => one.private) ? 'NOT FOR PUBLICATION' : null, footer: `${title} – as at ${formatShortDate(today)}`, landscape: true,
    blocks: [
      { kind: 'heading', level: 1, number: null, text: title },
      { kind: 'paragraph', number: null, runs: plain(lines.length === 0 ? 'No comment is recorded.' : `${lines.length} ${lines.length === 1 ? 'comment' : 'comments'}, ${open === 0 ? 'all answered' : `${open} open`}.`) },
      ...(lines.length === 0 ? [] : [{
        kind: 'table' as const, caption: title, columns: COMMENT_COLUMNS.map(([heading, width]) => ({ heading, width, align: 'left' as const })),
        rows: lines.map((one) => COMMENT_COLUMNS.map(([, , value]) => plain(value(one) || '–'))),
      }]),
    ],
  });
}
