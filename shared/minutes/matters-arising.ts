import { z } from 'zod';
import { formatDayMonthYear, formatShortDate } from '../dates.ts';
import { id } from '../fields.ts';
import { command } from '../operation.ts';
import type { RichDoc, RichNode } from '../rich-text.ts';

export const matters = {
  /**
   * Makes the item “Matters arising” out of the last minutes, or adds to it what is new since. What is written in it already stays as it is, and
   * what came of private business stands in a private item of its own.
   */
  'minutes.mattersArising': command('Bring the matters arising up to date', z.strictObject({ meetingId: id }),
    z.strictObject({ /** Actions taken over for the first time, and those of which there is news. */ added: z.int(), news: z.int(), agendaItemIds: z.array(id) })),
};

/** An action that came of the last minutes, in words. */
export interface ArisingAction {
  id: string;
  number: number;
  text: string;
  lead: string;
  due: string;
  status: 'open' | 'closed';
  closedOn: string | null;
  /** The latest that was said of it. */
  progress: string;
}
/** A minute that actions came of. `date` only where the minutes of several meetings are gone through. */
export interface ArisingMinute { number: string | null; heading: string; date: string | null; private: boolean; actions: readonly ArisingAction[] }

/** What is written beneath the heading of one minute. */
export interface Addition {
  heading: string;
  lines: { actionId: string; text: string; said: string; isNew: boolean }[];
}

/** What has been said of an action, in one piece: if it is another next time, there is news. */
const saidOf = ({ status, closedOn, progress }: ArisingAction): string => JSON.stringify([status, closedOn, progress.trim()]);
const sentence = (text: string): string => (text === '' || /[.!?]$/u.test(text) ? text : `${text}.`);

/**
 * What is to be added, minute by minute in their order, public and private business apart. `known`: what was said of each action that was taken
 * over before, by its id. An action is taken over while it is open or if it was closed since the minutes; nothing is added twice.
 */
export function mattersArising(minutes: readonly ArisingMinute[], known: ReadonlyMap<string, string>): { public: Addition[]; private: Addition[] } {
  const additions = (isPrivate: boolean): Addition[] => minutes.filter((minute) => minute.private === isPrivate).flatMap((minute): Addition[] => {
    const lines = minute.actions.toSorted((a, b) => a.number - b.number).flatMap((action) => {
      const said = saidOf(action);
      const before = known.get(action.id);
      if (before === said) return [];
      const isNew = before === undefined;
      return [{ actionId: action.id, text: isNew ? whole(action) : news(action), said, isNew }];
    });
    return lines.length === 0 ? [] : [{ heading: headingOf(minute), lines }];
  });
  return { public: additions(false), private: additions(true) };
}

function headingOf({ number, heading, date }: ArisingMinute): string {
  const minute = number === null || number === '' ? '' : `Minute ${number}`;
  return [[minute, date === null ? '' : `of ${formatDayMonthYear(date)}`].filter((part) => part !== '').join(' '), heading].filter((part) => part !== '').join(' – ');
}
/** "Action 12: Map the bus routes (TB, WC; due 01/09/2026). Two of five mapped." */
function whole(action: ArisingAction): string {
  const facts = [action.lead, action.due === '' ? '' : `due ${action.due}`].filter((part) => part !== '').join('; ');
  return [`Action ${action.number}: ${action.text.trim().replace(/\.$/u, '')}${facts === '' ? '' : ` (${facts})`}.`, standing(action)].filter((part) => part !== '').join(' ');
}
const news = (action: ArisingAction): string => `Action ${action.number}, since then: ${standing(action) || 'open again.'}`;
const standing = ({ status, closedOn, progress }: ArisingAction): string =>
  [sentence(progress.trim()), status === 'closed' ? `Closed${closedOn === null ? '' : ` on ${formatShortDate(closedOn)}`}.` : ''].filter((part) => part !== '').join(' ');

const paragraph = (text: string): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (text: string): RichNode => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] });
const wordsOf = (node: RichNode): string => node.text ?? (node.content ?? []).map(wordsOf).join('');
const isBlank = (node: RichNode): boolean => node.type === 'paragraph' && wordsOf(node).trim() === '';

/** The text with the additions in it: beneath the heading of their minute if it is there, at the end otherwise. No word of the text is changed. */
export function withMatters(doc: RichDoc, additions: readonly Addition[]): RichDoc {
  const content = doc.content.every(isBlank) ? [] : [...doc.content];
  for (const { heading: title, lines } of additions) {
    const blocks = lines.map(({ text }) => paragraph(text));
    const at = content.findIndex((node) => node.type === 'heading' && wordsOf(node) === title);
    if (at < 0) content.push(heading(title), ...blocks);
    else {
      const next = content.findIndex((node, index) => index > at && node.type === 'heading');
      content.splice(next < 0 ? content.length : next, 0, ...blocks);
    }
  }
  return { type: 'doc', content };
}
