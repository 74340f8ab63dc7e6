interface Saver {
  /** Whether the focus is in what it saves. */
  isHere: () => boolean;
  save: () => void;
}
const savers: Saver[] = [];

/** Takes Ctrl+S until the returned function is called. */
export function takeSaveKey(saver: Saver): () => void {
  savers.push(saver);
  return () => void savers.splice(savers.indexOf(saver), 1);
}
/** Ctrl+S: saves the form that has the focus, or the one opened last. */
export function saveNow(): void {
  (savers.findLast((saver) => saver.isHere()) ?? savers.at(-1))?.save();
}
