import { crc32, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

interface Entry { name: string; method: number; crc: number; size: number; compressed: number; central: number; local: number }

/** The entries of a zip file by its central directory. Throws on anything that is not a whole, plain zip file. */
function entries(view: DataView): Entry[] {
  let end = view.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('Not a zip file, or cut short');
  const found: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error('The directory of the zip file is damaged');
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== LOCAL) throw new Error('An entry of the zip file is damaged');
    found.push({
      name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
      method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), compressed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), central: at, local,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
}
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The files in a zip file that was just written here, by name. (It trusts the sizes it reads: a file from elsewhere has to pass `checkZip` first, and then only what is wanted of it is unpacked.) */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean = () => true): Map<string, Uint8Array> {
  const view = viewOf(bytes);
  return new Map(entries(view).filter(({ name }) => isWanted(name)).map(({ name, method, crc, size, compressed, local }) => {
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = bytes.subarray(start, start + compressed);
    const content = method === 0 ? data : inflateRawSync(data);
    if (content.length !== size || crc32(content) !== crc) throw new Error(`${name} in the zip file is damaged`);
    return [name, content];
  }));
}

/** Gives every entry the same date, midnight of `date`, in place of the time of writing. */
export function stampZip(bytes: Uint8Array, date: string): Uint8Array {
  const view = viewOf(bytes);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const stamp = ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | day;
  for (const { central, local } of entries(view)) {
    view.setUint32(central + 12, stamp << 16 >>> 0, true);
    view.setUint32(local + 10, stamp << 16 >>> 0, true);
  }
  return bytes;
}
