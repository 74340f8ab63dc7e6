/** An item of some agenda, or an action, that might belong to a subject. */
export interface Candidate {
  id: string;
  title: string;
  /** Items such as apologies have the same title at every meeting, and say nothing by it. */
  standing: boolean;
}
export interface Reason {
  id: string;
  why: string;
  /** The stronger the more likely: 3 the same title, 2 several words. */
  strength: number;
}

/** Words that stand in the titles of most papers. */
const EMPTY_WORDS = new Set((
  'about action actions agenda annual approval arising board business chair committee draft from group into item items latest matters meeting meetings minute minutes next note noted over '
  + 'paper partnership performance plan progress quarter quarterly report reports review revised strategy that their this update updates verbal with year'
).split(' '));

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');
/** The title as it is compared: without "Update on" before it, "– update" after it, case and signs. */
export const titleKey = (title: string): string => fold(title).replace(/^(?:matters? arising|update on|report on|review of)\b[\s:–-]*/u, '').replace(/[\s:–-]*\b(?:updates?|report|review)$/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const wordsOf = (title: string): string[] => [...new Set(fold(title).match(/[\p{L}\p{N}]{4,}/gu) ?? [])].filter((word) => !EMPTY_WORDS.has(word));

/** A word that stands in more titles than this says little. */
const COMMON_SHARE = 0.02;
const COMMON_LEAST = 12;

/**
 * What shares its title, or several telling words of it, with what is in the subject already or with the subject’s name. It proposes; the
 * person who follows the subject decides.
 */
export function relatedByTitle(name: string, inside: readonly Candidate[], others: readonly Candidate[]): Reason[] {
  const count = new Map<string, number>();
  for (const one of others) for (const word of wordsOf(one.title)) count.set(word, (count.get(word) ?? 0) + 1);
  const common = Math.max(COMMON_LEAST, others.length * COMMON_SHARE);
  const telling = (title: string): string[] => wordsOf(title).filter((word) => (count.get(word) ?? 0) <= common);
  const titles = [name, ...inside.filter((one) => !one.standing).map((one) => one.title)];
  const keys = new Set(titles.map(titleKey).filter((key) => key !== ''));
  const wanted = titles.map(telling).filter((words) => words.length > 0);
  return others.filter((one) => !one.standing).flatMap((one): Reason[] => {
    if (keys.has(titleKey(one.title))) return [{ id: one.id, why: 'Has the same title', strength: 3 }];
    const own = new Set(telling(one.title));
    const shared = wanted.map((words) => words.filter((word) => own.has(word))).toSorted((a, b) => b.length - a.length)[0] ?? [];
    const all = wanted.some((words) => words.length === 1 && own.has(words[0]!) && own.size === 1);
    return shared.length >= 2 || all ? [{ id: one.id, why: `Shares the words “${shared.join('”, “')}”`, strength: 2 }] : [];
  });
}

/** Whether a text names a minute or an action by its number: "minute 87", "Minute HWB/2021/014", "action 12". */
export const namesNumber = (text: string, kind: 'minute' | 'action', number: string): boolean =>
  new RegExp(`\\b${kind}s?(?: no\\.?| number)? ${number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}/]|\\.\\p{N})`, 'iu').test(text);
