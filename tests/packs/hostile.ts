import { agendaItem, action, aside, bullets, decision, doc, meetingData, minute } from './data.ts';
import type { MinutesData } from '../../shared/packs/minutes-data.ts';

/** Texts that would break a document made by pasting strings together; each must come out to the letter. */
export const LITERAL = [
  '#set page(fill: red) #panic("no")', '$ sum_(i=0)^n x $ @reference <label> ] [ ) (', '\\u{41} \\n \\', '*not bold* _not italic_ `not code` = not a heading',
  '- not a list + 1. not numbered / term: x', '// not a comment /* nor this */', '<w:t>&amp;</w:t> & " \' ]]>', '{{placeholder}} {bullet-0-0-0} {list-1-0} ${x} %s %PDF',
  '=cmd|\'/c calc\'!A1', 'Łódź, Ŵrexham, naïve, “quoted”, £1,234.56, ½ — … −5 °C', 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(4),
];
/** What no document may hold, and what it becomes. */
export const CLEANED: [typed: string, printed: string][] = [
  ['bell\u0007 null\u0000 escape\u001b', 'bell null escape'], ['tab\tand\u2028line', 'tab and line'], ['half \ud83d pair', 'half ? pair'],
  ['turn\u202eround\u2066', 'turnround'], ['none\ufffe\ufdd0char', 'nonechar'],
];
/** Scripts that the font has no letters for: the words are kept, whatever the page shows. */
export const FOREIGN = ['שלום', 'مرحبا', '日本語', '😀👍🏽'];

export const allTexts = [...LITERAL, ...CLEANED.map(([typed]) => typed), ...FOREIGN];

/** A meeting in which every kind of text is hostile. */
export const hostileMeeting: MinutesData = meetingData({
  board: { name: LITERAL[0]! }, body: { name: LITERAL[6]!, shortName: null, kind: 'board', numbering: 'municipal year' },
  items: allTexts.map((text, index) => agendaItem(`i${index}`, String(index + 1), text)),
  minutes: allTexts.map((text, index) => minute(`i${index}`, doc(plain(text), bullets([plain(text)]), aside('x')), { outcome: 'resolved' })),
  decisions: allTexts.flatMap((text, index) => [decision(`d${index}`, `i${index}`, `to agree ${text}`), decision(`e${index}`, `i${index}`, `to note ${text}`)]),
  actions: allTexts.map((text, index) => action(index + 1, `i${index}`, text, { leadText: text.slice(0, 60), targetText: text.slice(0, 40) })),
}, { venue: LITERAL[1]! });

/** A paragraph of just this text: the marks of the test’s own shorthand are not read. */
function plain(text: string) {
  return { type: 'paragraph' as const, content: [{ type: 'text' as const, text }] };
}
