import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../electron/content-security.ts';
import { appFiles } from '../../electron/desktop/protocol.ts';
import { rescueChoice, rescuePage } from '../../electron/desktop/rescue-page.ts';
import { pageFile } from '../../electron/page-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'boardwright-page-'));
const root = join(folder, 'page');
mkdirSync(join(root, 'assets'), { recursive: true });
for (const name of ['index.html', 'assets/a-1.js', 'tool.exe']) writeFileSync(join(root, name), name);
writeFileSync(join(folder, 'outside.txt'), 'outside');
mkdirSync(join(folder, 'page-beside'));
writeFileSync(join(folder, 'page-beside', 'x.txt'), 'beside');
symlinkSync(join(folder, 'outside.txt'), join(root, 'link.txt'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the content security policy', () => {
  it('allows the page its own files and its own door, and nothing else', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
      + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
  });
});

describe('a file of the page', () => {
  it('is found by its path', async () => {
    expect(await pageFile(root, '/')).toMatchObject({ type: 'text/html; charset=utf-8', immutable: false });
    expect(await pageFile(root, '/assets/a-1.js')).toMatchObject({ type: 'text/javascript; charset=utf-8', immutable: true });
  });
  it.each(['/link.txt', '/../page-beside/x.txt', '/tool.exe', '/assets', '/assets/', '/none.js', 'index.html', '', '/assets/..', '/%zz'])('is not %s', async (path) => {
    expect(await pageFile(root, path)).toBeNull();
  });
});

describe('the app:// scheme', () => {
  const files = appFiles(root, () => null);
  const get = (url: string, init?: RequestInit) => files(new Request(url, init));
  it('serves the page with the same policy as the browser gets', async () => {
    const answer = await get('app://boardwright/');
    expect([answer.status, await answer.text()]).toEqual([200, 'index.html']);
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });
  it.each(['app://elsewhere/', 'app://boardwright/../outside.txt', 'app://boardwright/%2e%2e/outside.txt', 'app://boardwright/%2e%2e%2foutside.txt', 'app://boardwright/link.txt', 'app://rescue/'])(
    'serves nothing at %s', async (url) => { expect((await get(url)).status).toBe(404); });
  it('takes no other method', async () => {
    expect((await get('app://boardwright/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('the rescue page', () => {
  const backup = { name: '2026-01-01T10-00-00 daily.boardwright', at: '2026-01-01T10:00:00Z', bytes: 1, reason: 'daily' } as const;
  it('shows the words of the problem as text, whatever is in them', () => {
    const { html, contentSecurityPolicy } = rescuePage({ code: 'damaged_file', message: '<img src=x onerror=alert(1)> & "it"' }, '/home/<b>/x', [backup]);
    expect(html).not.toMatch(/<img|<b>|<script/);
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62; &#38; &#34;it&#34;');
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; /);
  });
  it.each([['damaged_file', true], ['not_a_board_file', true], ['internal', true], ['locked_file', false], ['newer_file', false], ['read_only', false], ['disk_full', false]] as const)(
    'after %s offers a backup: %s', (code, offered) => {
      expect(rescuePage({ code, message: 'x' }, 'x', [backup]).html.includes('Restore a backup')).toBe(offered);
    });
  it.each([
    ['app://rescue/again', { what: 'again' }], ['app://rescue/choose', { what: 'choose' }], ['app://rescue/quit', { what: 'quit' }],
    ['app://rescue/restore?name=a%20b', { what: 'restore', name: 'a b' }], ['app://rescue/restore', null], ['app://rescue/', null], ['app://boardwright/quit', null],
    ['https://rescue/quit', null], ['nonsense', null],
  ])('reads %s as %j', (url, choice) => { expect(rescueChoice(url)).toEqual(choice); });
});
