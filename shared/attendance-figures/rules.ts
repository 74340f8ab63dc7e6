import { z } from 'zod';

export const MERGERS = ['from the merger', 'throughout', 'separately'] as const;

/**
 * By which rules attendance is counted. Boards differ; each rule has a name, and a figure is always shown with the rules it was counted
 * by. What is outside every count, whatever the rules: vacant seats, guests and observers, cancelled meetings, meetings at which
 * somebody was not expected, and time before an appointment or after its end.
 */
export const attendanceRules = z.strictObject({
  /** `any`: an agency is represented when one of its seats is filled. `every`: each of its seats counts by itself. */
  seats: z.enum(['any', 'every']),
  /** Whether a deputy counts for the agency. A deputy never counts for the member. */
  deputies: z.boolean(),
  /** Whether taking part by video or telephone counts as attending. */
  virtual: z.boolean(),
  /** The share of the meeting, in per cent, that somebody who came late or left early must have been there for. 0: any part counts. */
  partPresent: z.int().min(0).max(100),
  joint: z.boolean(),
  extraordinary: z.boolean(),
  /** Whether a meeting counts that was at no time quorate. */
  inquorate: z.boolean(),
  /** Whether the seats of an agency that was merged count with its successor: from the merger on, throughout, or never. */
  mergers: z.enum(MERGERS),
});
export type AttendanceRules = z.output<typeof attendanceRules>;

/** The field's own: any one of several seats represents the agency, and a deputy counts for it. */
export const DEFAULT_RULES: AttendanceRules = {
  seats: 'any', deputies: true, virtual: true, partPresent: 0, joint: true, extraordinary: true, inquorate: true, mergers: 'from the merger',
};

const SENTENCES: { [K in keyof AttendanceRules]: (value: AttendanceRules[K]) => string } = {
  seats: (value) => (value === 'any' ? 'An agency with several seats is represented when any one of them is filled.' : 'Every seat of an agency counts by itself.'),
  deputies: (value) => (value ? 'A deputy counts for the agency, not for the member.' : 'A deputy does not count for the agency.'),
  virtual: (value) => (value ? 'Taking part by video or telephone counts as attending.' : 'Taking part by video or telephone does not count as attending.'),
  partPresent: (value) => (value === 0 ? 'Being there for any part of a meeting counts.' : value === 100 ? 'Somebody who came late or left early does not count.' : `Somebody who came late or left early counts if they were there for at least ${value}% of the meeting.`),
  joint: (value) => (value ? 'Joint meetings count.' : 'Joint meetings do not count.'),
  extraordinary: (value) => (value ? 'Extraordinary meetings count.' : 'Extraordinary meetings do not count.'),
  inquorate: (value) => (value ? 'Meetings without a quorum count.' : 'Meetings that were at no time quorate do not count.'),
  mergers: (value) => MERGER_SENTENCES[value],
};
const MERGER_SENTENCES: Record<AttendanceRules['mergers'], string> = {
  'from the merger': 'The seats of an agency that was merged count with its successor from the merger on.',
  throughout: 'The seats of an agency that was merged count with its successor throughout.',
  separately: 'An agency that was merged and its successor are counted separately.',
};

/** One rule as a sentence. */
export const ruleSentence = <K extends keyof AttendanceRules>(name: K, rules: AttendanceRules): string => SENTENCES[name](rules[name]);

/** What holds under all rules, in words. */
export const FIXED_RULES: readonly string[] = [
  'Apologies are not attendance; they are shown beside it. Commitment is attended or apologised.',
  'Vacant seats, guests and observers, cancelled meetings, meetings at which somebody was not expected, and time before an appointment or after its end are outside the count.',
  'Percentages are whole numbers, halves rounded up.',
];

/** The rules of a table in words, to be printed with it. */
export const rulesInWords = (rules: AttendanceRules): string[] =>
  [...(Object.keys(DEFAULT_RULES) as (keyof AttendanceRules)[]).map((name) => ruleSentence(name, rules)), ...FIXED_RULES];

export interface Alternative {
  /** The rule that differs. */
  rule: keyof AttendanceRules;
  rules: AttendanceRules;
  words: string;
}
const HALF = 50;
/** The other ways of counting that are one rule away, for "how would the figure differ". */
export function alternatives(rules: AttendanceRules): Alternative[] {
  const others: Partial<AttendanceRules>[] = [
    { seats: rules.seats === 'any' ? 'every' : 'any' },
    { deputies: !rules.deputies },
    { virtual: !rules.virtual },
    { partPresent: rules.partPresent === 0 ? HALF : 0 },
    { joint: !rules.joint },
    { extraordinary: !rules.extraordinary },
    { inquorate: !rules.inquorate },
    ...MERGERS.filter((value) => value !== rules.mergers).map((mergers) => ({ mergers })),
  ];
  return others.map((other) => {
    const rule = Object.keys(other)[0] as keyof AttendanceRules;
    const changed = { ...rules, ...other };
    return { rule, rules: changed, words: ruleSentence(rule, changed) };
  });
}
