/** Signs with which a spreadsheet program takes the text of a CSV cell for a formula, and works it out on the machine of whoever opens it. */
const FORMULA = /^[=+\-@\t\r]/;

/** The text with an apostrophe before it where a spreadsheet program would take it for a formula. Numbers are never touched: they are no text. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

