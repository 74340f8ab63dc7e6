/** Where the name of a field is the program’s own. */
const SAID: Readonly<Record<string, string>> = { ownerTable: 'Kept with', ownerId: 'Kept with', mediaType: 'Kind of file', sha256: 'Contents' };

/** A field’s name as a reader sees it: "targetDate" is "Target date", "leadPersonId" is "Lead person". */
export function fieldWords(field: string): string {
  if (SAID[field] !== undefined) return SAID[field];
  const words = field.replace(/Id$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLocaleLowerCase('en-GB');
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}
