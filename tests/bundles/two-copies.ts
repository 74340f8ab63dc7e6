import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Input, Output } from '../../shared/contract.ts';
import type { Bundle, Scope } from '../../shared/bundles/format.ts';
import { hashOf } from '../../db/bundles/file.ts';
import { canonicalJson } from '../../shared/bundles/canonical.ts';
import { dumpFile, recordOf, testFolder } from '../fixtures/files.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';

const folder = testFolder('bundles');
let run = 0;
let nextFirst = 1;

export interface Copy extends TestApp {
  name: string;
  /** Sends and gives the path of the file. */
  send: (to: string, more?: Partial<Input<'bundles.send'>>) => Promise<string>;
  open: (path: string, passphrase?: string) => Promise<Output<'bundles.open'>>;
  take: (path: string, more?: Partial<Input<'bundles.import'>>) => Promise<Output<'bundles.import'>>;
}
export const WHOLE: Scope = { kind: 'board', id: null };
export const readBundle = (path: string): Bundle => JSON.parse(readFileSync(path, 'utf8')) as Bundle;

/** A data file as on somebody’s machine; it makes ids that no other makes. Its bundles lie beside it. */
export function reopen(file: string, name: string): Copy {
  const app = openApp(file, { firstId: nextFirst });
  nextFirst += 100_000;
  let files = 0;
  return {
    ...app, name,
    send: async (to, more) => {
      const path = join(dirname(file), `${name} ${++files}.board.json`);
      await app.call('bundles.send', { scope: WHOLE, to: path, partner: to, ...more });
      return path;
    },
    open: (path, passphrase) => app.call('bundles.open', { from: path, passphrase }),
    take: (path, more) => app.call('bundles.import', { from: path, ...more }),
  };
}
/** Boards of their own, as on the machines of different people. */
export async function copies<const N extends string>(...names: N[]): Promise<Record<N, Copy>> {
  const place = join(folder, String(++run));
  mkdirSync(place);
  const made: Partial<Record<N, Copy>> = {};
  for (const name of names) {
    const copy = reopen(join(place, `${name}.boardwright`), name);
    await copy.call('board.create', { name: `${name} board`, kind: 'other', desk: { name, initials: name.slice(0, 2), role: 'Manager' } });
    made[name] = copy;
  }
  return made as Record<N, Copy>;
}
/** The bundle as somebody changed it by hand, with a hash that fits. */
export function forged(path: string, change: (bundle: Bundle) => void): string {
  const bundle = readBundle(path);
  change(bundle);
  const { hash: _hash, signature: _signature, ...content } = bundle;
  const to = path.replace('.board.json', ' forged.board.json');
  writeFileSync(to, canonicalJson({ ...content, hash: hashOf(content) }));
  return to;
}
/** Everything but the keys of the file and the copies of what went and came. */
export function boardOf(copy: Pick<Copy, 'file'>): object {
  const { bundleContents: _contents, bundleIdentity: _identity, ...rest } = recordOf(dumpFile(copy.file));
  return rest;
}
export const closeAll = (all: Record<string, Copy>): void => { for (const one of Object.values(all)) one.app.close(); };
