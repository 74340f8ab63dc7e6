import { create } from 'zustand';
import type { OpenedBundle } from '../../shared/bundles.ts';
import type { Progress } from '../../shared/door.ts';
import type { Problem } from '../../shared/result.ts';
import { parseAddress, setQuery } from '../address.ts';
import { cache, perform } from '../cache.ts';
import { setUnsaved, toast } from '../ui-store.ts';
import { decisionList, type Decisions, type Take } from './plan-lists.ts';
import { countWords } from './words.ts';

interface OpenBundle {
  opened: OpenedBundle | null;
  decisions: Decisions;
  /** For the conflicts beyond those that are listed. */
  otherwise: Take | null;
  /** How far it has been taken in, while it is. */
  working: Progress | null;
  /** Why the last attempt to take it in did not come to its end. */
  problem: Problem | undefined;
}
const NOTHING: OpenBundle = { opened: null, decisions: new Map(), otherwise: null, working: null, problem: undefined };

/** The bundle that is being decided about. It is here and not in its screen, so that it and what was decided are still there after a look at another screen. */
export const useOpenBundle = create<OpenBundle>()(() => NOTHING);

export const openBundle = (opened: OpenedBundle): void => useOpenBundle.setState({ ...NOTHING, opened });
export const closeBundle = (): void => useOpenBundle.setState(NOTHING);
export const decide = (keys: readonly string[], take: Take): void =>
  useOpenBundle.setState(({ decisions }) => ({ decisions: new Map([...decisions, ...keys.map((key) => [key, take] as const)]) }));
export const decideOtherwise = (otherwise: Take): void => useOpenBundle.setState({ otherwise });

const atBundles = (): boolean => parseAddress(window.location.hash).path === '/bundles';

/** Takes it in as decided. Whoever is on another screen by then hears of the end there. */
export async function takeIn(): Promise<void> {
  const { opened, decisions, otherwise, working } = useOpenBundle.getState();
  if (opened === null || working !== null) return;
  const id = crypto.randomUUID();
  useOpenBundle.setState({ problem: undefined, working: { id, done: 0, total: 0, label: 'Backing up first' } });
  setUnsaved('bundle', 'Taking in a bundle');
  const done = await perform('bundles.import', { opened: opened.opened, decisions: decisionList(decisions), otherwise }, {
    inline: true, undo: true, done: ({ written, renumbered }) => [`Taken in: ${countWords(written, 'record', 'records')} written. Undo takes all of it back.`, ...renumbered].join(' '),
  }, { id, onProgress: (progress) => useOpenBundle.setState({ working: progress }) });
  setUnsaved('bundle', null);
  if (done.ok) {
    closeBundle();
    if (atBundles()) setQuery({ tab: 'received' });
    return;
  }
  useOpenBundle.setState({ working: null, problem: done.error });
  // The backup may have been made all the same.
  cache.changed(['backups']);
  if (!atBundles()) toast({ kind: 'problem', text: done.error.message });
}
