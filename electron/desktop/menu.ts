import type { MenuItemConstructorOptions } from 'electron';

/** What the menu does itself; the rest are the system's usual roles. */
export interface MenuActions {
  newBoard(): void;
  openBoard(): void;
  backUp(): void;
  showFile(): void;
  about(): void;
}

/** The application menu. `developer`: with the tools for looking into the page, which the packaged program leaves out. */
export function menuTemplate(platform: NodeJS.Platform, actions: MenuActions, developer: boolean): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const macMenu: MenuItemConstructorOptions = {
    label: 'Boardwright',
    submenu: [
      { label: 'About Boardwright', click: actions.about }, { type: 'separator' }, { role: 'services' }, { type: 'separator' },
      { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, { type: 'separator' }, { role: 'quit' },
    ],
  };
  return [
    ...(mac ? [macMenu] : []),
    {
      label: '&File',
      submenu: [
        { label: '&New board…', click: actions.newBoard },
        { label: '&Open board…', accelerator: 'CmdOrCtrl+O', click: actions.openBoard },
        { type: 'separator' },
        { label: '&Back up now', click: actions.backUp },
        { label: 'Show the data file in its &folder', click: actions.showFile },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // The page decides what Ctrl+Z undoes: the text in a field, or the last change to the board. The menu must not take the key.
        { role: 'undo', registerAccelerator: false }, { role: 'redo', registerAccelerator: false }, { type: 'separator' },
        { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'pasteAndMatchStyle' }, { role: 'delete' }, { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'reload' }, { type: 'separator' }, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' },
        { role: 'togglefullscreen' }, ...(developer ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    { label: '&Window', submenu: [{ role: 'minimize' }, ...(mac ? [{ role: 'zoom' } as const, { role: 'front' } as const] : [])] },
    { label: '&Help', role: 'help', submenu: [{ label: 'About Boardwright', click: actions.about }] },
  ];
}
