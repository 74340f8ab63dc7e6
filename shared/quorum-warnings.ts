import { formatTime } from './dates.ts';
import { needWords } from './quorum-rule.ts';
import type { QuorumSpan } from './quorum.ts';

/** What to tell whoever takes the minutes: from when until when there was no quorum, and who was wanting. */
export function quorumWarnings(spans: readonly QuorumSpan[], organisationName: (id: string) => string): string[] {
  return spans.filter((span) => !span.quorate).map((span) => {
    const when = span.to === null ? `from ${formatTime(span.from)}` : `from ${formatTime(span.from)} until ${formatTime(span.to)}`;
    const few = span.needed !== null && span.present < span.needed ? [`${span.present} of the ${span.needed} members needed`] : [];
    const missing = span.missing.map(({ need, present }) => `${present === 0 ? 'nobody' : present} from ${needWords({ ...need, atLeast: 1 }, organisationName).replace(/^one from /, '')}${need.atLeast > 1 ? `, where ${need.atLeast} are needed` : ''}`);
    return `No quorum ${when}: ${[...few, ...missing].join('; ')}.`;
  });
}
