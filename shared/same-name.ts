/**
 * A name as far as it tells one thing from another: without accents, case, punctuation, "the", and whether "&" or "and" is written.
 * "The B&D Trust" and "B and D trust" are the same.
 */
export const foldName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('&', ' and ').replace(/[’']/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/^the /, '');

export const sameName = (a: string, b: string): boolean => foldName(a) === foldName(b);
