import type { BaseWindow, ContextMenuParams, MenuItemConstructorOptions, Session, WebContents } from 'electron';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where Electron is told to fetch dictionaries. Left to itself it fetches them from a server of Chromium’s makers, by a way that no handler of
 * requests sees. Port 1 is one that Chromium refuses by itself, before a connection is made: nothing leaves the machine.
 */
export const NO_DICTIONARIES = 'https://127.0.0.1:1/';
const LANGUAGE = 'en-GB';
/** The folder in the profile that Chromium reads dictionaries from. IT can put a file such as `en-GB-10-1.bdic` there. */
const FOLDER = 'Dictionaries';

/**
 * Spelling by the platform: on macOS and Windows by the system; elsewhere, and where Windows has no English, by a dictionary in the profile if there
 * is one. `profile`: the folder for what belongs to this computer only.
 */
export function prepareSpelling(session: Session, platform: NodeJS.Platform, profile: string): void {
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES);
  // macOS finds out the language by itself and refuses to be told.
  if (platform !== 'darwin') session.setSpellCheckerLanguages([LANGUAGE]);
  session.setSpellCheckerEnabled(platform === 'darwin' || platform === 'win32' || hasDictionary(join(profile, FOLDER)));
}

function hasDictionary(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.startsWith(LANGUAGE) && name.endsWith('.bdic'));
  } catch {
    return false;
  }
}

type Asked = Pick<ContextMenuParams, 'isEditable' | 'misspelledWord' | 'dictionarySuggestions' | 'selectionText' | 'editFlags'>;
interface Deeds {
  replace: (word: string) => void;
  learn: (word: string) => void;
}

/** What the right button or the menu key offers in a text. Empty: nothing can be done there. */
export function textMenu({ isEditable, misspelledWord, dictionarySuggestions, selectionText, editFlags }: Asked, { replace, learn }: Deeds): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const spelling: MenuItemConstructorOptions[] = misspelledWord === '' ? [] : [
    ...dictionarySuggestions.map((word): MenuItemConstructorOptions => ({ label: word.replaceAll('&', '&&'), click: () => replace(word) })),
    ...(dictionarySuggestions.length === 0 ? [{ label: 'No suggestions', enabled: false }] : []),
    line,
    { label: `Add “${misspelledWord.replaceAll('&', '&&')}” to dictionary`, click: () => learn(misspelledWord) },
    line,
  ];
  if (isEditable) return [...spelling, { role: 'cut', enabled: editFlags.canCut }, { role: 'copy', enabled: editFlags.canCopy }, { role: 'paste', enabled: editFlags.canPaste }, line, { role: 'selectAll' }];
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
}

/** Shows that menu in a window. `popUp` builds it and opens it. */
export function offerTextMenu(window: BaseWindow & { webContents: WebContents }, popUp: (template: MenuItemConstructorOptions[], window: BaseWindow) => void): void {
  const { webContents } = window;
  webContents.on('context-menu', (_event, asked) => {
    const template = textMenu(asked, {
      replace: (word) => webContents.replaceMisspelling(word),
      learn: (word) => void webContents.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) popUp(template, window);
  });
}
