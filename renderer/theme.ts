import { useSyncExternalStore } from 'react';
import { call } from './call.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'settings.theme';

let theme: Theme = 'system';
const listeners = new Set<() => void>();

function show(next: Theme): void {
  theme = next;
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
  for (const listener of listeners) listener();
}
const known = (value: unknown): Theme | undefined => THEMES.find((one) => one === value);

/**
 * Shows the theme chosen last. It is kept twice: in the browser, where it is at hand before the first drawing, and in the data file, because
 * the loopback page has another address, and so another store, at every start.
 */
export function applyTheme(): void {
  show(known(localStorage.getItem(KEY)) ?? 'system');
  void call('drafts.get', { key: KEY }).then((result) => {
    const kept = result.ok ? known(result.value.value) : undefined;
    if (kept !== undefined && kept !== theme) show(kept);
  });
}

/** Chooses a theme, from now on. */
export function setTheme(next: Theme): void {
  show(next);
  localStorage.setItem(KEY, next);
  void call('drafts.save', { key: KEY, value: next });
}

export const useTheme = (): Theme => useSyncExternalStore((listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
}, () => theme);
