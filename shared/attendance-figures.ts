import { z } from 'zod';
import { attendanceRules } from './attendance-figures/rules.ts';
import { YEAR_KINDS } from './attendance-figures/years.ts';
import { id, isoDate, line } from './fields.ts';
import { command, job, nothing, query } from './operation.ts';
import { MEETING_KINDS } from './meetings.ts';

export const REPORTS = ['organisations', 'members', 'matrix', 'trend', 'attention'] as const;
export type Report = (typeof REPORTS)[number];
export const OUTCOMES_AT_MEETING = ['attended', 'apologies', 'absent', 'not recorded', 'outside'] as const;
export const STANDINGS = ['counted', 'cancelled', 'to come', 'not marked as held', 'joint', 'extraordinary', 'inquorate'] as const;

/** How this board counts: its rules, the percentage below which somebody is looked at, and the year that it reports by. */
export const attendanceSettings = z.strictObject({ rules: attendanceRules, threshold: z.int().min(0).max(100), years: z.enum(YEAR_KINDS) });
export type AttendanceSettings = z.output<typeof attendanceSettings>;

const question = {
  /** The bodies to count together; empty: all. */
  bodyIds: z.array(id).max(200).default([]),
  from: isoDate,
  to: isoDate,
  /** Rules that differ from the board’s own, for this question only. */
  rules: attendanceRules.partial().optional(),
};
const inOrder = [({ from, to }: { from: string; to: string }) => from <= to, { message: 'The end date is before the start date.', path: ['to'] as PropertyKey[] }] as const;

const share = z.int().min(0).max(100).nullable();
export const figure = z.strictObject({
  held: z.int(), attended: z.int(), percentage: share, apologies: z.int(), absent: z.int(), notRecorded: z.int(), commitment: share,
  missedNow: z.int(), missedNowWithApologies: z.int(), missedLongest: z.int(), lastAttended: isoDate.nullable(),
});
const cell = z.strictObject({ outcome: z.enum(OUTCOMES_AT_MEETING), attended: z.int(), of: z.int() });
export type Cell = z.output<typeof cell>;
/** Beside each meeting of the answer, what it added to the figure; null where there was no seat. Only when the matrix is asked for. */
const cells = z.array(cell.nullable()).nullable();
export const seatsLine = z.strictObject({
  key: z.string(), organisationId: id.nullable(), /** For seats that belong to no agency: "Independent chair". */ role: z.string().nullable(),
  name: z.string(), shortName: z.string().nullable(), /** The most seats it had at one meeting, added up over the bodies. */ seats: z.int(), ...figure.shape, cells,
});
export const memberLine = z.strictObject({ personId: id, name: z.string(), /** For which agencies and roles, in words and by their keys. */ seats: z.string(), keys: z.array(z.string()), ...figure.shape, cells });
const meetingLine = z.strictObject({
  id, bodyId: id, bodyName: z.string(), date: isoDate, kind: z.enum(MEETING_KINDS), standing: z.enum(STANDINGS), words: z.string(),
});
export const figures = z.strictObject({
  from: isoDate, to: isoDate, rules: attendanceRules, rulesInWords: z.array(z.string()), threshold: z.int(),
  bodies: z.array(z.strictObject({ id, name: z.string(), shortName: z.string().nullable() })),
  /** Every meeting of the period, whether or not it counts. */
  meetings: z.array(meetingLine),
  /** Agencies and roles, in the order of the register. */
  organisations: z.array(seatsLine),
  members: z.array(memberLine),
  /** What the record does not say, by meeting. */
  gaps: z.array(z.strictObject({ meetingId: id, bodyName: z.string(), date: isoDate, words: z.string() })),
});
export type AttendanceFiguresOut = z.output<typeof figures>;
export type SeatsLine = z.output<typeof seatsLine>;
export type MemberLine = z.output<typeof memberLine>;

export const explained = z.strictObject({
  name: z.string(), rulesInWords: z.array(z.string()), figure,
  meetings: z.array(z.strictObject({
    meetingId: id, bodyId: id, bodyName: z.string(), date: isoDate, of: z.int(), attended: z.int(), apologies: z.int(), notRecorded: z.int(),
    outcome: z.enum(OUTCOMES_AT_MEETING), words: z.string(), details: z.array(z.string()),
  })),
});
export type Explained = z.output<typeof explained>;

