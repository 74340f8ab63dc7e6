import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../../shared/contract.ts';
import { written } from '../fixtures/world.ts';
import { closeAll, copies, reopen, type Copy } from './two-copies.ts';

/** What both sides have before a scenario begins. */
export interface Shared {
  bodyId: string;
  meetingId: string;
  /** Agenda items A, B, C and D. */
  items: string[];
  /** The minute of item A, with the paragraphs one to five. */
  minuteId: string;
  /** The parts of a resolution in it: first, second, third. */
  decisions: string[];
  /** Three open actions. */
  actions: string[];
  planId: string;
  /** Two priorities, and three actions under the first. */
  priorities: string[];
  planActions: string[];
}
export type Pair = Record<'Anna' | 'Ben', Copy> & { shared: Shared };

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
async function inTurn<T>(names: readonly string[], make: (name: string) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (const name of names) made.push(await make(name));
  return made;
}
async function build({ call }: Copy): Promise<Shared> {
  const { id: bodyId } = await call('bodies.create', { name: 'Board' });
  const { id: meetingId } = await call('meetings.create', { bodyId, date: '2026-11-12' });
  const items = ids(await inTurn(['A', 'B', 'C', 'D'], (title) => call('agendaItems.create', { meetingId, title })));
  const { id: minuteId } = await call('minutes.create', { meetingId, agendaItemId: items[0]!, body: written('one', 'two', 'three', 'four', 'five') });
  const decisions = ids(await inTurn(['first', 'second', 'third'], (text) => call('decisions.create', { minuteId, text })));
  const actions = ids(await inTurn(['Map', 'Write', 'Ring'], (text) => call('actions.create', { bodyId, text })));
  const { id: planId } = await call('plans.create', { bodyId, name: 'Plan' });
  const priorities = ids(await inTurn(['Homes', 'Roads'], (title) => call('planPriorities.create', { planId, title })));
  const planActions = ids(await inTurn(['x', 'y', 'z'], (text) => call('planActions.create', { priorityId: priorities[0]!, text })));
  return { bodyId, meetingId, items, minuteId, decisions, actions, planId, priorities, planActions };
}

let run = 0;
/** Makes pairs of copies that have exchanged once, each from the same two files. */
export async function pairs(): Promise<() => Pair> {
  const made = await copies('Anna', 'Ben');
  const shared = await build(made.Anna);
  await made.Ben.take(await made.Anna.send('Ben'));
  closeAll(made);
  return () => {
    const place = join(made.Anna.file, '..', `pair ${++run}`);
    mkdirSync(place);
    const open = (name: 'Anna' | 'Ben'): Copy => {
      const file = join(place, `${name}.boardwright`);
      copyFileSync(made[name].file, file);
      return reopen(file, name);
    };
    return { Anna: open('Anna'), Ben: open('Ben'), shared };
  };
}

/** The paragraphs of the minute, one letter or word each. */
export const paragraphs = (minute: Output<'minutes.get'>): string[] =>
  minute.body.content.map((block) => JSON.stringify(block).match(/"text":"([^"]*)"/)?.[1] ?? '');
