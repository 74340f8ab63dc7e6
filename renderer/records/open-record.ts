import { setQuery, useAddress } from '../address.ts';

export interface OpenRecord {
  /** The record in the inspector; null for none. */
  id: string | null;
  /** Whether the inspector shows a form for a new record. */
  adding: boolean;
  /** Whether it shows the form for the record that is open. */
  editing: boolean;
  open: (id: string) => void;
  add: () => void;
  edit: (on: boolean) => void;
  close: () => void;
}
const NOTHING = { open: '', new: '', edit: '' };

/** What the inspector beside a list shows, kept in the address so that Back, reload and links keep it. */
export function useOpenRecord(): OpenRecord {
  const { query } = useAddress();
  return {
    id: query['open'] ?? null,
    adding: query['new'] !== undefined,
    editing: query['edit'] !== undefined,
    // Opening is a step that Back takes back; walking from row to row is not.
    open: (id) => setQuery({ ...NOTHING, open: id }, { replace: query['open'] !== undefined }),
    add: () => setQuery({ ...NOTHING, new: '1' }, { replace: false }),
    edit: (on) => setQuery({ edit: on ? '1' : '', new: '' }, { replace: true }),
    close: () => setQuery(NOTHING, { replace: true }),
  };
}
