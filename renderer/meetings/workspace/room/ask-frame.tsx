import type { ReactNode } from 'react';

/** A question beneath the list: Enter answers, Esc goes back to the list. */
export function AskFrame({ title, onSave, onClose, children }: { title: string; onSave: () => void; onClose: () => void; children: ReactNode }) {
  return (
    <form
      className="ask"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      // Before the list of names takes Esc for itself; an open list is closed first.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || (event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true')) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <h3>{title}</h3>
      {children}
    </form>
  );
}
