import { RAG_COLOURS, type RagColour, type RagScale } from '../scale.ts';

/** A rating at the start of a cell: "Grade: White", "Amber – slow so far", "G". */
export const RATING_WORD = /^(?:(?:grade|rag|rating|status)\s*[:–-]?\s*)?(red|amber|green|blue|white|grey|gray|[RAGB](?=$|\s|[:.–-]))(?:\b|$)[\s:.–-]*/i;

/** The colour that a cell names, by the plan’s own words or the usual ones, and what it says beyond it. */
export function ratingOf(cell: string, scale: RagScale | null): { colour: RagColour | null; commentary: string } {
  const own = scale?.levels.find(({ word }) => new RegExp(`^${word.replace(/[^\p{L}\p{N} ]/gu, '.')}(?:$|[\\s:.,–(-])`, 'iu').test(cell));
  if (own !== undefined) return { colour: own.colour, commentary: cell.slice(own.word.length).replace(/^[\s:.,–-]+/, '') };
  const found = RATING_WORD.exec(cell);
  if (found === null) return { colour: null, commentary: cell };
  const word = found[1]!.toLowerCase().replace('gray', 'grey');
  return { colour: RAG_COLOURS.find((one) => one === word || (word.length === 1 && one.startsWith(word))) ?? null, commentary: cell.slice(found[0].length).trim() };
}
