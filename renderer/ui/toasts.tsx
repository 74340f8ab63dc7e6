import { useEffect, useState } from 'react';
import { perform } from '../cache.ts';
import { dismissToast, useUi, type Toast } from '../ui-store.ts';

/** Long enough to read and to reach for Undo; problems stay until they are put away. */
const SHOWN_MS = 9000;

/** What was done, at the foot of the page, with Undo. Read out by screen readers. Stays while the pointer or the focus is on it. */
export function Toasts() {
  const toasts = useUi((state) => state.toasts);
  return (
    <div className="toasts" role="region" aria-label="Messages">
      <div aria-live="polite" className="toasts-list">
        {toasts.map((toast) => <OneToast key={toast.id} toast={toast} />)}
      </div>
    </div>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.kind !== 'done') return;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, toast.kind, toast.id]);
  const close = () => dismissToast(toast.id);
  return (
    <div className={`toast ${toast.kind}`} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span className="toast-text">{toast.text}</span>
      {toast.undo === true && <button type="button" onClick={() => { close(); void undo(); }}>Undo</button>}
      {toast.action !== undefined && <button type="button" onClick={() => { close(); toast.action?.run(); }}>{toast.action.label}</button>}
      <button type="button" aria-label="Put this message away" onClick={close}>✕</button>
    </div>
  );
}

/** Takes back the last step and says which it was. */
export const undo = () => perform('history.undo', {}, { done: ({ undone }) => `Undone: ${undone.summary.toLocaleLowerCase('en-GB')}`, undo: false });
/** Does again what was taken back last. */
export const redo = () => perform('history.redo', {}, { done: ({ redone }) => `Done again: ${redone.summary.toLocaleLowerCase('en-GB')}` });
