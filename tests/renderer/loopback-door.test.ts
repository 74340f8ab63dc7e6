import { afterEach, expect, it, vi } from 'vitest';
import { loopbackDoor } from '../../renderer/loopback-door.ts';

const sent: { name: string; answer: () => void }[] = [];
const names = (): string[] => sent.map(({ name }) => name);
const soon = () => new Promise((done) => { setTimeout(done); });

vi.stubGlobal('fetch', (_path: string, { body }: { body: string }) => new Promise((found) => {
  const { name } = JSON.parse(body) as { name: string };
  sent.push({ name, answer: () => found({ json: () => Promise.resolve({ ok: true, value: name, changed: [] }) }) });
}));
afterEach(() => { sent.length = 0; });

it('leaves the browser a connection for Stop and for what is saved, however many questions wait for their answers', async () => {
  const door = loopbackDoor();
  const questions = Array.from({ length: 8 }, () => door.call('bodies.list', {}));
  void door.call('door.cancel', { id: 'one' });
  void door.call('drafts.save', { key: 'one', value: null });
  await soon();
  expect(names()).toEqual(['bodies.list', 'bodies.list', 'bodies.list', 'door.cancel', 'drafts.save']);
  for (let at = 0; at < sent.length; at++) {
    sent[at]!.answer();
    await soon();
  }
  expect(names().filter((name) => name === 'bodies.list')).toHaveLength(8);
  expect(await Promise.all(questions)).toHaveLength(8);
});
