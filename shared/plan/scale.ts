import { z } from 'zod';
import { line } from '../fields.ts';

export const RAG_COLOURS = ['red', 'amber', 'green', 'blue', 'white', 'grey'] as const;
export type RagColour = (typeof RAG_COLOURS)[number];
/** How open work stands by its dates. Each is shown in the colour of the scale that stands for it. */
export const STANDINGS = ['overdue', 'at risk', 'not started', 'on track'] as const;
export type OpenStanding = (typeof STANDINGS)[number];
export type Standing = OpenStanding | 'complete';

const level = z.strictObject({
  colour: z.enum(RAG_COLOURS),
  /** Stands beside the colour, so that it is read in black and white too. */
  letter: line(2),
  word: line(40),
  meaning: line(300),
  /** Whether an action in this colour is finished. */
  final: z.boolean(),
  standsFor: z.array(z.enum(STANDINGS)).max(4),
});
export type RagLevel = z.output<typeof level>;

/** The colours of one plan with what they mean; and how many days before its date work counts as at risk. */
export const ragScale = z.strictObject({ levels: z.array(level).min(2).max(6), soonDays: z.int().min(0).max(366) })
  .refine(({ levels }) => new Set(levels.map((one) => one.colour)).size === levels.length, { message: 'Each colour can be used once.', path: ['levels'] })
  .refine(({ levels }) => levels.some((one) => one.final), { message: 'One colour must mean that an action is complete.', path: ['levels'] });
export type RagScale = z.output<typeof ragScale>;

const SOON_DAYS = 14;
/** Blue for complete: the usual scale. */
export const USUAL_SCALE: RagScale = {
  soonDays: SOON_DAYS,
  levels: [
    { colour: 'red', letter: 'R', word: 'Red', meaning: 'Overdue or off track', final: false, standsFor: ['overdue'] },
    { colour: 'amber', letter: 'A', word: 'Amber', meaning: 'At risk of not being done in time', final: false, standsFor: ['at risk'] },
    { colour: 'green', letter: 'G', word: 'Green', meaning: 'On track', final: false, standsFor: ['on track'] },
    { colour: 'blue', letter: 'C', word: 'Blue', meaning: 'Complete', final: true, standsFor: [] },
    { colour: 'white', letter: 'N', word: 'White', meaning: 'Not started or not yet due', final: false, standsFor: ['not started'] },
  ],
};
/** Green for complete, as some boards have it. */
export const GREEN_IS_COMPLETE: RagScale = {
  soonDays: SOON_DAYS,
  levels: [
    { colour: 'red', letter: 'R', word: 'Red', meaning: 'Not completed, or overdue', final: false, standsFor: ['overdue'] },
    { colour: 'amber', letter: 'A', word: 'Amber', meaning: 'In progress', final: false, standsFor: ['at risk', 'on track'] },
    { colour: 'green', letter: 'G', word: 'Green', meaning: 'Complete', final: true, standsFor: [] },
    { colour: 'white', letter: 'N', word: 'White', meaning: 'Not started or not yet due', final: false, standsFor: ['not started'] },
  ],
};

/** A scale need not have a colour for everything: then the next in order of concern stands in. */
const INSTEAD: Record<OpenStanding, readonly OpenStanding[]> = {
  overdue: ['overdue', 'at risk', 'on track', 'not started'], 'at risk': ['at risk', 'on track', 'overdue', 'not started'],
  'not started': ['not started', 'on track', 'at risk', 'overdue'], 'on track': ['on track', 'at risk', 'not started', 'overdue'],
};
/** The level that a standing is shown in. */
export function levelFor({ levels }: RagScale, standing: Standing): RagLevel {
  if (standing === 'complete') return levels.find((one) => one.final) ?? levels[0]!;
  for (const wanted of INSTEAD[standing]) {
    const found = levels.find((one) => one.standsFor.includes(wanted));
    if (found !== undefined) return found;
  }
  return levels.find((one) => !one.final) ?? levels[0]!;
}
export const levelOf = ({ levels }: RagScale, colour: RagColour): RagLevel | undefined => levels.find((one) => one.colour === colour);

/** How good a colour is, from 0 for overdue to 4 for complete: what a direction of travel compares. A colour for several standings counts as the worst. */
export function rankOf(level: RagLevel): number {
  if (level.final) return 4;
  const ranks = level.standsFor.map((one) => ({ overdue: 0, 'at risk': 1, 'not started': 2, 'on track': 3 })[one]);
  return ranks.length === 0 ? 1 : Math.min(...ranks);
}

/** "Red (R): overdue or off track; amber (A): …" as printed under every table of the plan. */
export const definitions = ({ levels }: RagScale): string => `${levels.map((one) => `${one.word} (${one.letter}): ${lower(one.meaning)}`).join('; ')}.`;
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('en-GB') + text.slice(1);
