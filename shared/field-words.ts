/** A field’s name as a reader sees it: "targetDate" is "Target date", "leadPersonId" is "Lead person". */
export function fieldWords(field: string): string {
  const words = field.replace(/Id$/, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLocaleLowerCase('en-GB');
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
}
