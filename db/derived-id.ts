import { createHash } from 'node:crypto';

/** An id that follows from these words: the same words always make the same id. */
export function derivedId(...from: string[]): string {
  const hex = createHash('sha256').update(from.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
