import { useUi } from '../ui-store.ts';

/** "Saved" is the normal state; otherwise what is not saved yet, and why. */
export function SavedMark() {
  const reasons = useUi((state) => state.unsaved);
  const [first] = reasons.values();
  return (
    <span className={`saved ${first === undefined ? '' : 'not-yet'}`} role="status">
      {first === undefined ? <><span aria-hidden="true">✓</span> Saved</> : <><span aria-hidden="true">●</span> {first}</>}
    </span>
  );
}
