import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations, type Name } from '../../shared/contract.ts';
import type { Operation } from '../../shared/operation.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { bytesOf, testFolder } from '../fixtures/files.ts';
import { valid, type Valid } from '../fixtures/valid-inputs.ts';
import { buildWorld, type World } from '../fixtures/world.ts';
import { wrongInputs } from '../fixtures/wrong-inputs.ts';

const folder = testFolder('wrong');
let app: TestApp;
let world: World;
beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  world = await buildWorld(app);
});
afterAll(() => app.app.close());
const names = Object.keys(operations) as Name[];
const inputOf = (name: Name): unknown => (valid[name] as Valid<Name>).input(world, 'a name');

describe.each(names)('%s', (name) => {
  const { input: schema } = operations[name] as Operation;

  it('refuses every input of the wrong shape, names the field, and changes nothing', async () => {
    const right = inputOf(name);
    const before = bytesOf(app.file);
    const wrong = wrongInputs(schema, right);
    expect(wrong.length).toBeGreaterThan(0);
    for (const { what, field, input } of wrong) {
      const problem = await app.refused(name, input, 'invalid_input').catch((error: Error) => { throw new Error(`${what}: ${error.message}`); });
      const fields = problem.fields ?? [];
      expect(fields.length, what).toBeGreaterThan(0);
      expect(fields.some(({ path }) => path.startsWith(field) || field.startsWith(path)), `${what}: ${JSON.stringify(fields)}`).toBe(true);
      for (const { message } of fields) expect(message, what).toMatch(PLAIN);
      expect(problem.message, what).toMatch(/Nothing has been changed\.$/);
    }
    expect(bytesOf(app.file)).toBe(before);
    expect(app.faults).toEqual([]);
  });
});
/** A sentence for people: none of the words in which a schema speaks. */
const PLAIN = /^(?!.*(Invalid|Too |, received|undefined|NaN|regex|Unrecognized)).*\.$/;

it.each(['', 'people', 'people.', 'people.destroy', 'People.list', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'.repeat(100_000)])(
  'refuses the operation “%.20s”, which there is not', async (name) => {
    const before = bytesOf(app.file);
    const { message } = await app.refused(name, {}, 'unknown_operation');
    expect(message.length).toBeLessThan(200);
    expect(bytesOf(app.file)).toBe(before);
  });
