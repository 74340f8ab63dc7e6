import type { Block, ListItem, Resolution, Run } from '../packs/document.ts';

/** "DCS" and "Director of Children’s Services". */
export interface WrittenOut {
  short: string;
  long: string;
}

/**
 * Writes abbreviations out where a document first uses them, in reading order: "the Director of Children’s Services (DCS)"; later ones stay
 * short. Where the author has written one out already, nothing is added. Headings and tables keep what they say: there is no room in them,
 * and they are read out of order.
 */
export function writeOut(blocks: readonly Block[], list: readonly WrittenOut[]): Block[] {
  if (list.length === 0) return [...blocks];
  const pass = new Pass(list);
  return blocks.map((block) => pass.block(block));
}

/** Whether a short name is an abbreviation, such as ICB or M&S: “Police” is a word, and would be taken for one wherever it stands. */
export const isAbbreviation = (short: string): boolean => /^(?=(?:.*\p{Lu}){2})[\p{Lu}\p{N}&./-]+$/u.test(short);

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
/** Straight and curly apostrophes are the same to a reader. */
const eitherApostrophe = (pattern: string): string => pattern.replace(/['’]/g, "['’]");
const plainApostrophes = (text: string): string => text.replaceAll('’', "'").toLocaleLowerCase('en-GB');
interface Change { from: number; to: number; text: string }

class Pass {
  readonly #longOf: ReadonlyMap<string, string>;
  readonly #shortOf: ReadonlyMap<string, string>;
  readonly #pattern: RegExp;
  readonly #done = new Set<string>();

  constructor(list: readonly WrittenOut[]) {
    this.#longOf = new Map(list.map(({ short, long }) => [short, long]));
    this.#shortOf = new Map(list.map(({ short, long }) => [plainApostrophes(long), short]));
    // Long forms are found too, because an abbreviation within one is a part of a name: NHS in "NHS Northfield". They may begin with a capital or not.
    const longs = list.map(({ long }) => `(?:${eitherApostrophe(quoted(long.charAt(0)))}|${quoted(otherCase(long.charAt(0)))})${eitherApostrophe(quoted(long.slice(1)))}`);
    const shorts = list.map(({ short }) => quoted(short));
    const all = [...longs, ...shorts].toSorted((a, b) => b.length - a.length).join('|');
    this.#pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all})(?![\\p{L}\\p{N}])`, 'gu');
  }

  block(block: Block): Block {
    switch (block.kind) {
      case 'labelled':
      case 'paragraph':
      case 'note': return { ...block, runs: this.#runs(block.runs) };
      case 'list': return { ...block, items: block.items.map((item): ListItem => ({ blocks: item.blocks.map((one) => this.block(one) as ListItem['blocks'][number]) })) };
      case 'resolutions': return { ...block, items: block.items.map((item) => this.#resolution(item)) };
      case 'heading':
      case 'subtitle':
      case 'table':
      case 'contents':
      case 'chart': return block;
    }
  }

  #resolution(item: Resolution): Resolution {
    return { runs: this.#runs(item.runs), items: item.items.map((part) => this.#resolution(part)), note: item.note === null ? null : this.#runs(item.note) };
  }

  #runs(runs: Run[]): Run[] {
    const changes = this.#changes(runs.map((run) => run.text).join(''));
    if (changes.length === 0) return runs;
    let from = 0;
    return runs.map((run) => {
      const start = from;
      from += run.text.length;
      // What is half bold is left as it is: nobody could say how the long form is to be set.
      const inside = changes.filter((change) => change.from >= start && change.to <= from);
      return inside.reduceRight<Run>((done, change) => ({ ...done, text: done.text.slice(0, change.from - start) + change.text + done.text.slice(change.to - start) }), run);
    });
  }

  #changes(text: string): Change[] {
    const changes: Change[] = [];
    for (const { 0: found, index } of text.matchAll(this.#pattern)) {
      const end = index + found.length;
      const short = this.#longOf.has(found) ? found : null;
      const own = this.#shortOf.get(plainApostrophes(found));
      if (own !== undefined && text.slice(end).trimStart().startsWith(`(${own})`)) this.#done.add(own);
      if (short === null || own !== undefined || this.#done.has(short)) continue;
      this.#done.add(short);
      changes.push(this.#writtenOut(short, text, index, end));
    }
    return changes;
  }

  #writtenOut(short: string, text: string, from: number, end: number): Change {
    const long = this.#longOf.get(short)!;
    const possessive = /^['’]s?(?![\p{L}\p{N}])/u.exec(text.slice(end))?.[0] ?? '';
    // Within brackets there are no second brackets: "Ann Lee (Director of Children’s Services, DCS)".
    if (text.charAt(from - 1) === '(' && text.charAt(end) === ')') return { from, to: end, text: `${long}, ${short}` };
    const of = possessive === '' ? long : `${long}${/s$/i.test(long) ? '’' : '’s'}`;
    return { from, to: end + possessive.length, text: `${of} (${short}${possessive})` };
  }
}
const otherCase = (letter: string): string => (letter === letter.toLocaleUpperCase('en-GB') ? letter.toLocaleLowerCase('en-GB') : letter.toLocaleUpperCase('en-GB'));

/** What everybody knows, and what is no abbreviation of a post or organisation. */
const KNOWN = new Set('UK EU US USA NHS BBC VAT AGM AOB IT HR ID TV PC PDF DVD CD CV GP PE RE OK AM PM BST GMT FAQ PR TBC TBA NB PS SMS USB RAG HIV AIDS DNA MP MPS PTSD ADHD COVID'.split(' '));
const SHORT = /(?<![\p{L}\p{N}/&'’.-])\p{Lu}{2,6}(?![\p{L}\p{N}/&-])/gu;

/** Abbreviations in a text that neither the list nor the text says the meaning of, in the order of their first use. `known`: initials of people and the like. */
export function undefinedAbbreviations(text: string, list: readonly WrittenOut[], known: ReadonlySet<string>): string[] {
  const parts = new Set(list.flatMap(({ short, long }) => [short, ...long.match(SHORT) ?? []]));
  const found = new Set(text.match(SHORT) ?? []);
  return [...found].filter((one) =>
    !parts.has(one) && !known.has(one) && !KNOWN.has(one) && !/^[IVXLC]+$/.test(one) && !text.includes(`(${one})`) && !/^\p{Lu}+$/u.test(lineOf(text, one)));
}
/** The letters of the line that a word stands in: a line all in capitals is shouting, not abbreviating. */
const lineOf = (text: string, word: string): string => (text.split('\n').find((line) => line.includes(word)) ?? '').replace(/[^\p{L}]/gu, '').replace(new RegExp(`^${word}$`, 'u'), 'x');
