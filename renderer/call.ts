import type { Input, Name, Output } from '../shared/contract.ts';
import type { DoorInput, DoorName, DoorOutput, PageDoor, Progress } from '../shared/door.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { loopbackDoor, pickFile, upload } from './loopback-door.ts';

declare global {
  interface Window {
    /** The desktop door, put there by its preload script. */
    boardwright?: PageDoor;
  }
}

// The only place that knows which door the page came through. It is read at the first call, so that tests can load this file without a page.
let door: PageDoor | null = null;
const theDoor = (): PageDoor => (door ??= window.boardwright ?? loopbackDoor());
const isDesktop = (): boolean => window.boardwright !== undefined;

export interface CallOptions {
  /** Called as a job comes along. */
  onProgress?: (progress: Progress) => void;
  /** Names the call, for `cancel`; made up when missing. */
  id?: string;
}

type Listener = (event: { name: string; changed: readonly string[] }) => void;
const listeners = new Set<Listener>();

/** Hears of every command and job that changed something: the cache rereads, and an Undo on screen that is no longer the last step goes. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls an operation. Never throws: whatever goes wrong is in the Result. Screens read with `useQuery` instead, which caches. */
export async function call<K extends Name>(name: K, input: Input<K>, options: CallOptions = {}): Promise<Result<Output<K>>> {
  const id = options.id ?? crypto.randomUUID();
  const stop = options.onProgress
    ? theDoor().onProgress((progress) => { if (progress.id === id) options.onProgress?.(progress); })
    : undefined;
  const result = await theDoor().call(name, input, id) as Result<Output<K>>;
  stop?.();
  if (result.ok && result.changed.length > 0) for (const listener of listeners) listener({ name, changed: result.changed });
  return result;
}

/** Asks the door for what touches the machine around the data file. Never throws. */
export async function callDoor<K extends DoorName>(name: K, input: DoorInput<K>): Promise<Result<DoorOutput<K>>> {
  return await theDoor().call(name, input) as Result<DoorOutput<K>>;
}

/** Asks a running job to stop; its own call then ends with the error `cancelled`. */
export const cancel = (id: string): void => void callDoor('door.cancel', { id });

type FileType = DoorInput<'door.choose'>['type'];

/** Lets the person choose a file; the operation then takes its `token`. `null`: they changed their mind. */
export async function chooseFile(type: FileType): Promise<Result<{ token: string; name: string } | null>> {
  if (isDesktop()) return callDoor('door.choose', { type });
  const file = await pickFile(type);
  return file === null ? ok(null) : upload(file);
}

/** Opens another data file instead of this one. `null`: they changed their mind. The page starts afresh on the new file. */
export async function openBoard(): Promise<Result<{ name: string } | null>> {
  if (isDesktop()) return callDoor('door.openBoard', {});
  const chosen = await chooseFile('boardwright');
  if (!chosen.ok || chosen.value === null) return chosen.ok ? ok(null) : chosen;
  return callDoor('door.openBoard', { token: chosen.value.token });
}

/** Whether a saved file can be shown in its folder: a browser keeps its downloads where it likes. */
export const canShowFiles = (): boolean => isDesktop();

/** A finished file reaches the person: downloaded by the browser, or kept where they asked and opened or shown. */
export async function deliver(token: string, then: 'keep' | 'open' | 'folder' = 'keep'): Promise<Result<null>> {
  const result = await callDoor('door.deliver', { token, then });
  if (!result.ok) return fail(result.error);
  if (result.value.url !== null) {
    const link = document.createElement('a');
    link.href = result.value.url;
    link.download = '';
    link.click();
  }
  return ok(null);
}
