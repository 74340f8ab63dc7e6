import { setQuery } from '../address.ts';

/** What the inspector of the budget shows, in the address: "heading:…", "total:income", "balance:closing", "contribution:…", "line:…". */
export const open = (what: string, figure = ''): void => setQuery({ open: what, figure, new: '' }, { replace: true });
export const add = (what: string): void => setQuery({ new: what, open: '', figure: '' }, { replace: false });
export const close = (): void => setQuery({ open: '', figure: '', new: '' });
