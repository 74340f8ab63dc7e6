import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations, type Name } from '../../shared/contract.ts';
import type { Operation } from '../../shared/operation.ts';
import { callerOf, openApp } from '../fixtures/caller.ts';
import { bytesOf, testFolder } from '../fixtures/files.ts';
import { valid, type Valid } from '../fixtures/valid-inputs.ts';
import { buildWorld, type World } from '../fixtures/world.ts';
import { commandLineDoor, desktopDoorOf, loopbackDoorOf, workerDoor, type Door } from './doors.ts';

const folder = testFolder('doors');
const worldFile = join(folder, 'world.boardwright');
const emptyFile = join(folder, 'empty.boardwright');
let world: World;
beforeAll(async () => {
  const app = openApp(worldFile);
  world = await buildWorld(app);
  app.app.close();
  openApp(emptyFile).app.close();
});
const names = Object.keys(operations) as Name[];
const doors: [string, (file: string) => Promise<Door> | Door][] = [
  ['worker', workerDoor], ['desktop', desktopDoorOf], ['loopback', loopbackDoorOf], ['command line', commandLineDoor],
];

describe.each(doors)('through the %s', (doorName, openDoor) => {
  const file = join(folder, `${doorName}.boardwright`);
  let door: Door;
  beforeAll(async () => {
    copyFileSync(worldFile, file);
    door = await openDoor(file);
  });
  afterAll(() => door.close());

  it.each(names)('%s works', async (name) => {
    const { input, prepare, from, place } = valid[name] as Valid<Name>;
    const attempt = async () => {
      const prepared = await prepare?.(callerOf(door.raw)) ?? '';
      const given = place === 'from' ? await door.fileFor(prepared) : place === 'to' ? await door.placeFor(join(folder, `${doorName} made.docx`)) : prepared;
      return door.raw(name, input(world, given));
    };
    if (from === 'empty file') await door.reset(emptyFile);
    // What the operations before it did may stand in its way; only then does it get the board as it was, for that takes longer than the call.
    let answer = await attempt().catch(() => undefined);
    if (answer?.ok !== true && from !== 'empty file') {
      await door.reset(worldFile);
      answer = await attempt();
    }
    if (from === 'empty file') await door.reset(worldFile);
    if (answer?.ok !== true) throw new Error(answer?.error.message);
    const operation = operations[name] as Operation;
    expect(operation.output.parse(answer.value)).toEqual(answer.value);
    expect(answer.changed.length > 0).toBe(operation.kind === 'job' || operation.recorded);
  });

  it.each(names)('%s refuses an unknown key and what is no set of fields', async (name) => {
    const before = bytesOf(file);
    const right = (valid[name] as Valid<Name>).input(world, 'a name');
    for (const wrong of [{ ...right, surprise: 1 }, 'text']) {
      const answer = await door.raw(name, wrong);
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: expect.any(Array) as unknown } });
    }
    expect(bytesOf(file)).toBe(before);
  });

  it.each(['people.destroy', 'people', '__proto__', 'toString', 'sqlite_schema'])('the unknown operation %s is refused', async (name) => {
    const before = bytesOf(file);
    expect(await door.raw(name, {})).toMatchObject({ ok: false, error: { code: 'unknown_operation' } });
    expect(bytesOf(file)).toBe(before);
  });
});
