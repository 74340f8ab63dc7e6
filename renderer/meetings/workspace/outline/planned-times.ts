/** When each item is due to begin, by the times planned for those before it. */
export interface Plan {
  /** Minutes past midnight at which each item begins; the same length and order as the items. */
  starts: readonly number[];
  /** Minutes planned in all. */
  total: number;
  /** How many items have no time planned, so that one can say what the plan leaves out. */
  unplanned: number;
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** "18:05"; past midnight it goes on with the next day’s times. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function planOf(startsAt: string, items: readonly { plannedMinutes: number | null }[]): Plan {
  let at = minutesOf(startsAt);
  const starts = items.map(({ plannedMinutes }) => {
    const start = at;
    at += plannedMinutes ?? 0;
    return start;
  });
  return { starts, total: at - minutesOf(startsAt), unplanned: items.filter((item) => item.plannedMinutes === null).length };
}

/** "1 h 25 min", "40 min". */
export function formatLength(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** How the meeting stands against the plan while an item is being taken, in words; null while it is within a minute of it. */
export function againstPlan(now: string, plannedStart: number, plannedMinutes: number | null): string | null {
  const late = minutesOf(now) - plannedStart;
  if (late < -1) return `${formatLength(-late)} ahead of plan`;
  const over = late - (plannedMinutes ?? 0);
  return over > 1 ? `${formatLength(over)} behind plan` : null;
}
