import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../db/bundles/file.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import type { Bundle } from '../../shared/bundles/format.ts';
import { faultOfJson } from '../../shared/bundles/scan.ts';
import { bundleFrom, strangersId } from '../fixtures/bundle-inputs.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { dumpFile, testFolder } from '../fixtures/files.ts';

const folder = testFolder('hostile-bundles');
let app: TestApp;
let before: string;
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const state = () => JSON.stringify(dumpFile(app.file));
const sealed = (content: object): string => canonicalJson({ ...content, hash: hashOf(content) });
const content = (more: object = {}): Partial<Bundle> => {
  const { hash: _, ...rest } = { ...bundleFrom({}), ...more };
  return rest;
};
const evidence = Buffer.from('The route map');
/** A bundle with an attached file that is sound but for what is given. */
const withFile = (record: object, more: object = {}): Partial<Bundle> => content({
  tables: { attachments: [{ id: strangersId(8), ownerTable: 'actions', ownerId: strangersId(7), name: 'map.pdf', mediaType: 'x/y', size: evidence.length, sha256: sha256(evidence), addedOn: '2026-10-01', ...record }] },
  files: [{ sha256: sha256(evidence), base64: evidence.toString('base64'), ...more }],
});
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const organisation = { id: strangersId(9), name: 'Forum', kind: 'voluntary' };

beforeAll(async () => {
  app = openApp(join(folder, 'board.boardwright'));
  await app.call('board.create', { name: 'Board', kind: 'other' });
  before = state();
});
afterAll(() => {
  expect(app.faults).toEqual([]);
  app.app.close();
});

