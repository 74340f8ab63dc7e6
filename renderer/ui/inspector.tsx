import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

/**
 * The drawer on the right for details of what is selected. Not modal: the page beside it stays usable. Esc closes it when the focus is in
 * it; a form inside keeps what was typed as a draft. `focus`: takes the focus when it opens.
 */
export function Inspector({ title, onClose, focus = false, children }: { title: string; onClose: () => void; focus?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const drawer = useRef<HTMLElement>(null);
  const closing = useRef(onClose);
  closing.current = onClose;
  useEffect(() => {
    if (!focus) return;
    const before = document.activeElement;
    heading.current?.focus();
    return () => { if (before instanceof HTMLElement && before.isConnected) before.focus(); };
  }, [focus]);
  useEffect(() => {
    const element = drawer.current;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      closing.current();
    };
    element?.addEventListener('keydown', close);
    return () => element?.removeEventListener('keydown', close);
  }, []);
  return (
    <aside className="inspector" aria-label={title} ref={drawer}>
      <div className="inspector-head">
        <h2 ref={heading} tabIndex={-1}>{title}</h2>
        <Button look="quiet" icon small onClick={onClose} aria-label="Close details">✕</Button>
      </div>
      {children}
    </aside>
  );
}
