import type { Body } from '../bodies.ts';
import type { Block } from './document.ts';
import type { MinutesData } from './minutes-data.ts';
import { resolutionBlocks, type VoteNotes } from './resolutions.ts';
import { sentence, withBold } from './words.ts';

/** What a body calls itself in its minutes: "The Board noted the report." */
const SHORT_WORDS: Record<Body['kind'], string> = {
  board: 'Board', executive: 'Executive', 'sub-group': 'Sub-group', panel: 'Panel', 'task and finish': 'Group',
};
export const shortWord = (kind: Body['kind']): string => SHORT_WORDS[kind];

type Minute = MinutesData['minutes'][number];
/** The sentence that an outcome has where the clerk wrote none, after "The Board". */
export const USUAL: Record<NonNullable<Minute['outcome']>, string> = {
  noted: 'noted the report.', agreed: 'agreed the recommendations.', resolved: 'resolved accordingly.', deferred: 'deferred the item.', referred: 'referred the matter.',
};

/** How a minute ends: what was noted or put off, then what was resolved. `outcomeText` replaces the usual sentence. */
export function outcomeBlocks(minute: Minute, decisions: MinutesData['decisions'], kind: Body['kind'], votes: VoteNotes): Block[] {
  const subject = `The ${shortWord(kind)}`;
  const written = minute.outcomeText?.trim() || null;
  const isDecision = minute.outcome === null || minute.outcome === 'resolved' || minute.outcome === 'agreed';
  const verb = minute.outcome === 'agreed' ? 'agreed' : 'resolved';
  if (decisions.length > 0 && isDecision) return resolutionBlocks(subject, verb, written, decisions, votes);
  const closing = written ?? (minute.outcome === null ? null : `${subject} ${USUAL[minute.outcome]}`);
  const bold = isDecision ? ['resolved', 'agreed'] : ['resolved'];
  return [
    ...(closing === null ? [] : sentence(closing).split(/\n+/).map((text): Block => ({ kind: 'paragraph', number: null, runs: withBold(text, bold) }))),
    ...resolutionBlocks(subject, verb, null, decisions, votes),
  ];
}
