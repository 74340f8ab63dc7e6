import type { Presence, SeatJudgement } from './judge.ts';
import type { AttendanceRules } from './rules.ts';

/**
 * What one meeting adds to one figure. `of` is its weight in the denominator: 0 where it is outside, 1 for a meeting, or the number of
 * seats where every seat counts. The others are parts of it; what is left over is absence.
 */
export interface Entry {
  of: number;
  attended: number;
  apologies: number;
  notRecorded: number;
}
const OUTSIDE: Entry = { of: 0, attended: 0, apologies: 0, notRecorded: 0 };
const ATTENDED: Entry = { of: 1, attended: 1, apologies: 0, notRecorded: 0 };
const APOLOGIES: Entry = { of: 1, attended: 0, apologies: 1, notRecorded: 0 };
const NOT_RECORDED: Entry = { of: 1, attended: 0, apologies: 0, notRecorded: 1 };
const ABSENT: Entry = { of: 1, attended: 0, apologies: 0, notRecorded: 0 };

/** What a meeting adds to the figure of the agency (or role) that has these seats. */
export function entryOfSeats(judgements: readonly SeatJudgement[], rules: AttendanceRules): Entry {
  let of = 0;
  let attended = 0;
  let apologies = 0;
  let notRecorded = 0;
  for (const { state } of judgements) {
    if (state === 'outside') continue;
    of++;
    if (state === 'present') attended++;
    else if (state === 'apologies') apologies++;
    else if (state === 'not recorded') notRecorded++;
  }
  if (of === 0) return OUTSIDE;
  if (rules.seats === 'every') return { of, attended, apologies, notRecorded };
  return attended > 0 ? ATTENDED : apologies > 0 ? APOLOGIES : notRecorded === of ? NOT_RECORDED : ABSENT;
}

/** What a meeting adds to a member’s own figure. A deputy who went, or a seat of somebody else that the member filled, adds nothing. */
export function entryOfMember(presence: Presence): Entry {
  switch (presence) {
    case 'attended': return ATTENDED;
    case 'apologies': return APOLOGIES;
    case 'not recorded': return NOT_RECORDED;
    case 'not expected': return OUTSIDE;
    case 'absent': case 'virtual only': case 'too short': case 'in attendance': return ABSENT;
  }
}
