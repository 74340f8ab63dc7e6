import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { PageDoor, Progress } from '../../shared/door.ts';
import type { Result } from '../../shared/result.ts';
import { CALL, PROGRESS } from './channels.ts';

const door: PageDoor = {
  call: (name, input, id) => ipcRenderer.invoke(CALL, { name, input, id }) as Promise<Result<unknown>>,
  onProgress(listener) {
    const hear = (_event: IpcRendererEvent, progress: Progress) => listener(progress);
    ipcRenderer.on(PROGRESS, hear);
    return () => void ipcRenderer.off(PROGRESS, hear);
  },
};

// All that the page is given. The names of channels, and everything else of Electron, stay on this side.
contextBridge.exposeInMainWorld('boardwright', door);
