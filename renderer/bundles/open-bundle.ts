import { create } from 'zustand';
import type { OpenedBundle } from '../../shared/bundles.ts';
import { listOf, type ListName } from '../../shared/bundles/plan.ts';
import type { Progress } from '../../shared/door.ts';
import type { Problem } from '../../shared/result.ts';
import { parseAddress, setQuery } from '../address.ts';
import { cache, perform } from '../cache.ts';
import { call } from '../call.ts';
import { setUnsaved, toast } from '../ui-store.ts';
import { decisionList, groupKey, groupList, keyOf, type Decisions, type Groups, type Take } from './plan-lists.ts';
import { countWords } from './words.ts';

interface OpenBundle {
  opened: OpenedBundle | null;
  decisions: Decisions;
  /** What was decided of whole lists, or of a kind of record in one, listed or not. */
  groups: Groups;
  /** Whether somebody asked the sender, where the signature does not tell who it is. */
  asked: boolean;
  /** How far it has been taken in, while it is. */
  working: Progress | null;
  /** Why the last attempt to take it in did not come to its end. */
  problem: Problem | undefined;
}
const NOTHING: OpenBundle = { opened: null, decisions: new Map(), groups: new Map(), asked: false, working: null, problem: undefined };

/** The bundle that is being decided about. It is here and not in its screen, so that it and what was decided are still there after a look at another screen. */
export const useOpenBundle = create<OpenBundle>()(() => NOTHING);

export const openBundle = (opened: OpenedBundle): void => useOpenBundle.setState({ ...NOTHING, opened });
export const closeBundle = (): void => useOpenBundle.setState(NOTHING);
export const decide = (keys: readonly string[], take: Take): void =>
  useOpenBundle.setState(({ decisions }) => ({ decisions: new Map([...decisions, ...keys.map((key) => [key, take] as const)]) }));
/** Decides a whole list, or one kind of record in it; what was decided singly of these before gives way. */
export const decideGroup = (list: ListName, table: string, take: Take): void => useOpenBundle.setState(({ opened, decisions, groups }) => {
  const those = new Set((opened?.items ?? []).filter((item) => listOf(item) === list && (table === '' || item.table === table)).map((item) => keyOf(item)));
  return {
    decisions: new Map([...decisions].filter(([key]) => !those.has(`${key.split('/').slice(0, 2).join('/')}/`))),
    groups: new Map([...[...groups].filter(([key]) => table !== '' || !key.startsWith(`${list}/`)), [groupKey(list, table), take]]),
  };
});
export const sayAsked = (asked: boolean): void => useOpenBundle.setState({ asked });

const MORE = 500;
/** Lists some more of the records of a list. */
export async function listMore(list: ListName): Promise<void> {
  const { opened } = useOpenBundle.getState();
  if (opened === null) return;
  const found = await call('bundles.items', { opened: opened.opened, list, offset: opened.items.filter((item) => listOf(item) === list).length, most: MORE });
  if (!found.ok) return useOpenBundle.setState({ problem: found.error });
  useOpenBundle.setState(({ opened: now }) => (now === null ? {} : { opened: { ...now, items: [...now.items, ...found.value.items], names: { ...now.names, ...found.value.names }, more: now.more - found.value.items.length } }));
}

const atBundles = (): boolean => parseAddress(window.location.hash).path === '/bundles';

/** Takes it in as decided. Whoever is on another screen by then hears of the end there. */
export async function takeIn(): Promise<void> {
  const { opened, decisions, groups, asked, working } = useOpenBundle.getState();
  if (opened === null || working !== null) return;
  const id = crypto.randomUUID();
  useOpenBundle.setState({ problem: undefined, working: { id, done: 0, total: 0, label: 'Backing up first' } });
  setUnsaved('bundle', 'Taking in a bundle');
  const done = await perform('bundles.import', { opened: opened.opened, decisions: decisionList(decisions), groups: groupList(groups), trust: asked }, {
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
