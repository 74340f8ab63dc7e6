import { z } from 'zod';
import type { Result } from './result.ts';

/**
 * What a door can do besides calling operations: everything that touches the machine around the data file. The page never
 * sees a path: it asks the door for a place and gets a token, which an operation takes as its `to` or `from`.
 */
export const doorRequests = {
  /** Ask the user where to save. `any`: a file that was kept as it came, under its own name. `null`: they changed their mind. */
  'door.saveAs': {
    input: z.strictObject({ name: z.string().min(1).max(120), type: z.enum(['docx', 'pdf', 'xlsx', 'csv', 'json', 'age', 'html', 'ics', 'boardwright', 'any']) }),
    output: z.strictObject({ token: z.string(), name: z.string() }).nullable(),
  },
  /** The file at the place is finished: the loopback door downloads it, the desktop door offers to show or open it. Only what the product itself has written is opened: a file from elsewhere could be a program. */
  'door.deliver': {
    input: z.strictObject({ token: z.string(), then: z.enum(['keep', 'open', 'folder']).default('keep') }),
    output: z.strictObject({ url: z.string().nullable() }),
  },
  /** Ask the user for a data file and open it instead of this one. `null`: they changed their mind. */
  'door.openBoard': { input: z.strictObject({ token: z.string().optional() }), output: z.strictObject({ name: z.string() }).nullable() },
  /** Ask the user for a file to import or restore. `null`: they changed their mind. */
  'door.choose': {
    input: z.strictObject({ type: z.enum(['boardwright', 'json', 'spreadsheet', 'pdf', 'any']) }),
    output: z.strictObject({ token: z.string(), name: z.string() }).nullable(),
  },
  /** Stop the long work that was started with this call id. */
  'door.cancel': { input: z.strictObject({ id: z.string().max(60) }), output: z.strictObject({}) },
  /** Which door this is, for the few words on screen that differ. */
  'door.about': {
    input: z.strictObject({}),
    output: z.strictObject({ door: z.enum(['desktop', 'loopback']), version: z.string(), fileName: z.string() }),
  },
} as const;
export type DoorName = keyof typeof doorRequests;
export type DoorInput<K extends DoorName> = z.input<(typeof doorRequests)[K]['input']>;
export type DoorOutput<K extends DoorName> = z.output<(typeof doorRequests)[K]['output']>;

/** How far long work has come. `total` 0 means that the end is not known. */
export interface Progress {
  id: string;
  done: number;
  total: number;
  label: string;
}

/** What a door gives the page, and nothing else. `id` names a call so that its progress and its cancelling can be told apart. */
export interface PageDoor {
  call(name: string, input: unknown, id?: string): Promise<Result<unknown>>;
  onProgress(listener: (progress: Progress) => void): () => void;
}
