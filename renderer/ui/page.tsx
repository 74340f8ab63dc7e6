import { useEffect, useRef, type ReactNode } from 'react';
import { useUi } from '../ui-store.ts';

interface PageProps {
  /** The one heading, also the title of the window. */
  title: string;
  /** A line above the heading: where this belongs, with a link back. */
  above?: ReactNode;
  /** A line beside the heading: date, state, count. */
  below?: ReactNode;
  /** The primary action, and at most a few others. */
  actions?: ReactNode;
  /** Details of what is selected, on the right; see `Inspector`. */
  inspector?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A screen: one heading, its action, its content. Sets the window’s title and puts the focus on the heading when the screen opens. */
export function Page({ title, above, below, actions, inspector, className = '', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const unsaved = useUi((state) => state.unsaved.size > 0);
  useEffect(() => { document.title = `${unsaved ? 'Not saved – ' : ''}${title} – Boardwright`; }, [title, unsaved]);
  useEffect(() => {
    // A screen reader hears where it has come to; a piece of the screen that took the focus for itself keeps it.
    const active = document.activeElement;
    if (active === null || active === document.body || active.closest('.rail, .topbar') !== null) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={`page ${inspector ? 'has-inspector' : ''} ${className}`}>
      <header className="page-head">
        {above !== undefined && <div className="page-above">{above}</div>}
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {below !== undefined && <div className="page-below">{below}</div>}
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      <div className="page-body">{children}</div>
      {inspector}
    </div>
  );
}

/** A part of a page under a heading of its own. */
export function Section({ title, aside, children, level = 2 }: { title: string; aside?: ReactNode; children: ReactNode; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section" aria-label={title}>
      <div className="section-head"><Heading>{title}</Heading>{aside}</div>
      {children}
    </section>
  );
}
