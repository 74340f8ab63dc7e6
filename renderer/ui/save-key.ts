/** The form that Ctrl+S saves: the one opened last of those on screen. */
const savers: (() => void)[] = [];

/** Takes Ctrl+S until the returned function is called. */
export function takeSaveKey(save: () => void): () => void {
  savers.push(save);
  return () => void savers.splice(savers.indexOf(save), 1);
}
/** Saves; false if there is nothing to save here. */
export function saveNow(): boolean {
  const save = savers.at(-1);
  save?.();
  return save !== undefined;
}
