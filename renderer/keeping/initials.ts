/** "SP" for Sam Price. */
export const initialsOf = (name: string): string =>
  name.split(/[\s-]+/u).map((word) => word.charAt(0).toLocaleUpperCase('en-GB')).join('').slice(0, 5);
