import { setQuery } from '../address.ts';
import { useQuery } from '../cache.ts';
import { openPalette, useUi } from '../ui-store.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { SavedMark } from '../ui/saved-mark.tsx';
import { redo, undo } from '../ui/toasts.tsx';
import { yearStarting } from '../ui/when.ts';
import { useView } from '../view.ts';

/** What is being looked at (body, year), find, undo, and whether everything is saved. */
export function TopBar() {
  const state = useQuery('history.state', {});
  const next = state.data?.undo ?? null;
  const again = state.data?.redo ?? null;
  return (
    <header className="topbar" aria-label="Tools">
      <BodyChip />
      <YearChip />
      <button type="button" className="find" onClick={() => openPalette()} aria-keyshortcuts="Control+K">
        <span>Find anything, go anywhere</span><kbd>Ctrl+K</kbd>
      </button>
      <span className="topbar-end">
        <SavedMark />
        <Button look="quiet" small aria-disabled={next === null} onClick={() => void undo()} title={next === null ? 'Nothing to undo' : `Undo: ${next.summary} (Ctrl+Z)`}>Undo</Button>
        <Button look="quiet" small aria-disabled={again === null} onClick={() => void redo()} title={again === null ? 'Nothing to redo' : `Redo: ${again.summary} (Ctrl+Shift+Z)`}>Redo</Button>
        <Button look="quiet" small icon aria-label="Keys" title="Keys (F1)" onClick={() => useUi.setState({ keysHelp: true })}>?</Button>
      </span>
    </header>
  );
}

function BodyChip() {
  const { bodies, body } = useView();
  const choose = (id: string) => setQuery({ body: id }, { replace: false });
  return (
    <Menu
      label={`Body being looked at: ${body?.name ?? 'all bodies'}`}
      entries={[
        { id: 'all', label: 'All bodies', run: () => choose('') },
        ...bodies.map((one) => ({ id: one.id, label: one.name, run: () => choose(one.id) })),
      ]}
    >
      <span className="chip-text">{body?.name ?? 'All bodies'}</span> <span aria-hidden="true">▾</span>
    </Menu>
  );
}

/** Ten years back is as far as a menu goes; older ones are reached through their meetings. */
const YEARS_BACK = 10;

function YearChip() {
  const { year, today } = useView();
  const thisYear = Number(yearStarting(Number(today.slice(0, 4))).from <= today ? today.slice(0, 4) : Number(today.slice(0, 4)) - 1);
  const choose = (value: string) => setQuery({ year: value }, { replace: false });
  const starts = Array.from({ length: YEARS_BACK + 2 }, (_, back) => thisYear + 1 - back);
  return (
    <Menu
      label={`Municipal year being looked at: ${year?.label ?? 'all years'}`}
      entries={[
        { id: 'all', label: 'All years', run: () => choose('all') },
        ...starts.map((start) => ({ id: String(start), label: yearStarting(start).label + (start === thisYear ? ' (now)' : ''), run: () => choose(start === thisYear ? '' : String(start)) })),
      ]}
    >
      {year?.label ?? 'All years'} <span aria-hidden="true">▾</span>
    </Menu>
  );
}