const one = { organisationId: id.optional(), role: line().optional(), personId: id.optional() };
const exactlyOne = [(input: { organisationId?: string; role?: string; personId?: string }) =>
  [input.organisationId, input.role, input.personId].filter((given) => given !== undefined).length === 1, 'Give an organisation, a role or a person.'] as const;

const trendFigure = z.strictObject({ attended: z.int(), held: z.int(), percentage: share });
const trendLine = z.strictObject({ name: z.string(), years: z.array(trendFigure) });
export const trend = z.strictObject({
  rulesInWords: z.array(z.string()),
  years: z.array(z.strictObject({ label: z.string(), from: isoDate, to: isoDate, meetings: z.int() })),
  organisations: z.array(trendLine.extend({ key: z.string(), organisationId: id.nullable(), role: z.string().nullable() })),
  members: z.array(trendLine.extend({ personId: id })),
});
export type Trend = z.output<typeof trend>;

const comparedFigure = z.strictObject({ key: z.string(), name: z.string(), attended: z.int(), held: z.int(), percentage: share });
export const comparison = z.strictObject({
  asCounted: z.array(comparedFigure),
  /** Each other way of counting that is one rule away, with the figures that it would give, in the same order. */
  others: z.array(z.strictObject({ rule: attendanceRules.keyof(), words: z.string(), rules: attendanceRules, figures: z.array(comparedFigure) })),
});

const reads = ['bodies', 'meetings', 'attendance', 'seats', 'appointments', 'organisations', 'organisationAliases', 'people', 'attendanceSettings'];

export const attendanceFigures = {
  'attendanceFigures.settings': query('How the board counts attendance', nothing, attendanceSettings, ['attendanceSettings']),
  'attendanceFigures.setSettings': command('Say how the board counts attendance', attendanceSettings, attendanceSettings),
  'attendanceFigures.get': query('Attendance by agency and by member over a period',
    z.strictObject({ ...question, /** Also what each meeting added to each figure. */ matrix: z.boolean().default(false) }).refine(...inOrder), figures, reads),
  'attendanceFigures.explain': query('Every meeting behind one figure: what counted, what did not and why',
    z.strictObject({ ...question, ...one }).refine(...inOrder).refine(...exactlyOne), explained, reads),
  'attendanceFigures.trend': query('Attendance year by year',
    z.strictObject({
      bodyIds: question.bodyIds, rules: question.rules, years: z.enum(YEAR_KINDS), /** A day in the last year. */ until: isoDate, count: z.int().min(1).max(40).default(5),
    }), trend, reads),
  'attendanceFigures.compare': query('How the figures would differ by other rules',
    z.strictObject({ ...question, of: z.enum(['organisations', 'members']).default('organisations') }).refine(...inOrder), comparison, reads),
  'attendanceFigures.attention': query('Agencies below the threshold or away several times in a row, over the last twelve months', z.strictObject({ bodyId: id.optional() }), z.strictObject({
    from: isoDate, to: isoDate, threshold: z.int(),
    organisations: z.array(z.strictObject({ organisationId: id.nullable(), role: z.string().nullable(), name: z.string(), attended: z.int(), held: z.int(), percentage: share, missedNow: z.int() })),
  }), reads),
  /** `to` is a place given by the door: a token for the page, a path for the command line. */
  'attendanceFigures.export': job('Write an attendance report as Word, PDF or a spreadsheet',
    z.strictObject({
      /** What is counted. */
      about: z.strictObject(question).refine(...inOrder),
      report: z.enum(REPORTS).default('organisations'), format: z.enum(['docx', 'pdf', 'xlsx', 'csv']), to: z.string().min(1).max(4000),
      /** Print under the table how each meeting counted. */
      explained: z.boolean().default(false),
      /** For the trend: how many years, the last being the one that holds the end of the period. */
      years: z.enum(YEAR_KINDS).default('municipal'), count: z.int().min(1).max(40).default(5),
    }),
    z.strictObject({ name: z.string(), bytes: z.int(), pages: z.int().nullable() })),
};
