import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { usePathLocation } from './address.ts';
import { useQuery } from './cache.ts';
import { useFrameKeys } from './frame/frame-keys.ts';
import { Frame } from './frame/frame.tsx';
import { NotFound } from './frame/not-found.tsx';
import { ScreenGuard } from './frame/screen-guard.tsx';
import { routes } from './routes.tsx';
import { ErrorNotice, Waiting } from './ui/notices.tsx';
import { Toasts } from './ui/toasts.tsx';

const FirstRun = lazy(async () => ({ default: (await import('./first-run/first-run-screen.tsx')).FirstRunScreen }));

/** First run until there is a board; from then on the frame with the screen of the address. */
export function App() {
  const board = useQuery('board.get', {});
  useFrameKeys();
  if (board.data === undefined) return board.error === undefined ? <Waiting>Opening the data file…</Waiting> : <main className="alone"><ErrorNotice problem={board.error} /></main>;
  if (board.data.board === null) return <><Suspense fallback={<Waiting />}><FirstRun /></Suspense><Toasts /></>;
  return (
    <Frame>
      <Router hook={usePathLocation}>
        <Switch>
          {routes.map(({ path, Screen }) => (
            <Route path={path} key={path}>
              {(params) => (
                // A key, so that another record on the same screen starts afresh.
                <ScreenGuard key={JSON.stringify(params)}>
                  <Suspense fallback={<Waiting />}><Screen params={params as Record<string, string>} /></Suspense>
                </ScreenGuard>
              )}
            </Route>
          ))}
          <Route><NotFound /></Route>
        </Switch>
      </Router>
    </Frame>
  );
}
