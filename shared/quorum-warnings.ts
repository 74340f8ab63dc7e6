import { formatTime } from './dates.ts';
import { needWords } from './quorum-rule.ts';
import type { ItemQuorum } from './quorum-items.ts';
import type { QuorumFacts, QuorumSpan } from './quorum.ts';

/** "3 of the 4 members needed; nobody from health": what was wanting. */
export function shortfallWords(span: Pick<QuorumSpan, 'present' | 'needed' | 'missing'>, organisationName: (id: string) => string): string {
  const few = span.needed !== null && span.present < span.needed ? [`${span.present} of the ${span.needed} members needed`] : [];
  const missing = span.missing.map(({ need, present }) => `${present === 0 ? 'nobody' : present} from ${needWords({ ...need, atLeast: 1 }, organisationName).replace(/^one from /, '')}${need.atLeast > 1 ? `, where ${need.atLeast} are needed` : ''}`);
  return [...few, ...missing].join('; ');
}

/** What to tell whoever takes the minutes: from when until when there was no quorum, and who was wanting. */
export function quorumWarnings(spans: readonly QuorumSpan[], organisationName: (id: string) => string): string[] {
  return spans.filter((span) => !span.quorate).map((span) => {
    const when = span.to === null ? `from ${formatTime(span.from)}` : `from ${formatTime(span.from)} until ${formatTime(span.to)}`;
    return `No quorum ${when}: ${shortfallWords(span, organisationName)}.`;
  });
}

const uncounted = (count: number): string => (count === 0 ? '' : count === 1 ? ' One member was not counted because of a declared interest.' : ` ${count} members were not counted because of declared interests.`);

/** What the minute of a decision says of it: null where there was a quorum, or where the record does not say. */
export const inquorateSentence = ({ state, span, withInterest }: ItemQuorum, organisationName: (id: string) => string): string | null =>
  (state === 'inquorate' ? `There was no quorum when this was decided: ${shortfallWords(span, organisationName)}.${uncounted(withInterest)}` : null);

/** "Quorum was lost at 6:40 pm when Ann Lee left." The moments at which it was lost and found again, and by whose coming or going. */
export function quorumChanges(spans: readonly QuorumSpan[], { present }: QuorumFacts, personName: (id: string) => string): { at: string; words: string }[] {
  return spans.slice(1).flatMap((span, before) => {
    if (span.quorate === spans[before]!.quorate) return [];
    const went = present.filter((one) => one.to === span.from).map((one) => personName(one.personId));
    const came = present.filter((one) => one.from === span.from).map((one) => personName(one.personId));
    const why = span.quorate ? (came.length > 0 ? ` when ${joined(came)} arrived` : '') : went.length > 0 ? ` when ${joined(went)} left` : '';
    return [{ at: span.from, words: `Quorum was ${span.quorate ? 'found again' : 'lost'} at ${formatTime(span.from)}${why}.` }];
  });
}
const joined = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
