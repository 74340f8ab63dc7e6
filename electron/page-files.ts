import { realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

export interface PageFile {
  path: string;
  type: string;
  /** Files with a hash in their name never change; the rest is asked for anew each time. */
  immutable: boolean;
}

/**
 * The file of the built page that a URL's path stands for, or null. Whatever leads out of `root` is null: by `..`, by an encoded
 * separator, by a drive letter, or by a link on the disk. Only the kinds of file a page is made of are served.
 */
export async function pageFile(root: string, pathname: string): Promise<PageFile | null> {
  const name = decode(pathname);
  if (name === null || !/^\/[\w./@~-]*$/.test(name) || name.split('/').includes('..')) return null;
  const wanted = name === '/' ? 'index.html' : name.slice(1);
  const type = TYPES[extname(wanted)];
  if (type === undefined) return null;
  try {
    const [base, path] = await Promise.all([realpath(root), realpath(join(root, wanted))]);
    if (!path.startsWith(base + sep)) return null;
    return { path, type, immutable: wanted.startsWith('assets/') };
  } catch {
    return null;
  }
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