describe('a file that means harm, or is broken, is refused in plain words and changes nothing', () => {
  const good = () => JSON.stringify(bundleFrom({ tables: { organisations: [organisation] } }));
  const hostile: [what: string, make: () => string | Uint8Array, words: RegExp][] = [
    ['ten million brackets', () => '['.repeat(10_000_000), /not a bundle of Boardwright/],
    ['ten million brackets in an object', () => `{"format":${'['.repeat(10_000_000)}`, /nested too deeply/],
    ['deep nesting inside a text field', () => good().replace('"Forum"', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`), /nested too deeply/],
    ['a key that stands twice', () => good().replace('"purpose":', '"purpose":"x","purpose":'), /stands twice/],
    ['a key that stands twice, once in disguise', () => good().replace('"purpose":', '"\\u0070urpose":"x","purpose":'), /stands twice/],
    ['a prototype', () => good().replace('"purpose":', '"__proto__":{"a":1},"purpose":'), /which no record has/],
    ['a prototype in disguise', () => good().replace('"purpose":', '"__\\u0070roto__":{"a":1},"purpose":'), /which no record has/],
    ['a constructor as a table', () => good().replace('"organisations":', '"constructor":'), /which no record has/],
    ['a lying hash', () => good().replace('Forum', 'Farce'), /not what its hash says/],
    ['half a file', () => good().slice(0, 200), /ends in the middle/],
    ['nothing', () => '', /cannot be taken in/],
    ['bytes that are no text', () => new Uint8Array([0x7b, 0xff, 0xfe, 0x22]), /not text/],
    ['another program’s JSON', () => '{"format":"something else"}', /not a bundle of Boardwright/],
    ['a wrong type', () => sealed(content({ tables: { organisations: [{ ...organisation, name: 12 }] } })), /something in it is wrong \(tables\.organisations\.0\.name: This must be text\.\)/],
    ['a field that no record has', () => sealed(content({ tables: { organisations: [{ ...organisation, path: '../../etc/passwd' }] } })), /something in it is wrong \(tables\.organisations\.0\.path: There is no such field\.\)/],
    ['a kind that there is not', () => sealed(content({ tables: { organisations: [{ ...organisation, kind: 'club' }] } })), /something in it is wrong \(tables\.organisations\.0\.kind: This must be one of: /],
    ['a number that is too large', () => sealed(withFile({ size: 1e12 })), /something in it is wrong \(tables\.attachments\.0\.size: This must be at most \d+\.\)/],
    ['nobody as its sender', () => sealed(content({ sender: null as never })), /something in it is wrong \(sender: This must be a set of fields\.\)/],
    ['no sender', () => sealed(content({ sender: undefined as never })), /something in it is wrong \(sender: This is needed\.\)/],
    ['a part of the board that there is not', () => sealed(content({ scope: { kind: 'cupboard', id: null, title: 'All' } as never })), /something in it is wrong \(scope\.kind: This is not in the right form\.\)/],
    ['a list that is none', () => sealed(content({ takenIn: 'all' as never })), /something in it is wrong \(takenIn: This must be a list\.\)/],
    ['a table that is not for exchange', () => sealed(content({ tables: { steps: [{ id: strangersId(1) }] } })), /something in it is wrong/],
    ['an id that stands twice', () => sealed(content({ tables: { organisations: [organisation, organisation] } })), /stands twice/],
    ['an id that is no id', () => sealed(content({ tables: { organisations: [{ ...organisation, id: '../../board' }] } })), /something in it is wrong/],
    ['an id in capitals, which would be a second record beside its own', () => sealed(content({ tables: { organisations: [organisation, { ...organisation, id: organisation.id.toUpperCase() }] } })), /something in it is wrong \(tables.organisations.1.id/],
    ['a newer version', () => sealed(content({ formatVersion: 7 })), /version 7 .* up to version 3/],
    ...[2.5, 0, -1, '3', null].map((version): [string, () => string, RegExp] => [`a version ${version}`, () => sealed({ ...content(), formatVersion: version }), /damaged: it does not say in which version/]),
    ['a version without end', () => sealed(content()).replace(/"formatVersion":\d+/, '"formatVersion":1e400'), /damaged: it does not say in which version/],
    ['a lying hash of an attached file', () => sealed(withFile({}, { base64: Buffer.from('Something else').toString('base64') })), /not what its hash says/],
    ['a lying size of an attached file', () => sealed(withFile({ size: 12 })), /not as large as it is said/],
    ['a path as the name of an attached file', () => sealed(withFile({ name: '../../.bashrc' })), /a name that no file may have/],
    ['a drive as the name of an attached file', () => sealed(withFile({ name: 'C:\\Windows\\win.ini' })), /a name that no file may have/],
    ['a program as an attached file', () => sealed(withFile({ name: 'minutes.pdf.exe' })), /could run a program/],
    ['a name that reads backwards', () => sealed(withFile({ name: 'minutes\u202Efdp.txt' })), /a name that no file may have/],
    ['a file that belongs to no record', () => sealed({ ...withFile({}), tables: {} }), /belongs to no record/],
    ['a file that stands in it twice', () => { const one = withFile({}); return sealed({ ...one, files: [...one.files!, ...one.files!] }); }, /stands in it twice/],
    ['a file attached to a table of the product', () => sealed(withFile({ ownerTable: 'steps' })), /something in it is wrong/],
    ['a signature that is none', () => JSON.stringify({ ...bundleFrom({}), signature: '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----' }), /signature does not belong/],
    ['a lock of forty', () => 'age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 40\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAA\n', /busy for minutes/],
  ];
  it.each(hostile)('%s', async (what, make, words) => {
    const path = file(`${what.replace(/\W+/g, ' ')}.board.json`, make());
    for (const name of ['bundles.open', 'bundles.show', 'bundles.import']) {
      const answer = await app.raw(name, { from: path, passphrase: 'x' });
      expect(answer.ok).toBe(false);
      if (!answer.ok) expect(answer.error.message).toMatch(words);
      if (!answer.ok) expect(answer.error.message).not.toMatch(/Invalid|Unrecognized|expected|received/);
    }
    expect(state()).toBe(before);
  });
  it('500 MB, by its size alone', async () => {
    const path = join(folder, 'huge.board.json');
    closeSync(openSync(path, 'w'));
    truncateSync(path, 500 * 1024 * 1024);
    await app.refused('bundles.open', { from: path }, 'too_large');
  });
  it('a folder, and a file that is not there', async () => {
    await app.refused('bundles.open', { from: join(folder, 'missing.board.json') }, 'not_found');
    expect((await app.raw('bundles.open', { from: folder })).ok).toBe(false);
  });
  it('a wrong passphrase, and none', async () => {
    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(10);
    encrypter.setPassphrase('right');
    const path = file('locked.board.json.age', await encrypter.encrypt(canonicalJson(bundleFrom({}))));
    await app.refused('bundles.open', { from: path }, 'forbidden');
    await app.refused('bundles.open', { from: path, passphrase: 'wrong' }, 'forbidden');
    expect((await app.call('bundles.open', { from: path, passphrase: 'right' })).from).toBe('Noor Hale');
  });
  it('keeps script in a text as text', async () => {
    const name = '</script><script>alert(1)</script>';
    const path = file('script.board.json', JSON.stringify(bundleFrom({ tables: { people: [{ id: strangersId(5), familyName: name, notes: '' }] } })));
    expect((await app.call('bundles.open', { from: path })).items[0]!.title).toContain(name);
  });
});

it('the scan agrees with JSON.parse that a sound file is sound', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 6 }), (text) => {
    const fault = faultOfJson(`{"a":${text}}`);
    // fast-check makes keys such as "__proto__" on purpose.
    expect(fault === null || /no record has/.test(fault)).toBe(true);
  }), { numRuns: 2000 });
  expect(readFileSync(file('again.json', canonicalJson({ b: 1, a: [true, null] })), 'utf8')).toBe('{"a":[true,null],"b":1}');
});
