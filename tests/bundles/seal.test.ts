import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../db/bundles/file.ts';
import { newKeys, signatureOf, signerOf } from '../../db/bundles/sshsig.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { withoutSeal } from '../../shared/bundles/format.ts';
import { closeAll, copies, readBundle, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  await all.Anna.call('organisations.create', { name: 'CANARY Forum' });
});
afterEach(() => closeAll(all));
const hasKeygen = spawnSync('ssh-keygen', ['-Y', 'x']).error === undefined;

describe('a signature', () => {
  it('names its key, and fits no other message', () => {
    const keys = newKeys();
    const made = signatureOf('sha256:abc', keys);
    expect(signerOf('sha256:abc', made)).toBe(keys.publicKey);
    expect(signerOf('sha256:abd', made)).toBeNull();
    expect(signerOf('sha256:abc', made.replace('U1NIU0lH', 'U1NIU0lI'))).toBeNull();
    for (let at = 40; at < made.length - 40; at += 7) {
      const bent = made.slice(0, at) + (made[at] === 'A' ? 'B' : 'A') + made.slice(at + 1);
      expect(signerOf('sha256:abc', bent)).toBeNull();
    }
  });
  it('is refused with bits in its padding that say nothing, and with an ending that is not there', () => {
    const keys = newKeys();
    const made = signatureOf('sha256:abc', keys);
    const [, last, padding] = /([A-Za-z0-9+/])(=+)\n-----END/.exec(made)!;
    const next = String.fromCharCode(last!.charCodeAt(0) + 1);
    expect(signerOf('sha256:abc', made.replace(`${last}${padding}\n`, `${next}${padding}\n`))).toBeNull();
    expect(signerOf('sha256:abc', made.replace(`${padding}\n`, '\n'))).toBeNull();
    expect(signerOf('sha256:abc', made.replaceAll('\n', '\r\n'))).toBe(keys.publicKey);
  });
  it.runIf(hasKeygen)('is accepted by ssh-keygen', async () => {
    const path = await all.Anna.send('Ben');
    const { hash, signature } = readBundle(path);
    const folder = dirname(path);
    writeFileSync(join(folder, 'made.sig'), signature!);
    writeFileSync(join(folder, 'allowed'), `anna namespaces="boardwright" ${signerOf(hash, signature!)!}\n`);
    const { status, stdout, stderr } = spawnSync('ssh-keygen', ['-Y', 'verify', '-n', 'boardwright', '-f', join(folder, 'allowed'), '-I', 'anna', '-s', join(folder, 'made.sig')], { input: hash });
    expect(`${stdout.toString()}${stderr.toString()}`).toContain('Good "boardwright" signature');
    expect(status).toBe(0);
  });
  it('is remembered, and a changed key or a missing one is said', async () => {
    const first = await all.Anna.send('Ben');
    expect((await all.Ben.open(first)).signature).toBe('first');
    await all.Ben.take(first);
    const second = await all.Anna.send('Ben');
    expect((await all.Ben.open(second)).signature).toBe('known');
    const sent = readBundle(second);
    const other = `${second}.other.board.json`;
    writeFileSync(other, canonicalJson({ ...sent, signature: signatureOf(sent.hash, newKeys()) }));
    expect((await all.Ben.open(other)).signature).toBe('changed');
    const problem = await all.Ben.refused('bundles.import', { from: other }, 'forbidden');
    expect(problem.message).toMatch(/not the one that Anna used before.*Nothing has been changed.*telephone/);
    writeFileSync(other, canonicalJson({ ...sent, signature: undefined }));
    expect((await all.Ben.open(other)).signature).toBe('missing');
    await all.Ben.refused('bundles.import', { from: other }, 'forbidden');
    await all.Ben.take(other, { trust: true });
    expect(hashOf(withoutSeal(sent))).toBe(sent.hash);
  });
});

/** Debian’s age asks for a passphrase on a terminal; script gives it one. */
const hasAge = spawnSync('age', ['--version']).status === 0 && spawnSync('script', ['--version']).status === 0;
const typed = (command: string, words: string) => spawnSync('script', ['-qec', command, '/dev/null'], { input: `${words}\n${words}\n`, encoding: 'utf8' });

describe('a passphrase', () => {
  it.runIf(hasAge)('locks a file that the age tool opens', async () => {
    const path = await all.Anna.send('Ben', { passphrase: 'four plain words here' });
    const to = join(dirname(path), 'opened.json');
    expect(typed(`age -d -o '${to}' '${path}'`, 'four plain words here').status).toBe(0);
    expect((await all.Ben.open(to)).counts.new).toBe(1);
  });
  it.runIf(hasAge)('opens a file that the age tool locked', async () => {
    const path = await all.Anna.send('Ben');
    const to = join(dirname(path), 'locked.json.age');
    expect(typed(`age -p -o '${to}' '${path}'`, 'four other words here').status).toBe(0);
    await all.Ben.refused('bundles.open', { from: to }, 'forbidden');
    expect((await all.Ben.open(to, 'four other words here')).counts.new).toBe(1);
  });
  it('locks every byte, and opens for whoever has it', async () => {
    const path = await all.Anna.send('Ben', { passphrase: 'four plain words here' });
    const bytes = readFileSync(path);
    expect(bytes.includes('CANARY')).toBe(false);
    expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    await all.Ben.refused('bundles.open', { from: path }, 'forbidden');
    expect((await all.Ben.open(path, 'four plain words here')).counts.new).toBe(1);
  });
  it('with more work than the age tool asks for is refused at once, and so is one beside another key', async () => {
    const stanza = (factor: number | string): string => `-> scrypt AAAAAAAAAAAAAAAAAAAAAA ${factor}\n${'A'.repeat(43)}\n`;
    const given = async (...stanzas: string[]): Promise<string> => {
      const from = `${all.Ben.file}.age`;
      writeFileSync(from, `age-encryption.org/v1\n${stanzas.join('')}--- ${'A'.repeat(43)}\n${'x'.repeat(100)}`);
      const began = performance.now();
      const answer = await all.Ben.raw('bundles.open', { from, passphrase: 'four plain words here' });
      expect(performance.now() - began).toBeLessThan(1000);
      if (answer.ok) throw new Error('was opened');
      expect(answer.error.message).toContain('Nothing has been changed');
      return answer.error.message;
    };
    for (const factor of [19, 20, 22, 9999]) expect(await given(stanza(factor))).toContain('busy for minutes');
    for (const factor of ['', 'x', '010', '99999999']) expect(await given(stanza(factor))).toContain('its lock is damaged');
    expect(await given(stanza(10), stanza(10))).toContain('more to it than one passphrase');
    expect(await given(stanza(10), '-> X25519 AAAA\nAAAA\n')).toContain('more to it than one passphrase');
    expect(await given('-> X25519 AAAA\nAAAA\n', stanza(10))).toContain('locked for somebody’s key');
  });
});
