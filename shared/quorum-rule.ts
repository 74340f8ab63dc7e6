import { z } from 'zod';
import { id } from './fields.ts';
import { ORGANISATION_KINDS } from './organisations.ts';

const compare = z.enum(['at least', 'more than']);

/** "At least 4 members", "more than half of the members". `vacancies`: whether vacant seats are members when the fraction is worked out. */
const members = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('number'), compare, number: z.int().min(1).max(500) }),
  z.strictObject({ by: z.literal('fraction'), compare, part: z.int().min(1).max(100), of: z.int().min(1).max(100), vacancies: z.boolean() })
    .refine(({ compare: than, part, of }) => (than === 'more than' ? part < of : part <= of), 'This is more than all of the members.'),
]);
/** Who must be there besides: so many members from one organisation, or from any organisation of a kind. */
const needed = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('organisation'), organisationId: id, atLeast: z.int().min(1).max(50) }),
  z.strictObject({ from: z.literal('kind'), kind: z.enum(ORGANISATION_KINDS), atLeast: z.int().min(1).max(50) }),
]);

/** When a body may take decisions. All that is given must hold. */
export const quorumRule = z.strictObject({
  members: members.nullable(),
  composition: z.array(needed).max(20),
  /** Whether a substitute counts for the seat they fill. */
  deputies: z.boolean(),
  /** Whether somebody who takes part by video or telephone counts. */
  virtual: z.boolean(),
  /** Whether a member with a pecuniary interest in an item counts for it while they stay in the room. Whoever leaves for it never does. */
  pecuniary: z.boolean().default(true),
}).refine((rule) => rule.members !== null || rule.composition.length > 0, 'Say how many members are needed, or from which organisations.');
export type QuorumRule = z.output<typeof quorumRule>;
export type QuorumNeed = QuorumRule['composition'][number];

/** How many members are needed out of so many. Worked out in whole numbers: half of seven is four at least, and four is more than half. */
export function membersNeeded(rule: NonNullable<QuorumRule['members']>, total: number): number {
  if (rule.by === 'number') return rule.compare === 'at least' ? rule.number : rule.number + 1;
  const exact = total * rule.part;
  return rule.compare === 'at least' ? Math.ceil(exact / rule.of) : Math.floor(exact / rule.of) + 1;
}

const FRACTIONS: Record<string, string> = { '1/2': 'half', '1/3': 'a third', '2/3': 'two thirds', '1/4': 'a quarter', '3/4': 'three quarters', '1/5': 'a fifth', '1/1': 'all' };

/** The rule as a sentence: "At least half of the members, with local authority, police and health." */
export function quorumWords(rule: QuorumRule, organisationName: (id: string) => string): string {
  const parts: string[] = [];
  if (rule.members !== null) {
    parts.push(rule.members.by === 'number'
      ? `${rule.members.compare} ${rule.members.number} ${rule.members.number === 1 ? 'member' : 'members'}`
      : `${rule.members.compare} ${FRACTIONS[`${rule.members.part}/${rule.members.of}`] ?? `${rule.members.part}/${rule.members.of}`} of the members${rule.members.vacancies ? ', vacant seats included' : ''}`);
  }
  if (rule.composition.length > 0) parts.push(`at least ${joined(rule.composition.map((need) => needWords(need, organisationName)))}`);
  const without = [rule.deputies ? null : 'substitutes', rule.virtual ? null : 'those who take part virtually', rule.pecuniary === false ? 'those with a pecuniary interest in the item' : null].filter((part) => part !== null);
  const words = parts.join(', with ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${without.length === 0 ? '' : ` Not counting ${without.join(' or ')}.`}`;
}
/** "one from health", "2 from Northfield Council". */
export const needWords = (need: QuorumNeed, organisationName: (id: string) => string): string =>
  `${need.atLeast === 1 ? 'one' : need.atLeast} from ${need.from === 'kind' ? need.kind : organisationName(need.organisationId)}`;
const joined = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);
