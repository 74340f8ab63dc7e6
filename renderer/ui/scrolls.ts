/** For a part of a page that scrolls by itself, and so has to be reached with the keyboard and say what it is. */
export const scrolls = (label: string) => ({ tabIndex: 0, role: 'region', 'aria-label': label }) as const;
