import type { Counts } from '../../shared/bundles.ts';
import { written } from '../fixtures/world.ts';
import { paragraphs, type Shared } from './prepared-pair.ts';
import type { Copy } from './two-copies.ts';

type Does = (copy: Copy, shared: Shared) => Promise<unknown>;
export interface Scenario {
  /** What Anna, who takes in, did; and Ben, whose bundle comes. Both had the same before. */
  mine: Does;
  theirs: Does;
  /** What the plan counts; what is not named is none. */
  counts: Partial<Omit<Counts, 'same'>>;
  /** Whose side every conflict is decided for. */
  decide?: 'mine' | 'theirs';
  /** What both made for the same thing keeps an id on each side. */
  twoIds?: true;
  /** What is looked at in the end, and what it is, on both sides once Ben has taken Anna’s answer. */
  ends: [look: Look, is: unknown];
}
type Look = (copy: Copy, shared: Shared) => Promise<unknown>;

const nothing: Does = () => Promise.resolve();
const both = (...deeds: Does[]): Does => async (copy, shared) => { for (const deed of deeds) await deed(copy, shared); };
const action = (n: number, set: object): Does => async (copy, { actions }) => {
  const { id, version } = await copy.call('actions.get', { id: actions[n]! });
  return copy.call('actions.update', { id, version, set });
};
const dropAction = (n: number): Does => async (copy, { actions }) => {
  const { id, version } = await copy.call('actions.get', { id: actions[n]! });
  return copy.call('actions.delete', { id, version });
};
const text = (...words: string[]): Does => async (copy, { minuteId }) => {
  const { id, version } = await copy.call('minutes.get', { id: minuteId });
  return copy.call('minutes.saveText', { id, version, body: written(...words) });
};
const item = (n: number, set: object): Does => async (copy, { items }) => {
  const { id, version } = await copy.call('agendaItems.get', { id: items[n]! });
  return copy.call('agendaItems.update', { id, version, set });
};
const addItem = (title: string): Does => (copy, { meetingId }) => copy.call('agendaItems.create', { meetingId, title });
const dropItem = (n: number): Does => async (copy, { items }) => {
  const { id, version } = await copy.call('agendaItems.get', { id: items[n]! });
  return copy.call('agendaItems.delete', { id, version });
};
/** Before another item; to the end without one. */
const move = (n: number, before: number | null): Does => async (copy, { items }) => {
  const { id, version } = await copy.call('agendaItems.get', { id: items[n]! });
  return copy.call('agendaItems.move', { id, version, before: before === null ? null : items[before]! });
};
const planAction = (n: number, set: (shared: Shared) => object): Does => async (copy, shared) => {
  const { id, version } = await copy.call('planActions.get', { id: shared.planActions[n]! });
  return copy.call('planActions.update', { id, version, set: set(shared) });
};
const dropPriority = (n: number): Does => async (copy, { priorities }) => {
  const { id, version } = await copy.call('planPriorities.get', { id: priorities[n]! });
  return copy.call('planPriorities.delete', { id, version });
};
const resolution = (n: number, position: number): Does => async (copy, { decisions }) => {
  const { id, version } = await copy.call('decisions.get', { id: decisions[n]! });
  return copy.call('decisions.update', { id, version, set: { position } });
};

const theAction = (n: number, field: 'text' | 'progress' | 'leadText' | 'status'): Look => async (copy, { actions }) => (await copy.call('actions.get', { id: actions[n]! }))[field];
const actionTexts: Look = async (copy) => (await copy.call('actions.list', {})).map((one) => one.text);
const theText: Look = async (copy, { minuteId }) => paragraphs(await copy.call('minutes.get', { id: minuteId })).join(' ');
const agenda: Look = async (copy, { meetingId }) => (await copy.call('agendaItems.list', { meetingId })).map(({ title }) => title).join(' ');
const underPriority = (n: number): Look => async (copy, { priorities }) => (await copy.call('planActions.list', { priorityId: priorities[n]! })).map((one) => one.text).join(' ');
const resolutions: Look = async (copy, { minuteId }) => (await copy.call('decisions.list', { minuteId })).map((one) => one.text).join(' ');

/**
 * The cases that programs which merge are tested with: a keeper of passwords (KeePassXC), diff3 and git, databases that replicate (CouchDB, Access), and shared
 * documents (Automerge, Yjs). In each the bundle of the one goes to the other, is decided, and goes back. Where those let the later one win, here it is a conflict.
 */
