import { formatShortDate } from '../../dates.ts';
import { foldName, sameName } from '../../same-name.ts';
import { levelOf, type RagColour, type RagScale } from '../scale.ts';
import type { DraftAction, DraftMilestone, DraftPriority } from './read-table.ts';

/** As much of the plan as there is as is needed to say what a table would do to it. */
export interface KnownAction {
  id: string; version: number; number: string; text: string; timescale: string | null; startDate: string | null; dueDate: string | null; measures: string; commentary: string;
  colour: RagColour | null; completedOn: string | null;
  /** As written and as printed, so that a table made from either is recognised. */
  leads: readonly { post: string | null }[]; leadWords: string;
  milestones: readonly { text: string; timescale: string | null; doneOn: string | null }[];
  shown: { colour: RagColour; dueDate: string | null };
}
export interface KnownPriority { id: string; number: string; title: string; actions: readonly KnownAction[] }

export interface Change { what: string; from: string; to: string }
export interface Verdict {
  kind: 'added' | 'changed' | 'same' | 'skipped';
  draft: DraftAction;
  existing: KnownAction | null;
  /** Fields of the action that would change, ready to be set. */
  set: Partial<Pick<KnownAction, 'text' | 'timescale' | 'startDate' | 'dueDate' | 'measures' | 'commentary' | 'colour'>>;
  newLeads: string[];
  newMilestones: DraftMilestone[];
  changes: Change[];
  /** Why it is left out, or what of it is. */
  why: string | null;
}
export interface ComparedPriority { draft: DraftPriority; existing: KnownPriority | null; verdicts: Verdict[] }

/**
 * What a table would add to the plan and change in it, action by action. An action is known by its words, or else by its number where that stands once on both sides.
 * What the table leaves empty is not taken away from the plan, and nothing is deleted.
 */
export function comparePlan(known: readonly KnownPriority[], drafts: readonly DraftPriority[], scale: RagScale): ComparedPriority[] {
  return drafts.map((draft) => {
    const existing = known.find((one) => sameName(one.title, draft.title)) ?? null;
    const seen = new Set<string>();
    const matched = new Set<string>();
    const byWords = draft.actions.map((action) => {
      const same = (existing?.actions ?? []).filter((one) => !matched.has(one.id) && sameName(one.text, action.text));
      const found = same.find((one) => one.number === action.number) ?? same[0];
      if (found !== undefined) matched.add(found.id);
      return found;
    });
    const verdicts = draft.actions.map((action, at): Verdict => {
      const key = `${action.number ?? ''} ${foldName(action.text)}`;
      if (seen.has(key)) return nothing('skipped', action, null, 'It stands in the table twice.');
      seen.add(key);
      const found = byWords[at] ?? byNumber(action, draft.actions, existing?.actions ?? [], matched);
      if (found === undefined) return { ...nothing('added', action, null, null), newLeads: action.leads, newMilestones: action.milestones };
      matched.add(found.id);
      return differences(action, found, scale);
    });
    return { draft, existing, verdicts };
  });
}

const nothing = (kind: Verdict['kind'], draft: DraftAction, existing: KnownAction | null, why: string | null): Verdict =>
  ({ kind, draft, existing, set: {}, newLeads: [], newMilestones: [], changes: [], why });

function byNumber(action: DraftAction, drafts: readonly DraftAction[], known: readonly KnownAction[], matched: ReadonlySet<string>): KnownAction | undefined {
  if (action.number === null || drafts.filter((one) => one.number === action.number).length > 1) return undefined;
  const same = known.filter((one) => one.number === action.number);
  return same.length === 1 && !matched.has(same[0]!.id) ? same[0] : undefined;
}

function differences(draft: DraftAction, existing: KnownAction, scale: RagScale): Verdict {
  const verdict = nothing('same', draft, existing, null);
  const take = <K extends keyof Verdict['set']>(what: string, name: K, to: KnownAction[K], words: (value: KnownAction[K]) => string): void => {
    if (to === null || to === '' || flat(words(existing[name])) === flat(words(to))) return;
    verdict.set[name] = to;
    verdict.changes.push({ what, from: words(existing[name]), to: words(to) });
  };
  const date = (value: string | null): string => (value === null ? '' : formatShortDate(value));
  take('Action', 'text', draft.text, String);
  take('Timescale', 'timescale', draft.timescale, (value) => value ?? '');
  take('Start', 'startDate', draft.startDate, date);
  // A date that follows from the milestones is what our own spreadsheets print as the due date.
  take('Due', 'dueDate', draft.dueDate === existing.shown.dueDate ? null : draft.dueDate, date);
  take('Success measures', 'measures', draft.measures, String);
  take('Commentary', 'commentary', draft.commentary, String);
  const leads = [...existing.leads.map((one) => one.post ?? ''), ...existing.leadWords.split('\n')].map(foldName);
  verdict.newLeads = draft.leads.filter((one) => !leads.includes(foldName(one)));
  const open = existing.milestones.some((one) => one.doneOn === null);
  const complete = existing.completedOn !== null || (existing.colour !== null && levelOf(scale, existing.colour)?.final === true);
  const there = new Set(existing.milestones.map((one) => foldName(one.text)));
  const more = draft.milestones.filter((one) => !there.has(foldName(one.text)));
  const notes: string[] = [];
  if (more.length > 0 && complete) notes.push(`It is complete, so ${more.length === 1 ? 'one milestone' : `${more.length} milestones`} of the table ${more.length === 1 ? 'is' : 'are'} left out.`);
  else verdict.newMilestones = more;
  const level = draft.colour === null ? undefined : levelOf(scale, draft.colour);
  if (level !== undefined && level.colour !== existing.shown.colour) {
    if (level.final && (open || verdict.newMilestones.length > 0)) notes.push('It has milestones that are not done, so it is not made complete.');
    else if (complete && !level.final) notes.push('It is complete; its rating is left.');
    else take('Rating', 'colour', level.colour, (colour) => (colour === null ? 'by the dates' : levelOf(scale, colour)?.word ?? colour));
  }
  if (verdict.newLeads.length > 0) verdict.changes.push({ what: 'Lead', from: '', to: verdict.newLeads.join('; ') });
  if (verdict.newMilestones.length > 0) verdict.changes.push({ what: 'Milestones', from: '', to: verdict.newMilestones.map((one) => one.text).join('; ') });
  return { ...verdict, kind: verdict.changes.length > 0 ? 'changed' : 'same', why: notes.length === 0 ? null : notes.join(' ') };
}
const flat = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** "Timescale: July 2027 instead of May 2027". */
export const changeWords = ({ what, from, to }: Change): string => `${what}: ${short(to)}${from === '' ? '' : ` instead of ${short(from)}`}`;
const short = (words: string): string => (words.length > 70 ? `${words.slice(0, 68).trimEnd()}…` : words);
