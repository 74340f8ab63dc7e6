import type { Parsed } from '../../shared/contract.ts';
import { threadLinks, threads, type Thread, type ThreadLink } from '../../shared/threads.ts';
import { Refusal } from '../../shared/result.ts';
import { records } from '../crud.ts';
import type { Writing } from '../handlers.ts';

export const threadRecords = records<Thread>(threads.meta, { orderBy: 'name COLLATE NOCASE, id' });
export const linkRecords = records<ThreadLink>(threadLinks.meta, {
  check: ({ db }, { id, threadId, agendaItemId, actionId }) => {
    if ((agendaItemId === null) === (actionId === null)) {
      throw new Refusal('invalid_input', 'A link of a subject is to an agenda item or to an action, and to one of them. Nothing has been changed.', { fields: [{ path: 'agendaItemId', message: 'Give one of the two.' }] });
    }
    const twice = db.oneSql('SELECT 1 FROM threadLinks WHERE threadId = ? AND agendaItemId IS ? AND actionId IS ? AND id <> ?', [threadId, agendaItemId, actionId, id]);
    if (twice !== undefined) throw new Refusal('conflict', 'This belongs to the subject already.');
  },
});

/** Adds to a subject, or begins one. What is in it already is passed over, so that the same can be asked twice. */
export function follow(context: Writing, { threadId, name, agendaItemIds, actionIds }: Parsed<'threads.follow'>): Thread {
  const thread = threadId === undefined ? threadRecords.create(context, { name: name ?? '' }) : threadRecords.get(context.db, threadId);
  const there = new Set(linkRecords.list(context.db, { threadId: thread.id }).map((one) => one.agendaItemId ?? one.actionId));
  const add = (id: string, link: object): void => {
    if (there.has(id)) return;
    there.add(id);
    linkRecords.create(context, { threadId: thread.id, ...link });
  };
  for (const agendaItemId of agendaItemIds) add(agendaItemId, { agendaItemId });
  for (const actionId of actionIds) add(actionId, { actionId });
  return thread;
}
