import type { BrowserWindow, Dialog, FileFilter } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DoorInput } from '../../shared/door.ts';
import { fileName, withEnding } from '../file-names.ts';

type SaveType = DoorInput<'door.saveAs'>['type'];
type ChooseType = DoorInput<'door.choose'>['type'];

const SAVE: Record<SaveType, FileFilter> = {
  docx: { name: 'Word document', extensions: ['docx'] },
  pdf: { name: 'PDF', extensions: ['pdf'] },
  xlsx: { name: 'Excel workbook', extensions: ['xlsx'] },
  csv: { name: 'Comma-separated values', extensions: ['csv'] },
  json: { name: 'Bundle', extensions: ['json'] },
  age: { name: 'Bundle with a passphrase', extensions: ['age'] },
  html: { name: 'Form to fill in', extensions: ['html'] },
  ics: { name: 'Calendar', extensions: ['ics'] },
  boardwright: { name: 'Boardwright data file', extensions: ['boardwright'] },
  any: { name: 'All files', extensions: ['*'] },
};
const CHOOSE: Record<ChooseType, FileFilter> = {
  boardwright: SAVE.boardwright,
  json: { name: 'Bundle or answer', extensions: ['json', 'age', 'docx'] },
  spreadsheet: { name: 'Spreadsheet', extensions: ['xlsx', 'ods', 'csv'] },
  pdf: SAVE.pdf,
  any: SAVE.any,
};

/** The system's own dialogs. Each answers null when the person changed their mind. */
export interface Dialogs {
  saveAs(name: string, type: SaveType): Promise<string | null>;
  choose(type: ChooseType): Promise<string | null>;
  /** Plain words with one button. */
  tell(kind: 'info' | 'error', message: string, detail?: string): Promise<void>;
}

/** `window` gives the window they belong to; the folder is where the first save is offered. */
export function dialogs(dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog' | 'showMessageBox'>, window: () => BrowserWindow, folder: string): Dialogs {
  return {
    async saveAs(name, type) {
      for (let offered = join(folder, withEnding(fileName(name), type)); ;) {
        const { canceled, filePath } = await dialog.showSaveDialog(window(), {
          defaultPath: offered, filters: [SAVE[type]], properties: ['createDirectory', 'showOverwriteConfirmation'],
        });
        if (canceled || !filePath) return null;
        // Some file managers leave the ending off, without which the file could not be opened by double-click. The name with its ending
        // may be taken, though, and nobody has been asked about that file yet.
        offered = withEnding(filePath, type);
        if (offered === filePath || !existsSync(offered)) return offered;
      }
    },
    async choose(type) {
      const answer = await dialog.showOpenDialog(window(), { filters: type === 'any' ? [SAVE.any] : [CHOOSE[type], SAVE.any], properties: ['openFile'] });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async tell(kind, message, detail) {
      await dialog.showMessageBox(window(), { type: kind, message, detail, buttons: ['OK'], noLink: true });
    },
  };
}
