import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useUi } from '../ui-store.ts';
import { KeysHelp } from '../ui/keys-help.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { Banner } from './banner.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

const fetchPalette = () => import('../palette/palette.tsx');
const Palette = lazy(async () => ({ default: (await fetchPalette()).Palette }));
const QUIET_MS = 1000;

/** What stays while screens come and go: rail, top bar, messages, and the windows that open from anywhere. */
export function Frame({ children }: { children: ReactNode }) {
  const collapsed = useUi((state) => state.railCollapsed);
  const palette = useUi((state) => state.palette);
  usePaletteFetched();
  return (
    <div className={`frame ${collapsed ? 'narrow' : ''}`}>
      <a className="skip-link" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus(); }}>Skip to the page</a>
      <Rail />
      <TopBar />
      <main className="content" id="content" tabIndex={-1}>
        <Banner />
        {children}
      </main>
      <Toasts />
      <KeysHelp />
      {palette !== 'closed' && <Suspense><Palette /></Suspense>}
    </div>
  );
}

/** Fetches the palette once the first screen has settled, so that Ctrl+K opens it at once. A failure is told when it is opened. */
function usePaletteFetched(): void {
  useEffect(() => {
    const timer = setTimeout(() => void fetchPalette().catch(() => undefined), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
}
