import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signatureOf, newKeys } from '../../db/bundles/sshsig.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { foldedName } from '../../shared/bundles/partner-names.ts';
import { dumpFile } from '../fixtures/files.ts';
import { closeAll, copies, readBundle, WHOLE, type Copy } from './two-copies.ts';

let all: Record<'Anna' | 'Ben', Copy>;
let anna: Copy;
beforeEach(async () => {
  all = await copies('Anna', 'Ben');
  anna = all.Anna;
  await anna.call('organisations.create', { name: 'Forum' });
});
afterEach(() => closeAll(all));
const partners = async (): Promise<string[]> => (await anna.call('bundles.partners', {})).map(({ name }) => name);

describe('sending that comes to nothing', () => {
  const before = () => JSON.stringify(dumpFile(anna.file));
  const wrong: [what: string, input: (folder: string) => object, code: string, words: RegExp][] = [
    ['into a folder that is not there', (folder) => ({ to: join(folder, 'gone', 'x.board.json') }), 'not_found', /x\.board\.json/],
    ['onto a folder', (folder) => ({ to: folder }), 'invalid_input', /No file has been written/],
    ['onto the board itself', () => ({ to: anna.file }), 'forbidden', /No file has been written/],
    ['of what is no longer there', () => ({ scope: { kind: 'plan', id: '0199e6a0-0000-7000-8000-00000000dead' } }), 'not_found', /no longer there\. No file has been written/],
    ['of nothing', () => ({ as: 'form' }), 'conflict', /nothing in it to send\. No file has been written/],
    ['of a locked form', () => ({ as: 'form', passphrase: 'four plain words here' }), 'invalid_input', /A form cannot be locked .* No file has been written/],
    ['of a locked form in Word', () => ({ as: 'word', passphrase: 'four plain words here' }), 'invalid_input', /A form cannot be locked .* No file has been written/],
    ['to a partner who is no longer there', () => ({ partnerId: '0199e6a0-0000-7000-8000-00000000dead' }), 'not_found', /No file has been written/],
    ['to an address that is none', () => ({ email: 'Ben’s desk' }), 'invalid_input', /e-mail address/],
  ];
  it.each(wrong)('%s leaves no partner, no keys and no step', async (_, input, code, words) => {
    const folder = dirname(anna.file);
    const state = before();
    const answer = await anna.raw('bundles.send', { scope: WHOLE, to: join(folder, 'never.board.json'), partner: 'Somebody new', ...input(folder) });
    expect(answer).toMatchObject({ ok: false, error: { code } });
    if (!answer.ok) expect(`${answer.error.message} ${JSON.stringify(answer.error.fields ?? [])}`).toMatch(words);
    expect(before()).toBe(state);
    expect(existsSync(join(folder, 'never.board.json'))).toBe(false);
  });
  it('because it was stopped leaves nothing either', async () => {
    const state = before();
    const cancelled = new Int32Array(new SharedArrayBuffer(4));
    cancelled[0] = 1;
    const to = join(dirname(anna.file), 'never.board.json');
    expect(await anna.app.dispatch('bundles.send', { scope: WHOLE, to, partner: 'Somebody new' }, { cancelled })).toMatchObject({ ok: false, error: { code: 'cancelled', message: 'You stopped this. No file has been written.' } });
    expect(before()).toBe(state);
    expect(readdirSync(dirname(anna.file)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the partner that a bundle is for', () => {
  it('is the same however the name is written', async () => {
    for (const name of ['Siân Rees', 'SIÂN REES', 'Sia\u0302n Rees', '  siân   rees ', 'Siân\u00a0Rees', 'Straße', 'STRASSE']) await anna.send(name);
    expect(await partners()).toEqual(['Siân Rees', 'Straße']);
    expect(foldedName('Σίσυφος')).toBe(foldedName('ΣΊΣΥΦΟΣ'));
  });
  it('is the one of the id that was given, whatever the name', async () => {
    await anna.send('Ben');
    const [ben] = await anna.call('bundles.partners', {});
    await anna.send('Ben at Parks', { partnerId: ben!.id, email: 'ben@example.org' });
    expect((await anna.call('bundles.partners', {})).map(({ name, email }) => [name, email])).toEqual([['Ben', 'ben@example.org']]);
    expect((await anna.call('bundles.sent', {})).map(({ partnerId }) => partnerId)).toEqual([ben!.id, ben!.id]);
  });
  it('is asked for where two have the name', async () => {
    // Two people of one name, at boards of one name, who each sent something first.
    await all.Ben.call('organisations.create', { name: 'Theirs' });
    const twins = await copies('Anna', 'Ben');
    await twins.Ben.call('organisations.create', { name: 'Theirs too' });
    await anna.take(await all.Ben.send('Anna'));
    await anna.take(await twins.Ben.send('Anna'), { otherwise: 'mine' });
    closeAll(twins);
    expect(await partners()).toEqual(['Ben, Ben board', 'Ben, Ben board']);
    const problem = await anna.refused('bundles.send', { scope: WHOLE, to: join(dirname(anna.file), 'two.board.json'), partner: 'Ben, Ben board' }, 'conflict');
    expect(problem.message).toMatch(/2 partners called Ben, Ben board\. No file has been written/);
    const [, second] = await anna.call('bundles.partners', {});
    await anna.send('Ben, Ben board', { partnerId: second!.id });
    expect((await anna.call('bundles.sent', {}))[0]!.partnerId).toBe(second!.id);
    expect(await partners()).toHaveLength(2);
  });
});

describe('one’s own bundle, looked at', () => {
  it('says that it is one’s own, and that one which was not signed has no signature', async () => {
    expect((await anna.call('bundles.show', { from: await anna.send('Ben') })).signature).toBe('own');
    expect((await anna.call('bundles.show', { from: await anna.send('Ben', { sign: false }) })).signature).toBe('none');
  });
  it('with a signature that does not fit is refused, and with another’s key is told', async () => {
    const path = await anna.send('Ben');
    const bundle = readBundle(path);
    const keys = newKeys();
    writeFileSync(path, canonicalJson({ ...bundle, signature: signatureOf('sha256:other', keys) }));
    expect((await anna.refused('bundles.show', { from: path }, 'invalid_input')).message).toContain('signature does not belong');
    writeFileSync(path, canonicalJson({ ...bundle, signature: signatureOf(bundle.hash, keys) }));
    expect((await anna.call('bundles.show', { from: path })).signature).toBe('changed');
  });
});

it('two bundles sent at one moment to somebody new go to one partner, and the second knows of the first', async () => {
  const [first, second] = (await Promise.all([anna.send('Ben'), anna.send('Ben')])).map(readBundle);
  expect(await partners()).toEqual(['Ben']);
  expect(second!.sentBefore).toEqual([first!.id]);
  expect(second!.sender.copy).toBe(first!.sender.copy);
});
