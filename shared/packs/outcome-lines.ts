import type { Body } from '../bodies.ts';
import { runText } from './document-text.ts';
import type { Resolution } from './document.ts';
import type { MinutesData } from './minutes-data.ts';
import { outcomeBlocks } from './outcome.ts';
import type { VoteNotes } from './resolutions.ts';

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
const sign = (at: number, depth: number): string => (depth % 2 === 0 ? ROMAN[at] ?? String(at + 1) : String.fromCharCode(97 + at % 26));

/** How a minute ends, as lines of plain text: "The Board resolved to:", "(i) approve the plan;", "(a) …". */
export const outcomeLines = (minute: MinutesData['minutes'][number], decisions: MinutesData['decisions'], kind: Body['kind'], votes: VoteNotes): string[] =>
  outcomeBlocks(minute, decisions, kind, votes).flatMap((block) =>
    (block.kind === 'resolutions' ? block.items.flatMap((item, at) => resolved(item, at, 0)) : 'runs' in block ? [runText(block.runs)] : []));

const resolved = (item: Resolution, at: number, depth: number): string[] => [
  `(${sign(at, depth)}) ${runText(item.runs)}`, ...item.items.flatMap((part, place) => resolved(part, place, depth + 1)), ...(item.note === null ? [] : [runText(item.note)]),
];
