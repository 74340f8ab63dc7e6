import type { Shell } from 'electron';
import { basename } from 'node:path';
import { Refusal } from '../../shared/result.ts';
import type { DoorHandlers } from '../door-requests.ts';
import type { OpenBoard } from '../open-board.ts';
import { places } from '../places.ts';
import { version } from '../version.ts';
import type { Dialogs } from './dialogs.ts';

/** The door's requests where the page is in a window: native dialogs, of whose paths the page sees only tokens. */
export function desktopDoor(board: OpenBoard, dialogs: Dialogs, shell: Pick<Shell, 'openPath' | 'showItemInFolder'>): DoorHandlers {
  const given = places();
  /** The places of files that the product writes itself. */
  const ours = new Set<string>();
  const offer = (path: string | null, own: boolean) => {
    if (path === null) return null;
    const token = board.backEnd.place(path);
    given.add(token, path);
    if (own) ours.add(token);
    return { token, name: basename(path) };
  };
  return {
    'door.saveAs': async ({ name, type }) => offer(await dialogs.saveAs(name, type), type !== 'any'),
    'door.choose': async ({ type }) => offer(await dialogs.choose(type), false),
    async 'door.deliver'({ token, then }) {
      const path = given.path(token);
      if (then === 'folder') shell.showItemInFolder(path);
      if (then === 'open') {
        if (!ours.has(token)) throw new Refusal('forbidden', `${basename(path)} came from elsewhere, so Boardwright does not open it. Open its folder instead.`);
        const problem = await shell.openPath(path);
        if (problem !== '') throw new Refusal('not_found', `${basename(path)} is saved, but this computer has no program that opens it. Open its folder instead.`);
      }
      return { url: null };
    },
    async 'door.openBoard'() {
      const path = await dialogs.choose('boardwright');
      if (path === null) return null;
      const result = await board.switchTo(path);
      if (!result.ok) throw new Refusal(result.error.code, result.error.message, { details: result.error.details });
      return result.value;
    },
    'door.cancel'({ id }) {
      board.backEnd.cancel(id);
      return {};
    },
    'door.about': () => ({ door: 'desktop', version, fileName: board.fileName }),
  };
}
