import { attendanceFigures } from '../../shared/attendance-figures/figures.ts';
import { indexFacts } from '../../shared/attendance-figures/facts.ts';
import { MISSED_IN_A_ROW } from '../../shared/attendance-figures/report-tables.ts';
import type { Output } from '../../shared/contract.ts';
import { addDays } from '../../shared/dates.ts';
import type { Reading } from '../handlers.ts';
import { subjectName } from './answers.ts';
import { readFacts } from './facts.ts';
import { markInquorate } from './quorum.ts';
import { readSettings } from './settings.ts';

/** A year to today: at the beginning of the board’s own year there would be too few meetings to say anything. */
const DAYS = 365;
/** One meeting missed is no pattern. */
const FEWEST = 2;

/** The agencies that the chair should hear about, the lowest first, over the last twelve months: so it does not grow with the years that the file holds. */
export function readAttention({ db, today }: Reading, bodyId: string | undefined): Output<'attendanceFigures.attention'> {
  const { rules, threshold } = readSettings(db);
  const to = today();
  const from = addDays(to, 1 - DAYS);
  const index = indexFacts(readFacts(db, { bodyIds: bodyId === undefined ? [] : [bodyId], from, to }, to));
  if (!rules.inquorate) markInquorate(db, index);
  const found = attendanceFigures(index, { from, to, rules }).organisations
    .filter((one) => one.held >= FEWEST && ((one.percentage !== null && one.percentage < threshold) || one.missedNow >= MISSED_IN_A_ROW));
  return {
    from, to, threshold,
    organisations: found.map((one) => ({
      organisationId: one.organisationId, role: one.role, name: subjectName(index, one.key), attended: one.attended, held: one.held, percentage: one.percentage, missedNow: one.missedNow,
    })).toSorted((a, b) => (a.percentage ?? 0) - (b.percentage ?? 0) || b.missedNow - a.missedNow),
  };
}
