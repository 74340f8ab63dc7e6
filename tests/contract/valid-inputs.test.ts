import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { handlers } from '../../db/all-handlers.ts';
import { operations, type Name } from '../../shared/contract.ts';
import type { Operation } from '../../shared/operation.ts';
import { openApp } from '../fixtures/caller.ts';
import { bytesOf, dumpFile, recordOf, testFolder } from '../fixtures/files.ts';
import { valid, type Valid } from '../fixtures/valid-inputs.ts';
import { buildWorld, type World } from '../fixtures/world.ts';

const folder = testFolder('valid');
const worldFile = join(folder, 'world.boardwright');
let world: World;
beforeAll(async () => {
  const app = openApp(worldFile);
  world = await buildWorld(app);
  app.app.close();
});
const names = Object.keys(operations) as Name[];

it('has exactly one handler for every operation', () => {
  expect(Object.keys(handlers).sort()).toEqual([...names].sort());
  for (const handler of Object.values(handlers)) expect(handler).toBeTypeOf('function');
});

describe.each(names)('%s', (name) => {
  const operation = operations[name] as Operation;
  it('takes a valid input, answers in the shape that it promises, and says what it changed', async () => {
    const file = join(folder, `${name}.boardwright`);
    const { input, prepare, from, place } = valid[name] as Valid<Name>;
    if (from !== 'empty file') copyFileSync(worldFile, file);
    const app = openApp(file, { firstId: 10_000 });
    try {
      const given = await prepare?.(app) ?? join(folder, `${name} copy`);
      const before = dumpFile(file);
      const bytes = bytesOf(file);
      const answer = await app.raw(name, input(world, given));
      expect(app.faults).toEqual([]);
      if (!answer.ok) throw new Error(answer.error.message);
      // Strict at every level, and the same after as before: nothing more, nothing filled in, nothing converted.
      expect(operation.output.parse(answer.value)).toEqual(answer.value);
      // What crosses to another thread or over HTTP arrives as it was.
      expect(JSON.parse(JSON.stringify(answer.value))).toEqual(answer.value);

      const after = dumpFile(file);
      const touched = Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]));
      if (operation.kind === 'query') expect(bytesOf(file)).toBe(bytes);
      if (operation.kind === 'command' && operation.recorded) {
        const written = touched.filter((table) => table in recordOf(after) && table !== 'drafts');
        expect(written.length).toBeGreaterThan(0);
        expect(answer.changed.toSorted()).toEqual([...written, 'history'].toSorted());
        expect(touched).toEqual(expect.arrayContaining(['history', 'steps']));
      }
      if (operation.kind === 'command' && !operation.recorded) expect(touched).toEqual(['drafts']);
      expect(place === undefined || existsSync(given)).toBe(true);
    } finally {
      app.app.close();
    }
  });
});
