import { useEffect, useRef } from 'react';
import type { RegisterSeat } from '../../../shared/seats.ts';
import { perform } from '../../cache.ts';

/** Moves the open seat up or down among those in sight; Alt+Up and Alt+Down do the same. */
export function useMoveSeat(seats: readonly RegisterSeat[] | undefined, open: RegisterSeat | undefined): { up: (() => void) | null; down: (() => void) | null } {
  const at = seats === undefined || open === undefined ? -1 : seats.indexOf(open);
  const move = (before: string | null) => void (open && perform('seats.move', { id: open.id, version: open.version, before }));
  const ways = {
    up: at > 0 ? () => move(seats![at - 1]!.id) : null,
    down: seats !== undefined && at >= 0 && at < seats.length - 1 ? () => move(seats[at + 2]?.id ?? null) : null,
  };
  const now = useRef(ways);
  now.current = ways;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      const way = event.key === 'ArrowUp' ? now.current.up : now.current.down;
      if (way === null) return;
      event.preventDefault();
      way();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
  return ways;
}
