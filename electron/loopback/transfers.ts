import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileName } from '../file-names.ts';

/** A stream that was longer than allowed. */
export class TooLarge extends Error {}

/** A private folder for files on their way between the browser and the back end. It goes when the door closes. */
export interface Transfers {
  /** A path that does not exist yet, in a folder of its own so that the file can have the name the person will see. */
  place(name: string): Promise<string>;
  /** Writes what the browser sends. A stream longer than `maxBytes` is a TooLarge and leaves nothing behind. */
  receive(stream: Readable, name: string, maxBytes: number): Promise<string>;
  discard(path: string): Promise<void>;
  remove(): Promise<void>;
}

export async function makeTransfers(): Promise<Transfers> {
  // mkdtemp makes the folder readable by this user alone.
  const folder = await mkdtemp(join(tmpdir(), 'boardwright-'));
  const place = async (name: string) => {
    const own = join(folder, randomBytes(12).toString('hex'));
    await mkdir(own);
    return join(own, fileName(name));
  };
  const discard = (path: string) => rm(join(path, '..'), { recursive: true, force: true });
  return {
    place,
    async receive(stream, name, maxBytes) {
      const path = await place(name);
      try {
        await pipeline(stream, limit(maxBytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return path;
      } catch (error) {
        await discard(path);
        throw error;
      }
    },
    discard,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function limit(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maxBytes) done(new TooLarge());
      else done(null, chunk);
    },
  });
}
