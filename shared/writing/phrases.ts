/** Phrases to begin with; a new one goes to the end, because each has its id by its place. `{…}` is where the cursor goes; the other names in braces are filled in by `fillPhrase`. */
export const USUAL_PHRASES: readonly { code: string; text: string }[] = [
  { code: 'noted', text: '{body} noted the report.' },
  { code: 'agreed', text: '{body} agreed to {…}.' },
  { code: 'presented', text: '{presenter} presented the report and drew attention to {…}.' },
  { code: 'asked', text: 'In answer to a question about {…}, {presenter} said that ' },
  { code: 'assured', text: '{body} sought assurance that {…}.' },
  { code: 'assured-by', text: '{presenter} assured {body} that {…}.' },
  { code: 'discussion', text: 'In discussion, these points were made:' },
  { code: 'next', text: 'A further report would come to the next meeting.' },
  { code: 'challenge', text: '{chair} challenged {…} on ' },
  { code: 'thanks', text: '{chair} thanked {presenter} for the report.' },
  { code: 'deferred', text: 'The item was deferred to the next meeting because {…}.' },
  { code: 'no-declarations', text: 'There were no declarations of interest.' },
  { code: 'adjourned', text: 'The meeting adjourned at {…} and resumed at ' },
  { code: 'quorum', text: 'It was noted that the meeting was not quorate, so that {…}.' },
  { code: 'closed', text: 'There being no other business, {chair} closed the meeting at {…}.' },
];

/** The same on every board, so that two boards that exchange bundles have each of them once. */
export const usualPhraseId = (at: number): string => `01990000-0000-7000-8000-${String(at + 1).padStart(12, '0')}`;

/** What the names in braces stand for; null: nobody knows, and the cursor goes there. */
export interface PhraseFacts {
  /** "the Board". */
  body: string;
  chair: string | null;
  /** Who brings the item. */
  presenter: string | null;
  /** The day of the meeting in full. */
  date: string;
}
/** The names that can stand in braces, with what each is, for the screen. */
export const PLACEHOLDERS: Record<keyof PhraseFacts | '…', string> = {
  '…': 'where the cursor goes', body: 'what the body calls itself: “the Board”', chair: 'who is in the chair', presenter: 'who brings the item', date: 'the day of the meeting',
};

export interface FilledPhrase {
  text: string;
  /** The part to be typed over, counted in characters; null: the cursor goes to the end. */
  gap: { from: number; to: number } | null;
}
const DOTS = '…';

/** The phrase with its names filled in. What begins a sentence has a capital. Braces around anything else stay as they are. */
export function fillPhrase(phrase: string, facts: PhraseFacts): FilledPhrase {
  let text = '';
  let gap: FilledPhrase['gap'] = null;
  for (const part of phrase.split(/(\{[^{}]*\})/)) {
    const name = /^\{(.*)\}$/.exec(part)?.[1]?.trim();
    const isName = name !== undefined && Object.hasOwn(PLACEHOLDERS, name);
    const value = !isName ? part : name === DOTS ? null : facts[name as keyof PhraseFacts];
    if (value === null) {
      gap ??= { from: text.length, to: text.length + DOTS.length };
      text += DOTS;
    } else text += isName && /(^|[.!?]\s+)$/.test(text) ? value.charAt(0).toLocaleUpperCase('en-GB') + value.slice(1) : value;
  }
  return { text, gap };
}
