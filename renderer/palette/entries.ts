import type { Output } from '../../shared/contract.ts';
import { formatShortDate } from '../../shared/dates.ts';
import { go, setQuery } from '../address.ts';
import { perform } from '../cache.ts';
import { DEEDS, pathTo, PLACES } from '../places.ts';
import { setTheme, THEMES } from '../theme.ts';
import { useUi } from '../ui-store.ts';
import { redo, undo } from '../ui/toasts.tsx';
import { hasWords } from '../ui/words.ts';
import type { View } from '../view.ts';

/** One line of the palette. */
export interface Entry {
  id: string;
  label: string;
  hint?: string;
  keys?: string;
  /** Further words by which it is found. */
  words?: string;
  run: () => void;
}

const GO: readonly Entry[] = [...PLACES, { path: '/organisations', label: 'Organisations' }, { path: '/bodies', label: 'Bodies' }].map((place) => (
  { id: `go:${place.path}`, label: `Go to ${place.label}`, words: 'open show', run: () => go(place.path) }));

const DO: readonly Entry[] = [
  ...DEEDS.map((deed) => ({ id: `do:${deed.to}`, label: deed.label, words: deed.words, run: () => go(deed.to) })),
  { id: 'backup', label: 'Back up now', words: 'save copy keep', run: () => void perform('backups.make', {}, { done: 'Backed up and checked', undo: false }) },
  { id: 'backups', label: 'Go to backups', words: 'restore verify', run: () => go('/keeping?tab=backups') },
  { id: 'history', label: 'See what was changed', words: 'history log audit who when', run: () => go('/keeping?tab=history') },
  { id: 'settings', label: 'Settings and keeping', words: 'board desk name options preferences', run: () => go('/keeping') },
  { id: 'undo', label: 'Undo', keys: 'Ctrl+Z', words: 'back', run: () => void undo() },
  { id: 'redo', label: 'Redo', keys: 'Ctrl+Shift+Z', words: 'again', run: () => void redo() },
  { id: 'keys', label: 'Show the keys', keys: 'F1', words: 'help shortcuts keyboard', run: () => useUi.setState({ keysHelp: true }) },
  { id: 'print', label: 'Print this page', words: 'paper', run: () => window.setTimeout(() => window.print()) },
  ...THEMES.map((theme) => ({
    id: `theme:${theme}`, label: theme === 'system' ? 'Theme as the system’s' : `${theme === 'dark' ? 'Dark' : 'Light'} theme`, words: 'look colour appearance', run: () => setTheme(theme),
  })),
];

/** Work on the meetings that are at hand: the next ones, and those whose minutes wait. */
function atHand(home: Output<'home.get'> | undefined): Entry[] {
  const next = (home?.next ?? []).slice(0, 2).flatMap((meeting) => {
    const hint = `${meeting.bodyName}, ${formatShortDate(meeting.date)}`;
    return [
      { id: `open:${meeting.id}`, label: 'Open the next meeting', hint, run: () => go(`/meetings/${meeting.id}`) },
      { id: `mark:${meeting.id}`, label: 'Mark attendance', hint, words: 'register room present apologies', run: () => go(`/meetings/${meeting.id}?tab=attendance`) },
    ];
  });
  const minutes = (home?.minutes ?? []).slice(-2).map((meeting) => ({
    id: `write:${meeting.meetingId}`, label: 'Go on with the minutes', hint: `${meeting.bodyName}, ${formatShortDate(meeting.date)}`, words: 'write draft', run: () => go(`/meetings/${meeting.meetingId}?tab=minutes`),
  }));
  return [...next, ...minutes];
}

const KINDS = {
  bodies: 'Body', meetings: 'Meeting', agendaItems: 'Agenda item', minutes: 'Minute', decisions: 'Decision', actions: 'Action', people: 'Person', organisations: 'Organisation', threads: 'Subject', transactions: 'Line of the ledger',
  plans: 'Plan', planPriorities: 'Priority', planActions: 'Plan action', challenges: 'Challenge', risks: 'Risk', recommendations: 'Recommendation',
} as const;
/** How many deeds are offered before anything is typed. */
const FIRST = 8;

/** What the palette offers for what was typed: things to do and places first, then records found by the back end. */
export function paletteEntries(typed: string, view: View, home: Output<'home.get'> | undefined, found: Output<'search.find'>): { title: string; entries: Entry[] }[] {
  const views: Entry[] = [{ id: 'view:all', label: 'Look at all bodies', run: () => setQuery({ body: '' }, { replace: false }) }, ...view.bodies.map((body) => (
    { id: `view:${body.id}`, label: `Look at ${body.name}`, words: body.shortName ?? '', run: () => setQuery({ body: body.id }, { replace: false }) }))];
  const all = typed.trim() === '' ? [...atHand(home), ...GO, ...DO.slice(0, 5)].slice(0, FIRST + 6) : [...atHand(home), ...GO, ...DO];
  const local = all.filter((entry) => hasWords(`${entry.label} ${entry.hint ?? ''} ${entry.words ?? ''}`, typed)).slice(0, typed.trim() === '' ? all.length : FIRST);
  const records = found.map((one): Entry => (
    { id: `${one.kind}:${one.id}`, label: one.title, hint: [KINDS[one.kind], one.excerpt === one.title ? '' : one.excerpt.replace(/\b\d{4}-\d\d-\d\d\b/g, formatShortDate)].filter((part) => part !== '').join(' · '), run: () => go(pathTo(one)) }));
  const looks = typed.trim() === '' ? [] : views.filter((entry) => hasWords(`${entry.label} ${entry.words ?? ''}`, typed)).slice(0, FIRST);
  return [{ title: 'Do and go', entries: local }, { title: 'Found in this board', entries: records }, { title: 'Change what is looked at', entries: looks }].filter((group) => group.entries.length > 0);
}
