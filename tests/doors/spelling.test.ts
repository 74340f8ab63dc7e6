import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { NO_DICTIONARIES, offerTextMenu, prepareSpelling, textMenu } from '../../electron/desktop/spelling.ts';
import { testFolder } from '../fixtures/files.ts';

const folder = testFolder('spelling');
/** What the session was told, in order. */
function prepared(platform: NodeJS.Platform, profile: string): [string, unknown][] {
  const told: [string, unknown][] = [];
  const tell = (name: string) => (value: unknown) => { told.push([name, value]); };
  const session = { setSpellCheckerDictionaryDownloadURL: tell('url'), setSpellCheckerLanguages: tell('languages'), setSpellCheckerEnabled: tell('enabled') };
  prepareSpelling(session as unknown as Parameters<typeof prepareSpelling>[0], platform, profile);
  return told;
}

describe('spelling in the desktop window', () => {
  it('is told to fetch no dictionary before anything else, whatever the system', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) expect(prepared(platform, folder)[0]).toEqual(['url', NO_DICTIONARIES]);
    const { hostname, port } = new URL(NO_DICTIONARIES);
    expect([hostname, port]).toEqual(['127.0.0.1', '1']);
  });
  it('is British English by the system on Windows, and by what the system finds out on macOS', () => {
    expect(prepared('win32', folder).slice(1)).toEqual([['languages', ['en-GB']], ['enabled', true]]);
    expect(prepared('darwin', folder).slice(1)).toEqual([['enabled', true]]);
  });
  it('is on elsewhere only where a dictionary lies in the profile', () => {
    expect(prepared('linux', join(folder, 'none')).at(-1)).toEqual(['enabled', false]);
    const profile = join(folder, 'with');
    mkdirSync(join(profile, 'Dictionaries'), { recursive: true });
    writeFileSync(join(profile, 'Dictionaries', 'en-GB-10-1.bdic'), '');
    expect(prepared('linux', profile).at(-1)).toEqual(['enabled', true]);
  });
});

const flags = { canUndo: true, canRedo: true, canCut: false, canCopy: false, canPaste: true, canDelete: true, canSelectAll: true, canEditRichly: true };
const asked = { isEditable: true, misspelledWord: '', dictionarySuggestions: [] as string[], selectionText: '', editFlags: flags };
const deeds = { replace: vi.fn<(word: string) => void>(), learn: vi.fn<(word: string) => void>() };
const click = (entry: unknown) => (entry as { click: () => void }).click();

describe('the menu of a text', () => {
  it('offers the suggestions for a word, and to add it to the dictionary', () => {
    const menu = textMenu({ ...asked, misspelledWord: 'recieve', dictionarySuggestions: ['receive', 'relieve'] }, deeds);
    expect(menu.slice(0, 2).map((entry) => entry.label)).toEqual(['receive', 'relieve']);
    click(menu[0]);
    expect(deeds.replace).toHaveBeenCalledExactlyOnceWith('receive');
    const learn = menu.find((entry) => entry.label === 'Add “recieve” to dictionary');
    click(learn);
    expect(deeds.learn).toHaveBeenCalledExactlyOnceWith('recieve');
  });
  it('says where there are none', () => {
    expect(textMenu({ ...asked, misspelledWord: 'qqq' }, deeds)[0]).toEqual({ label: 'No suggestions', enabled: false });
  });
  it('has cut, copy and paste in a field, copy alone in a page, and is not there where nothing can be done', () => {
    expect(textMenu(asked, deeds).flatMap((entry) => entry.role ?? [])).toEqual(['cut', 'copy', 'paste', 'selectAll']);
    expect(textMenu({ ...asked, isEditable: false, selectionText: 'words' }, deeds)).toEqual([{ role: 'copy' }]);
    expect(textMenu({ ...asked, isEditable: false }, deeds)).toEqual([]);
  });
  it('replaces in the window and learns for its session', () => {
    const heard: ((event: unknown, params: unknown) => void)[] = [];
    const webContents = { on: (_: string, listener: (event: unknown, params: unknown) => void) => heard.push(listener), replaceMisspelling: vi.fn<(word: string) => void>(), session: { addWordToSpellCheckerDictionary: vi.fn<(word: string) => boolean>(() => true) } };
    const opened: unknown[][] = [];
    offerTextMenu({ webContents } as unknown as Parameters<typeof offerTextMenu>[0], (template) => opened.push(template));
    heard[0]!({}, { ...asked, isEditable: false });
    expect(opened).toEqual([]);
    heard[0]!({}, { ...asked, misspelledWord: 'recieve', dictionarySuggestions: ['receive'] });
    click(opened[0]![0]);
    click(opened[0]!.find((entry) => String((entry as { label?: string }).label).startsWith('Add')));
    expect(webContents.replaceMisspelling).toHaveBeenCalledExactlyOnceWith('receive');
    expect(webContents.session.addWordToSpellCheckerDictionary).toHaveBeenCalledExactlyOnceWith('recieve');
  });
});
