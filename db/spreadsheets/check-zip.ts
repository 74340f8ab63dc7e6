import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

export interface ZipLimits {
  entries: number;
  /** Bytes that one entry may unpack to, and all of them together. */
  entry: number;
  total: number;
}

export type ZipProblem = 'not a zip' | 'too large' | 'encrypted';

/**
 * Looks at a zip file from elsewhere before anything unpacks it: first what it says of its sizes, then that each entry really stops there.
 * One that lies is given no more memory than it asked for. Returns null if it may be read.
 */
export function checkZip(bytes: Uint8Array, limits: ZipLimits): ZipProblem | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === -1) return 'not a zip';
  const count = view.getUint16(end + 10, true);
  // 0xffff and 0xffffffff point to fields for files beyond 4 GB, which no spreadsheet of 20 MB needs.
  if (count > limits.entries || view.getUint32(end + 16, true) === 0xffffffff) return 'too large';
  try {
    return checkEntries(bytes, view, view.getUint32(end + 16, true), count, limits);
  } catch (error) {
    if (error instanceof RangeError) return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'not a zip';
    if (error instanceof Error && 'code' in error) return 'not a zip';
    throw error;
  }
}

function checkEntries(bytes: Uint8Array, view: DataView, start: number, count: number, limits: ZipLimits): ZipProblem | null {
  const found: { method: number; compressed: number; size: number; local: number }[] = [];
  let total = 0;
  let at = start;
  for (let left = count; left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) return 'not a zip';
    if ((view.getUint16(at + 8, true) & 1) === 1) return 'encrypted';
    const entry = { method: view.getUint16(at + 10, true), compressed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), local: view.getUint32(at + 42, true) };
    total += entry.size;
    if (entry.size > limits.entry || total > limits.total) return 'too large';
    found.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  for (const { method, compressed, size, local } of found) {
    if (view.getUint32(local, true) !== LOCAL) return 'not a zip';
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = bytes.subarray(from, from + compressed);
    if (method === 8) inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
    else if (method !== 0 || size > data.length) return 'not a zip';
  }
  return null;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}
