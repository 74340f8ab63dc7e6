import { useEffect, useRef } from 'react';

/**
 * When one piece of an inspector takes the place of another (the form that of the facts), the focus would be lost with what held it: it goes
 * to the heading instead, from where Tab goes on. `mode` names what is shown.
 */
export function useKeepFocus(mode: string): void {
  const shown = useRef(mode);
  useEffect(() => {
    if (shown.current === mode) return;
    shown.current = mode;
    const inspector = document.querySelector('.inspector');
    if (inspector !== null && !inspector.contains(document.activeElement)) inspector.querySelector<HTMLElement>('h2')?.focus();
  }, [mode]);
}
