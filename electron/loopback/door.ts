import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { randomBytes } from 'node:crypto';
import { problemOf } from '../../db/problems.ts';
import { Refusal } from '../../shared/result.ts';
import type { DoorHandlers } from '../door-requests.ts';
import { copyUnderFreeName, fileName, withEnding } from '../file-names.ts';
import type { OpenBoard } from '../open-board.ts';
import { places, type Places } from '../places.ts';
import { version } from '../version.ts';
import type { Transfers } from './transfers.ts';

export interface LoopbackDoor {
  handlers: DoorHandlers;
  /** Makes an uploaded file something that an operation can take. */
  offer(path: string): string;
  /** Files ready to be fetched, each once. */
  downloads: Places;
}

/** The door's requests where the page is in a browser: files go through a private folder, by upload and download. */
export function loopbackDoor(board: OpenBoard, transfers: Transfers, log: (line: string) => void): LoopbackDoor {
  const given = places();
  const downloads = places();
  const offer = (path: string) => {
    const token = board.backEnd.place(path);
    given.add(token, path);
    return token;
  };
  const handlers: DoorHandlers = {
    async 'door.saveAs'({ name, type }) {
      const path = await transfers.place(withEnding(fileName(name), type));
      return { token: offer(path), name: basename(path) };
    },
    'door.deliver'({ token }) {
      const ticket = randomBytes(32).toString('base64url');
      downloads.add(ticket, given.take(token));
      return { url: `/files/${ticket}` };
    },
    async 'door.openBoard'({ token }) {
      if (token === undefined) throw uploadFirst();
      const uploaded = given.take(token);
      const kept = await keep(uploaded, dirname(board.file));
      await transfers.discard(uploaded);
      const result = await board.switchTo(kept);
      if (!result.ok) {
        for (const part of ['', '-wal', '-shm']) await rm(kept + part, { force: true });
        throw new Refusal(result.error.code, result.error.message, { details: result.error.details });
      }
      log(`Now open: ${kept}`);
      return result.value;
    },
    'door.choose'() {
      throw uploadFirst();
    },
    'door.cancel'({ id }) {
      board.backEnd.cancel(id);
      return {};
    },
    'door.about': () => ({ door: 'loopback', version, fileName: board.fileName }),
  };
  return { handlers, offer, downloads };
}

/** A browser never says where its file is, so the copy it sent becomes the data file, beside the one that is open. */
async function keep(uploaded: string, folder: string): Promise<string> {
  const name = withEnding(basename(uploaded), 'boardwright');
  try {
    return await copyUnderFreeName(uploaded, folder, name);
  } catch (error) {
    const { code, message } = problemOf(error, name);
    throw new Refusal(code, message);
  }
}

const uploadFirst = () => new Refusal('invalid_input', 'Choose a file in the page first. In a browser the file is sent with POST /upload.');
