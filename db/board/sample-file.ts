import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BASES, KINDS, PROFILES } from '../../shared/budget/records.ts';
import { BOARD_KINDS } from '../../shared/board.ts';
import { BODY_KINDS, NUMBERINGS } from '../../shared/bodies.ts';
import { INTEREST_KINDS } from '../../shared/declarations.ts';
import { isoDate, time } from '../../shared/fields.ts';
import { AGENDA_SECTIONS, PLACES, PURPOSES } from '../../shared/meetings.ts';
import { OUTCOMES } from '../../shared/minutes.ts';
import { ORGANISATION_KINDS } from '../../shared/organisations.ts';
import { RAG_COLOURS } from '../../shared/plan/scale.ts';
import { SOURCE_KINDS } from '../../shared/recommendations.ts';
import { SEAT_CLASSES } from '../../shared/seats.ts';
import { chargeTerms } from '../../shared/training/charges.ts';
import { BOOKING_STATUSES } from '../../shared/training/ladder.ts';
import { EVENT_KINDS, MODES } from '../../shared/training/records.ts';
import { assetPath } from '../assets.ts';

/** How the sample board is written down: to be read and mended by people. `key` is how one part refers to another. */
const key = z.string();
const keys = z.array(key).default([]);

const resolution = z.strictObject({
  text: z.string(),
  parts: z.array(z.string()).default([]),
  votes: z.strictObject({ for: keys, against: keys, abstain: keys }).optional(),
});
const action = z.strictObject({
  text: z.string(), lead: key.optional(), organisation: key.optional(), leadText: z.string().optional(),
  due: isoDate.optional(), dueText: z.string().optional(), closed: isoDate.optional(), progress: z.string().optional(),
});
const item = z.strictObject({
  title: z.string(), section: z.enum(AGENDA_SECTIONS).optional(), purpose: z.enum(PURPOSES).optional(), exemptParagraph: z.int().optional(),
  presenter: z.string().optional(), reportAuthor: z.string().optional(), plannedMinutes: z.int().optional(), startedAt: time.optional(),
  declarations: z.array(z.strictObject({ person: key, kind: z.enum(INTEREST_KINDS), nature: z.string(), leftRoom: z.boolean() })).default([]),
  /** Paragraphs, in which **bold** is marked, and bulleted lists. `{previous}` is the date of the body's meeting before. */
  text: z.array(z.union([z.string(), z.strictObject({ list: z.array(z.string()) })])).optional(),
  outcome: z.enum(OUTCOMES).optional(), outcomeText: z.string().optional(),
  resolved: z.array(resolution).default([]), actions: z.array(action).default([]),
});
const meeting = z.strictObject({
  body: key, date: isoDate, startsAt: time, endsAt: time, actualStart: time.optional(), actualEnd: time.optional(),
  place: z.enum(PLACES), venue: z.string().optional(), status: z.literal('cancelled').optional(), notes: z.string().optional(),
  /** How far its minutes have come; a meeting without it is still to be held. Confirmed by the body's next meeting. */
  state: z.enum(['draft', 'circulated', 'confirmed']).optional(),
  corrections: z.array(z.strictObject({ item: z.string(), text: z.string() })).default([]),
  /** Members who are not named were present. `virtual: "all"`: everybody by video. */
  attendance: z.strictObject({
    virtual: z.union([z.literal('all'), z.array(key)]).default([]), apologies: keys, absent: keys, attending: keys,
    substitutes: z.array(z.strictObject({ person: key, for: key })).default([]),
    late: z.array(z.strictObject({ person: key, arrived: time })).default([]),
    left: z.array(z.strictObject({ person: key, left: time })).default([]),
  }).optional(),
  items: z.array(item),
});
const held = z.strictObject({ person: key, from: isoDate.optional(), to: isoDate.optional() });
const seat = z.strictObject({
  class: z.enum(SEAT_CLASSES), organisation: key.optional(), role: z.string().optional(), holders: z.array(held), deputies: keys,
});
const body = z.strictObject({
  key, name: z.string(), shortName: z.string(), kind: z.enum(BODY_KINDS), numbering: z.enum(NUMBERINGS), numberPattern: z.string().optional(),
  /** At least so many members, or such a part of them, with one from each of these kinds of organisation. */
  quorum: z.strictObject({ number: z.int().optional(), fraction: z.literal('1/2').optional(), kinds: z.array(z.enum(ORGANISATION_KINDS)) }).optional(),
  reportsTo: keys, seats: z.array(seat),
});
const whole = z.int();
/** Amounts are whole pence; a month is counted from 0, the first of the financial year. */
const budget = z.strictObject({
  opening: whole, reserve: whole,
  headings: z.array(z.strictObject({
    key, kind: z.enum(KINDS), name: z.string(), code: z.string().optional(), under: key.optional(), profile: z.enum(PROFILES).optional(), budget: whole.optional(), reason: z.string().optional(),
    lastYear: whole.optional(), monthly: whole.optional(), payee: z.string().optional(),
    bills: z.array(z.strictObject({ month: whole, day: whole, net: whole, vat: whole.default(0), payee: z.string(), personal: z.boolean().default(false), reference: z.string() })).default([]),
  })),
  contributions: z.array(z.strictObject({
    organisation: key, heading: key, label: z.string().optional(), basis: z.enum(BASES), weight: whole.default(1), agreed: whole, lastYear: whole, paid: whole.optional(),
  })),
});
const score = z.int().min(1).max(5);
const plan = z.strictObject({
  body: key, /** The day of its one review so far. What happened later is entered after it. */ reviewedOn: isoDate,
  priorities: z.array(z.strictObject({
    title: z.string(),
    actions: z.array(z.strictObject({
      text: z.string(), leads: keys, due: isoDate.optional(), started: isoDate.optional(), completed: isoDate.optional(), commentary: z.string().default(''), measures: z.string().default(''),
      colour: z.enum(RAG_COLOURS).optional(), why: z.string().optional(), milestones: z.array(z.strictObject({ text: z.string(), due: isoDate, done: isoDate.optional() })).default([]),
    })),
  })),
});
const challenges = z.array(z.strictObject({
  body: key, raised: isoDate, by: key.optional(), byText: z.string().optional(), to: key, about: z.string(), response: z.string().default(''), responded: isoDate.optional(), outcome: z.string().default(''), impact: z.string().default(''),
}));
const risks = z.array(z.strictObject({
  body: key, cause: z.string(), event: z.string(), effect: z.string(), likelihood: score, impact: score, mitigation: z.string(), likelihoodAfter: score, impactAfter: score, owner: key, review: isoDate,
}));
const recommendations = z.array(z.strictObject({
  body: key, sourceKind: z.enum(SOURCE_KINDS), source: z.string(), sourceDate: isoDate, number: z.string(), text: z.string(), owner: key, due: isoDate,
  actions: z.array(z.strictObject({ text: z.string(), due: isoDate, done: isoDate.optional() })),
}));
const trainingEvent = z.strictObject({
  date: isoDate, held: z.boolean(), kind: z.enum(EVENT_KINDS).default('course'), mode: z.enum(MODES).default('venue'), places: z.int(), halfDays: z.int(), venue: z.string().nullable().default(null), trainers: z.string().default(''),
  /** People by organisation, and how the register was marked, in the same order. */
  bookings: z.array(z.strictObject({ organisation: key, names: z.array(z.string()), marks: z.array(z.enum(BOOKING_STATUSES).exclude(['replaced'])) })),
  costs: z.array(z.strictObject({ what: z.string(), pence: z.int() })).default([]), cancelReason: z.string().optional(),
  /** Answers of those who attended, in their order. */
  evaluation: z.strictObject({ before: z.array(z.int()), onTheDay: z.array(z.strictObject({ rating: z.int(), confidence: z.int() })), later: z.array(z.int()) }).default({ before: [], onTheDay: [], later: [] }),
});
const training = z.strictObject({
  charges: z.strictObject({ name: z.string(), fromDate: isoDate, notes: z.string(), terms: chargeTerms }),
  courses: z.array(z.strictObject({ title: z.string(), level: z.string(), refreshMonths: z.int().nullable(), aims: z.string(), audience: z.string(), /** Of the plan, from 1. */ priority: z.int(), events: z.array(trainingEvent) })),
  targets: z.array(z.strictObject({ organisation: key.optional(), course: z.string().optional(), kind: z.enum(['headcount', 'target']), people: z.int(), note: z.string().default('') })),
  compliance: z.array(z.strictObject({ organisation: key, level: z.string(), asAt: isoDate, tenths: z.int(), target: z.int() })),
});
/** Forms that were sent to agencies with their own part; one without `answered` is still out. */
const bundles = z.array(z.strictObject({
  organisation: key, partner: z.string(), email: z.string(), purpose: z.string(), fileName: z.string(), sent: isoDate, replyBy: isoDate,
  answered: z.strictObject({ on: isoDate, changed: z.int() }).optional(),
}));
const sample = z.strictObject({
  about: z.string(),
  asIfToday: isoDate,
  board: z.strictObject({ name: z.string(), kind: z.enum(BOARD_KINDS), area: z.string() }),
  organisations: z.array(z.strictObject({
    key, name: z.string(), shortName: z.string(), kind: z.enum(ORGANISATION_KINDS),
    formerly: z.array(z.strictObject({ name: z.string(), to: isoDate })).default([]),
  })),
  people: z.array(z.strictObject({
    key, title: z.string().optional(), givenName: z.string(), familyName: z.string(), post: z.string(), organisation: key.optional(),
  })),
  bodies: z.array(body),
  meetings: z.array(meeting),
  threads: z.array(z.strictObject({ name: z.string(), notes: z.string(), items: z.array(z.strictObject({ body: key, date: isoDate, title: z.string() })) })),
  training,
  budget,
  plan, challenges, risks, recommendations,
  bundles,
});
export type Sample = z.output<typeof sample>;
export type SampleMeeting = Sample['meetings'][number];
export type SampleItem = SampleMeeting['items'][number];

export const readSample = (): Sample => sample.parse(JSON.parse(readFileSync(assetPath('sample-board.json'), 'utf8')));
