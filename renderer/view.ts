import { useMemo } from 'react';
import type { Body } from '../shared/bodies.ts';
import { municipalYear, todayInLondon, type Year } from '../shared/dates.ts';
import { useAddress } from './address.ts';
import { useQuery } from './cache.ts';
import { yearStarting } from './ui/when.ts';

/** What is being looked at: the two chips of the top bar, which are in the address as `body` and `year`. */
export interface View {
  /** Today in London, as the back end sees it. */
  today: string;
  bodies: readonly Body[];
  /** The body chosen; null: all bodies. */
  body: Body | null;
  bodyId: string | null;
  /** The municipal year chosen; null: all years. Without one in the address it is the year we are in. */
  year: Year | null;
}

const NONE: readonly Body[] = [];
/** Only until the back end has answered. */
const START = todayInLondon(Date.now());

/** The body and year being looked at, for every screen. `year` is a number such as 2026 in the address, or "all". */
export function useView(): View {
  const { query } = useAddress();
  const board = useQuery('board.get', {});
  const list = useQuery('bodies.list', {});
  const today = board.data?.today ?? START;
  const bodies = list.data ?? NONE;
  const wanted = query['body'];
  const year = query['year'];
  return useMemo(() => {
    const body = bodies.find((one) => one.id === wanted) ?? null;
    const start = /^(1[89]|2\d)\d\d$/.test(year ?? '') ? Number(year) : null;
    return {
      today, bodies, body,
      // The id of the address counts even while the list is awaited, so that screens do not first read all bodies.
      bodyId: list.data === undefined ? wanted ?? null : body?.id ?? null,
      year: year === 'all' ? null : start === null ? municipalYear(today) : yearStarting(start),
    };
  }, [today, bodies, wanted, year, list.data]);
}
