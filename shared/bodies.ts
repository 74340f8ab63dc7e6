import { z } from 'zod';
import { crud } from './crud.ts';
import { count, id, line, period, text } from './fields.ts';
import { NUMBER_PATTERN } from './minute-numbers.ts';
import { quorumRule } from './quorum-rule.ts';

export const BODY_KINDS = ['board', 'executive', 'sub-group', 'panel', 'task and finish'] as const;

/** The three live ways of numbering minutes. See `minute-numbers.ts` for the rule of each. */
export const NUMBERINGS = ['municipal year', 'meeting', 'coded'] as const;

/** A board, executive, sub-group, panel or task-and-finish group. */
export const bodies = crud('bodies', 'body', z.object({
  name: line(),
  shortName: line(40).nullable(),
  kind: z.enum(BODY_KINDS),
  numbering: z.enum(NUMBERINGS),
  /** For coded numbers: `{year}` and `{number}` are filled in, `{number:3}` to three digits. "HWB/{year}/{number:3}". */
  numberPattern: line(60).regex(NUMBER_PATTERN, 'Put {number} where the number goes; {year} gives the year.').nullable(),
  /** Clear working days between the issue of the agenda and the meeting. Five by section 100B of the Local Government Act 1972. */
  noticeDays: count(60),
  saturdayCounts: z.boolean(),
  /** When the body may take decisions; null: no rule is known. */
  quorum: quorumRule.nullable(),
  notes: text(4000),
  ...period,
}), { shortName: null, kind: 'board', numbering: 'municipal year', numberPattern: null, noticeDays: 5, saturdayCounts: false, quorum: null, notes: '', fromDate: null, toDate: null },
z.strictObject({}));

/** A body reports to another; it can report to more than one. */
export const bodyParents = crud('bodyParents', 'reporting line', z.object({ bodyId: id, parentId: id }), {},
  z.strictObject({ bodyId: id.optional() }));

export type Body = z.output<typeof bodies.row>;
export type BodyParent = z.output<typeof bodyParents.row>;
