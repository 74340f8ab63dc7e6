import { useEffect } from 'react';
import { closePalette, openPalette, useUi } from '../ui-store.ts';
import { isTyping } from '../ui/keys.ts';
import { saveNow } from '../ui/save-key.ts';
import { redo, undo } from '../ui/toasts.tsx';

/** The keys that work everywhere. A screen that uses one of them for itself prevents its default. */
export function useFrameKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', keepForPalette, { capture: true });
    window.addEventListener('keydown', onKey);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('keydown', keepForPalette, { capture: true });
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, []);
}

/** Between Ctrl+K and the palette's field, keys are meant for that field: the page behind must not act on them, nor may they be lost. */
function keepForPalette(event: KeyboardEvent): void {
  const { palette, typedAhead } = useUi.getState();
  if (palette !== 'opening') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const withKey = event.ctrlKey || event.metaKey || event.altKey;
  if (event.key === 'Escape' || (withKey && event.key.toLowerCase() === 'k')) closePalette();
  else if (event.key === 'Backspace') useUi.setState({ typedAhead: typedAhead.slice(0, -1) });
  else if (event.key.length === 1 && (!withKey || event.getModifierState('AltGraph'))) useUi.setState({ typedAhead: typedAhead + event.key });
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return;
  const deed = deedOf(event);
  if (deed === null) return;
  event.preventDefault();
  deed();
}

function deedOf(event: KeyboardEvent): (() => void) | null {
  const typing = isTyping(event.target);
  // A dialog is a matter of its own: what is behind it must not change, nor another window open over it.
  const inDialog = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'k' && (!inDialog || useUi.getState().palette !== 'closed')) return useUi.getState().palette === 'closed' ? openPalette : closePalette;
    // The browser's own Save would offer to save the page as a file, which is never meant.
    if (key === 's') return saveNow;
    if (typing || inDialog) return null;
    if (key === 'z') return event.shiftKey ? () => void redo() : () => void undo();
    if (key === 'y') return () => void redo();
    return null;
  }
  if (event.key === 'F1' || (event.key === '?' && !typing)) return inDialog ? null : () => useUi.setState({ keysHelp: true });
  return null;
}

/** Drafts are in the data file within half a second; only a page left in that moment asks. */
function onLeave(event: BeforeUnloadEvent): void {
  if (useUi.getState().unsaved.has('writing')) event.preventDefault();
}
