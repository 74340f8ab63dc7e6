import type { EVENT_KINDS } from './records.ts';

export interface ProgrammeLine {
  title: string;
  kind: (typeof EVENT_KINDS)[number];
  held: number;
  cancelled: number;
}
/** "Safeguarding Children Level 2 - 4 courses": title, number and kind. */
const LINE = /^[\s•*–-]*(.+?)\s+[-–—:]\s*(\d{1,3})\s+(course|briefing|workshop|conference|event|session|seminar)s?\b/i;
const CANCELLED = /\bcancel/i;

/**
 * Reads a programme as annual reports list it: one course a line, with how many were held. Lines beneath one that speaks of cancelling are cancelled
 * events. Everything else is prose and left out.
 */
export function readProgramme(text: string): ProgrammeLine[] {
  const lines: ProgrammeLine[] = [];
  let cancelled = false;
  for (const written of text.split(/\r?\n/)) {
    const found = LINE.exec(written.trim());
    if (found === null) {
      if (written.trim() !== '') cancelled = CANCELLED.test(written);
      continue;
    }
    const [, title = '', count = '', word = ''] = found;
    const kind = ({ course: 'course', briefing: 'briefing', workshop: 'workshop', conference: 'conference' } as const)[word.toLowerCase() as 'course'] ?? 'other';
    const name = title.trim();
    const there = lines.find((one) => isSame(one.title, name));
    const line = there ?? { title: name, kind, held: 0, cancelled: 0 };
    if (there === undefined) lines.push(line);
    if (cancelled) line.cancelled += Number(count);
    else line.held += Number(count);
  }
  return lines;
}
/** "CSE Briefings" of the cancelled ones is the "CSE Briefing" of those held. */
const folded = (title: string): string => title.toLowerCase().replace(/[^a-z0-9 ]/g, '').replace(/s\b/g, '').trim();
/** "CAF Workshops" are the "Common Assessment Framework Workshop": letters that are the first ones of the words in their place. */
function isSame(one: string, other: string): boolean {
  if (folded(one) === folded(other)) return true;
  return [[one, other], [other, one]].some(([short, long]) => {
    const letters = /\b[A-Z]{2,6}\b/.exec(short!)?.[0];
    if (letters === undefined) return false;
    const words = folded(long!).split(' ');
    const at = words.findIndex((_, n) => words.slice(n, n + letters.length).map((word) => word.charAt(0)).join('') === letters.toLowerCase());
    return at !== -1 && folded(short!.replace(letters, words.slice(at, at + letters.length).join(' '))) === words.join(' ');
  });
}