export const SCENARIOS: Record<string, Record<string, Scenario>> = {
  'a keeper of passwords': {
    'nothing changed on either side': { mine: nothing, theirs: nothing, counts: {}, ends: [actionTexts, ['Map', 'Write', 'Ring']] },
    'an entry changed there': { mine: nothing, theirs: action(0, { text: 'Map all' }), counts: { changed: 1 }, ends: [theAction(0, 'text'), 'Map all'] },
    'an entry changed here': { mine: action(0, { text: 'Map all' }), theirs: nothing, counts: {}, ends: [theAction(0, 'text'), 'Map all'] },
    'an entry changed there, and later here: a conflict though ours is newer': { mine: action(0, { text: 'Ours' }), theirs: action(0, { text: 'Theirs' }), counts: { conflict: 1 }, decide: 'mine', ends: [theAction(0, 'text'), 'Ours'] },
    'an entry changed here, and later there: a conflict though theirs is newer': { mine: action(0, { text: 'Ours' }), theirs: action(0, { text: 'Theirs' }), counts: { conflict: 1 }, decide: 'theirs', ends: [theAction(0, 'text'), 'Theirs'] },
    'entries changed several times on each side before they meet': {
      mine: both(action(0, { text: '1' }), action(0, { text: '2' }), action(1, { text: '3' })), theirs: both(action(0, { progress: '4' }), action(0, { progress: '5' }), action(2, { text: '6' })),
      counts: { changed: 2 }, ends: [async (copy, shared) => [await theAction(0, 'text')(copy, shared), await theAction(0, 'progress')(copy, shared), ...await actionTexts(copy, shared) as string[]], ['2', '5', '2', '3', '6']],
    },
    'a change that was taken back before they meet': { mine: both(action(0, { text: 'Slip' }), action(0, { text: 'Map' })), theirs: action(0, { text: 'Theirs' }), counts: { changed: 1 }, ends: [theAction(0, 'text'), 'Theirs'] },
    'an entry moved to another group there': { mine: nothing, theirs: planAction(0, ({ priorities }) => ({ priorityId: priorities[1] })), counts: { changed: 1 }, ends: [underPriority(1), 'x'] },
    'an entry moved there and changed here keeps both': {
      mine: planAction(0, () => ({ text: 'x, longer' })), theirs: planAction(0, ({ priorities }) => ({ priorityId: priorities[1] })), counts: { changed: 1 }, ends: [underPriority(1), 'x, longer'],
    },
    'an entry moved into a group that is new there': {
      mine: nothing, theirs: async (copy, shared) => {
        const { id } = await copy.call('planPriorities.create', { planId: shared.planId, title: 'New' });
        return planAction(0, () => ({ priorityId: id }))(copy, shared);
      }, counts: { new: 1, changed: 1 }, ends: [underPriority(0), 'y z'],
    },
    'an entry deleted there': { mine: nothing, theirs: dropAction(0), counts: { changed: 1 }, ends: [actionTexts, ['Write', 'Ring']] },
    'an entry deleted here': { mine: dropAction(0), theirs: nothing, counts: {}, ends: [actionTexts, ['Write', 'Ring']] },
    'an entry deleted there and changed here, kept': { mine: action(0, { progress: 'Needed' }), theirs: dropAction(0), counts: { conflict: 1 }, decide: 'mine', ends: [actionTexts, ['Map', 'Write', 'Ring']] },
    'an entry deleted there and changed here, let go': { mine: action(0, { progress: 'Needed' }), theirs: dropAction(0), counts: { conflict: 1 }, decide: 'theirs', ends: [actionTexts, ['Write', 'Ring']] },
    'an entry deleted here and changed there, taken back': { mine: dropAction(0), theirs: action(0, { progress: 'Needed' }), counts: { conflict: 1 }, decide: 'theirs', ends: [actionTexts, ['Map', 'Write', 'Ring']] },
    'an entry deleted here and changed there, left out': { mine: dropAction(0), theirs: action(0, { progress: 'Needed' }), counts: { conflict: 1 }, decide: 'mine', ends: [actionTexts, ['Write', 'Ring']] },
    'an entry deleted there and the deletion undone': { mine: nothing, theirs: both(dropAction(0), (copy) => copy.call('history.undo', {})), counts: {}, ends: [actionTexts, ['Map', 'Write', 'Ring']] },
    'a group deleted there, emptied first': {
      mine: nothing, theirs: both(...[0, 1, 2].map((n) => planAction(n, ({ priorities }) => ({ priorityId: priorities[1] }))), dropPriority(0)), counts: { changed: 4 }, ends: [underPriority(1), 'x y z'],
    },
    'a group deleted there that has something new here': {
      mine: (copy, { priorities }) => copy.call('planActions.create', { priorityId: priorities[1]!, text: 'late' }), theirs: dropPriority(1), counts: { conflict: 1 }, decide: 'mine', ends: [underPriority(1), 'late'],
    },
  },
  'texts line by line': {
    'changes in different places': { mine: text('ONE', 'two', 'three', 'four', 'five'), theirs: text('one', 'two', 'three', 'four', 'FIVE'), counts: { changed: 1 }, ends: [theText, 'ONE two three four FIVE'] },
    'the same change on both sides': { mine: text('ONE', 'two', 'three', 'four', 'five'), theirs: text('ONE', 'two', 'three', 'four', 'five'), counts: {}, ends: [theText, 'ONE two three four five'] },
    'different changes in one place': { mine: text('one', 'two', 'ours', 'four', 'five'), theirs: text('one', 'two', 'theirs', 'four', 'five'), counts: { conflict: 1 }, decide: 'theirs', ends: [theText, 'one two theirs four five'] },
    'changes side by side': { mine: text('one', 'TWO', 'three', 'four', 'five'), theirs: text('one', 'two', 'THREE', 'four', 'five'), counts: { conflict: 1 }, decide: 'mine', ends: [theText, 'one TWO three four five'] },
    'one deletes a paragraph, the other another': { mine: text('two', 'three', 'four', 'five'), theirs: text('one', 'two', 'three', 'four'), counts: { changed: 1 }, ends: [theText, 'two three four'] },
    'both delete the same paragraph': { mine: text('one', 'two', 'four', 'five'), theirs: text('one', 'two', 'four', 'five'), counts: {}, ends: [theText, 'one two four five'] },
    'one deletes what the other changes': { mine: text('one', 'two', 'four', 'five'), theirs: text('one', 'two', 'three, more', 'four', 'five'), counts: { conflict: 1 }, decide: 'theirs', ends: [theText, 'one two three, more four five'] },
    'both insert, in different places': { mine: text('zero', 'one', 'two', 'three', 'four', 'five'), theirs: text('one', 'two', 'three', 'four', 'five', 'six'), counts: { changed: 1 }, ends: [theText, 'zero one two three four five six'] },
    'both insert in the same place': { mine: text('one', 'ours', 'two', 'three', 'four', 'five'), theirs: text('one', 'theirs', 'two', 'three', 'four', 'five'), counts: { conflict: 1 }, decide: 'mine', ends: [theText, 'one ours two three four five'] },
    'both insert the same in the same place': { mine: text('one', 'new', 'two', 'three', 'four', 'five'), theirs: text('one', 'new', 'two', 'three', 'four', 'five'), counts: {}, ends: [theText, 'one new two three four five'] },
    'one moves a paragraph, the other changes another': { mine: text('two', 'three', 'four', 'five', 'one'), theirs: text('one', 'two', 'THREE', 'four', 'five'), counts: { changed: 1 }, ends: [theText, 'two THREE four five one'] },
    'one moves a paragraph that the other changes': { mine: text('two', 'three', 'four', 'five', 'one'), theirs: text('ONE', 'two', 'three', 'four', 'five'), counts: { conflict: 1 }, decide: 'mine', ends: [theText, 'two three four five one'] },
    'both move the same paragraph to different places': { mine: text('two', 'one', 'three', 'four', 'five'), theirs: text('two', 'three', 'four', 'five', 'one'), counts: { conflict: 1 }, decide: 'theirs', ends: [theText, 'two three four five one'] },
    'one writes where the other wrote nothing at all': { mine: text(), theirs: text('one', 'two', 'three', 'four', 'five', 'six'), counts: { conflict: 1 }, decide: 'theirs', ends: [theText, 'one two three four five six'] },
    'repeated paragraphs': { mine: text('one', 'one', 'two', 'three', 'four', 'five'), theirs: text('one', 'two', 'three', 'four', 'five', 'five'), counts: { changed: 1 }, ends: [theText, 'one one two three four five five'] },
  },
  'databases that replicate': {
    'different fields of one record': { mine: action(0, { text: 'Ours' }), theirs: action(0, { leadText: 'Sam' }), counts: { changed: 1 }, ends: [theAction(0, 'text'), 'Ours'] },
    'the same value on both sides': { mine: action(0, { leadText: 'Sam' }), theirs: action(0, { leadText: 'Sam' }), counts: {}, ends: [theAction(0, 'leadText'), 'Sam'] },
    'fields that hang together': {
      mine: action(0, { status: 'closed', closedOn: '2026-10-01' }), theirs: action(0, { status: 'closed', closedOn: '2026-10-05' }), counts: { conflict: 1 }, decide: 'theirs', ends: [theAction(0, 'status'), 'closed'],
    },
    'two new records with the same number': {
      mine: (copy, { bodyId }) => copy.call('actions.create', { bodyId, text: 'Ours' }), theirs: (copy, { bodyId }) => copy.call('actions.create', { bodyId, text: 'Theirs' }),
      counts: { new: 1 }, ends: [async (copy) => (await copy.call('actions.list', {})).slice(3).map(({ number, text: words }) => `${number} ${words}`), ['4 Ours', '5 Theirs']],
    },
    'two new records for the same thing': {
      mine: (copy, { meetingId, items }) => copy.call('minutes.create', { meetingId, agendaItemId: items[1]!, body: written('ours') }),
      theirs: (copy, { meetingId, items }) => copy.call('minutes.create', { meetingId, agendaItemId: items[1]!, body: written('theirs') }),
      twoIds: true, counts: { conflict: 1 }, decide: 'mine', ends: [async (copy, { meetingId }) => (await copy.call('minutes.list', { meetingId })).length, 2],
    },
    'deleted on both sides': { mine: dropAction(0), theirs: dropAction(0), counts: {}, ends: [actionTexts, ['Write', 'Ring']] },
    'something new belongs to what was deleted here': {
      mine: dropPriority(1), theirs: (copy, { priorities }) => copy.call('planActions.create', { priorityId: priorities[1]!, text: 'late' }),
      counts: { conflict: 2 }, decide: 'theirs', ends: [underPriority(1), 'late'],
    },
    'one empties a field, the other fills another': { mine: action(0, { text: 'M' }), theirs: both(action(0, { leadText: 'Sam' }), action(0, { leadText: null })), counts: {}, ends: [theAction(0, 'leadText'), null] },
  },
  'lists and shared documents': {
    'both add to the end of a list': { mine: addItem('ours'), theirs: addItem('theirs'), counts: { new: 1 }, ends: [agenda, 'A B C D ours theirs'] },
    'one moves an entry, the other adds one': { mine: move(3, 0), theirs: addItem('E'), counts: { new: 1 }, ends: [agenda, 'D A B C E'] },
    'both move different entries': { mine: move(0, null), theirs: move(3, 1), counts: { changed: 1 }, ends: [agenda, 'D B C A'] },
    'both move the same entry to the same place': { mine: move(0, null), theirs: move(0, null), counts: {}, ends: [agenda, 'B C D A'] },
    'both move the same entry to different places': { mine: move(0, null), theirs: move(0, 2), counts: { conflict: 1 }, decide: 'theirs', ends: [agenda, 'B A C D'] },
    'one moves an entry that the other renames': { mine: move(3, 0), theirs: item(3, { title: 'Delta' }), counts: { changed: 1 }, ends: [agenda, 'Delta A B C'] },
    'one moves an entry that the other deletes': { mine: move(3, 0), theirs: dropItem(3), counts: { conflict: 1 }, decide: 'theirs', ends: [agenda, 'A B C'] },
    'one adds after an entry that the other deletes': { mine: dropItem(3), theirs: addItem('E'), counts: { new: 1 }, ends: [agenda, 'A B C E'] },
    'both delete different entries': { mine: dropItem(2), theirs: dropItem(3), counts: { changed: 1 }, ends: [agenda, 'A B'] },
    'several added on each side are not mixed with each other': {
      mine: both(addItem('m1'), addItem('m2')), theirs: both(addItem('t1'), addItem('t2')), counts: { new: 2 }, ends: [agenda, 'A B C D m1 m2 t1 t2'],
    },
    'both move parts of a resolution': { mine: resolution(0, 5), theirs: both(resolution(2, 0), resolution(0, 1), resolution(1, 2)), counts: { changed: 1 }, ends: [resolutions, 'third second first'] },
    'changes at different levels': { mine: item(0, { title: 'Alpha' }), theirs: text('one', 'two', 'three', 'four', 'V'), counts: { changed: 1 }, ends: [theText, 'one two three four V'] },
  },
};
