/**
 * A whole percentage, halves rounded up: 1 of 8 is 13. Worked out in whole numbers, so that a half is exactly a half. Null where
 * there is nothing to divide by: not applicable is not nought.
 */
export const percentage = (part: number, whole: number): number | null => (whole === 0 ? null : Math.floor((200 * part + whole) / (2 * whole)));
