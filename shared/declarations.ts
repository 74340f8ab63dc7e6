import { z } from 'zod';
import { crud } from './crud.ts';
import { id, line } from './fields.ts';

export const INTEREST_KINDS = ['pecuniary', 'non-pecuniary', 'loyalty'] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** An interest that somebody declared in an item of a meeting, and whether they left the room for it. */
export const declarations = crud('declarations', 'declaration of interest', z.object({
  agendaItemId: id, personId: id, kind: z.enum(INTEREST_KINDS),
  /** What the interest is: "owns the building", "governor of the school". */
  nature: line(500).nullable(),
  leftRoom: z.boolean(),
}), { nature: null, leftRoom: false }, z.strictObject({ agendaItemId: id.optional(), meetingId: id.optional() }), ['agendaItems', 'people']);
export type Declaration = z.output<typeof declarations.row>;

const KIND_WORDS: Record<InterestKind, string> = { pecuniary: 'a pecuniary interest', 'non-pecuniary': 'a non-pecuniary interest', loyalty: 'a conflict of loyalty' };

/** "Cllr Ann Lee declared a pecuniary interest in this item (owns the building) and left the room while it was considered." */
export function declarationSentence(name: string, { kind, nature, leftRoom }: Pick<Declaration, 'kind' | 'nature' | 'leftRoom'>): string {
  return `${name} declared ${KIND_WORDS[kind]} in this item${nature === null ? '' : ` (${nature.replace(/\.$/, '')})`}${leftRoom ? ' and left the room while it was considered' : ''}.`;
}
