import type { Block } from '../../../../shared/packs/document.ts';
import { minutesDocument } from '../../../../shared/packs/minutes.ts';
import type { MinutesData } from '../../../../shared/packs/minutes-data.ts';
import { emptyDoc, plainText } from '../../../../shared/rich-text.ts';
import type { DocumentFrame } from './document-data.ts';

type Item = MinutesData['items'][number];
type Minute = MinutesData['minutes'][number];
const NOTHING = { items: [], minutes: [], decisions: [], votes: [], actions: [], references: [], abbreviations: null };
const startsMinutes = (block: Block): boolean => block.kind === 'heading' && block.level === 2;

/** What stands above the first minute: title, date, time, place, who was there. And the words at the top of every page. */
export function documentHead(frame: DocumentFrame, items: readonly Item[]): { mark: string | null; blocks: Block[] } {
  const model = minutesDocument({ ...NOTHING, ...frame, items: [...items] }, { actions: false, exempt: false });
  const end = model.blocks.findIndex(startsMinutes);
  return { mark: model.mark, blocks: end < 0 ? model.blocks : model.blocks.slice(0, end) };
}

/** What stands after the last minute: how these minutes were confirmed and corrected. */
export function documentTail(frame: DocumentFrame): Block[] {
  const { blocks } = minutesDocument({ ...NOTHING, ...frame, confirmedHere: [], postponedHere: [], correctedHere: [] }, { actions: false, exempt: true });
  const start = blocks.findIndex(startsMinutes);
  return start < 0 ? [] : blocks.slice(start);
}

/** Marks the place of the typed text; no clerk begins a minute like this. */
const TEXT_HERE = '\u2042\u00a7\u2042';

/**
 * What writes itself around the typed text of a minute: before it who sent apologies or how the last minutes were confirmed, after it the
 * closing words and resolutions. The text itself is shown by the editor.
 */
export function itemParts(frame: DocumentFrame, item: Item, minute: Minute, decisions: MinutesData['decisions'], votes: MinutesData['votes']): { before: Block[]; after: Block[] } {
  // Some parts depend on what was typed, so the words have to be there, on one line.
  const typed = plainText(minute.body).replaceAll('\n', ' ');
  const body = { ...emptyDoc, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: TEXT_HERE + typed }] }] };
  const { blocks } = minutesDocument(
    { ...NOTHING, ...frame, items: [item], minutes: [{ ...minute, body }], decisions, votes }, { actions: false, exempt: true });
  const at = blocks.findIndex((block) => block.kind === 'paragraph' && block.runs[0]?.text.startsWith(TEXT_HERE));
  const heading = blocks.slice(0, at).findLastIndex((block) => startsMinutes(block));
  // What follows may end with the confirmation of the whole minutes, or with earlier minutes that this item is not about.
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex(startsMinutes);
  return { before: blocks.slice(heading + 1, at), after: end < 0 ? rest : rest.slice(0, end) };
}
