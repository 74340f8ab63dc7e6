/**
 * A name as it is compared: one partner is not two because of capitals, of how an accent is put together, or of spaces. Capitals first, and then small letters: that
 * makes one of "ß" and "SS", and of the two small sigmas.
 */
export const foldedName = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC').replace(/\s+/gu, ' ').trim();
