import { isDate, parseTypedDate } from '../dates.ts';

export const ANSWER_FIELDS = ['name', 'given', 'family', 'email', 'answeredOn', 'rating', 'confidence', 'before', 'comment', 'skip'] as const;
export type AnswerField = (typeof ANSWER_FIELDS)[number];
export const answerFieldWords: Record<AnswerField, string> = {
  name: 'Name', given: 'First name', family: 'Family name', email: 'Email', answeredOn: 'Day of the answer', rating: 'Rating, 1 to 5', confidence: 'Confidence, 1 to 10', before: 'Confidence before, 1 to 10', comment: 'In their words', skip: 'Leave out',
};
export interface AnswerDraft {
  name: string | null;
  email: string | null;
  answeredOn: string | null;
  rating: number | null;
  confidence: number | null;
  before: number | null;
  comment: string;
  key: string;
}

const HEADINGS: [AnswerField, RegExp][] = [
  ['email', /e-?mail/], ['given', /^(first|given|fore) ?name/], ['family', /^(last|family|sur) ?name/], ['name', /^(your |full )?name\b|^participant|^delegate/], ['before', /confiden.*(before|prior|start)|(before|prior).*confiden/],
  ['confidence', /confiden/], ['answeredOn', /^(start|completion|end|submitted|date|timestamp|time)\b|completed/], ['rating', /rat(e|ing)|satisf|overall|score|how (good|useful|would)/],
  ['comment', /comment|feedback|words|learn|differently|improve|why|tell us|impact|practice|suggest/], ['skip', /./],
];
/** What each column most likely is, by its heading. A second column of what a row has once only is left out, until somebody says otherwise. */
export function guessColumns(headings: readonly string[]): AnswerField[] {
  const taken = new Set<AnswerField>();
  return headings.map((heading) => {
    const found = HEADINGS.find(([, pattern]) => pattern.test(heading.trim().toLowerCase()))?.[0] ?? 'skip';
    if (found === 'comment' || found === 'skip') return found;
    if (taken.has(found)) return 'skip';
    taken.add(found);
    return found;
  });
}

const WORDS: [number, RegExp][] = [[1, /^(very dissatisfied|very poor|strongly disagree|not at all)/], [2, /^(dissatisfied|poor|disagree|a little|fair)/], [3, /^(neither|neutral|ok|average|satisfactory|somewhat)/], [5, /^(very satisfied|very good|excellent|strongly agree|extremely|very)/], [4, /^(satisfied|good|agree|quite|fairly)/]];
/** "5", "4 - Satisfied", "8/10", "Very satisfied"; null: nothing that can be read. `most`: 5 or 10. */
export function markOf(text: string, most: 5 | 10): number | null {
  const plain = text.trim().toLowerCase();
  const digits = /^(\d{1,2})(?:\s*(?:\/|out of|of)\s*(\d{1,2}))?\b/.exec(plain);
  if (digits !== null) {
    const [mark, of] = [Number(digits[1]), digits[2] === undefined ? most : Number(digits[2])];
    return of === most && mark >= 1 && mark <= most ? mark : null;
  }
  const word = WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  return word === null ? null : most === 5 ? word : word * 2;
}
const dayOf = (text: string): string | null => {
  const day = text.trim().slice(0, 10);
  return isDate(day) ? day : parseTypedDate(text.trim().replace(/[ T]\d{1,2}:\d{2}.*$/, ''));
};

/** The answers of a form tool’s list, whose first row are its headings. Several columns of words are put one under the other, each under its question. */
export function readAnswers(rows: readonly string[][], fields: readonly AnswerField[]): { answers: AnswerDraft[]; left: number } {
  const [headings = [], ...lines] = rows;
  const counts = new Map<string, number>();
  const answers: AnswerDraft[] = [];
  let left = 0;
  for (const line of lines) {
    const cells = line.map((cell) => cell.replace(/\s+/g, ' ').trim());
    const cell = (field: AnswerField): string => cells[fields.indexOf(field)] ?? '';
    const worded = fields.flatMap((field, at) => (field === 'comment' && (cells[at] ?? '') !== '' ? [{ question: headings[at] ?? '', words: cells[at]! }] : []));
    const draft = {
      name: (cell('name') || `${cell('given')} ${cell('family')}`.trim()).slice(0, 200) || null, email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell('email')) ? cell('email').slice(0, 254) : null, answeredOn: dayOf(cell('answeredOn')),
      rating: markOf(cell('rating'), 5), confidence: markOf(cell('confidence'), 10), before: markOf(cell('before'), 10),
      comment: (worded.length === 1 ? worded[0]!.words : worded.map((one) => `${one.question}: ${one.words}`).join('\n')).slice(0, 4000),
    };
    if (draft.rating === null && draft.confidence === null && draft.before === null && draft.comment === '') {
      if (cells.some((one) => one !== '')) left++;
      continue;
    }
    // The same words twice are two answers; the whole list again is the same list.
    const print = fingerprint(cells.join('\t'));
    const nth = (counts.get(print) ?? 0) + 1;
    counts.set(print, nth);
    answers.push({ ...draft, key: `${print} ${nth}` });
  }
  return { answers, left };
}

/** A short mark of a text: 106 bits by two runs of the FNV sum, enough to tell the lines of a list apart. */
function fingerprint(text: string): string {
  const run = (from: bigint): string => {
    let sum = from;
    for (const sign of text) sum = BigInt.asUintN(64, (sum ^ BigInt(sign.codePointAt(0)!)) * 1_099_511_628_211n);
    return sum.toString(36);
  };
  return `${run(14_695_981_039_346_656_037n)}${run(7_809_847_782_465_536_322n)}`;
}
