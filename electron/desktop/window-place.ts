import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const place = z.object({
  x: z.int(), y: z.int(),
  width: z.int().min(640).max(20_000),
  height: z.int().min(480).max(20_000),
  maximized: z.boolean(),
});
export type WindowPlace = z.output<typeof place>;

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a window goes that has no remembered place: the system chooses, at a size that shows a meeting's three columns. */
export const FIRST_SIZE = { width: 1360, height: 860 };

/** The remembered place, or null. A broken file is no reason to fail a start. */
export function readPlace(file: string): WindowPlace | null {
  try {
    return place.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Forgetting where a window was is better than an error while closing it. */
export function writePlace(file: string, value: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(value));
  } catch {
    // A read-only profile: the window opens in its first place next time.
  }
}

const GRIP = 120;

/**
 * The remembered place if a person could still take hold of the window there: some of its top edge must lie on a screen that is there
 * now. A laptop comes back from its second screen without it.
 */
export function placeOn(displays: readonly Area[], remembered: WindowPlace | null): WindowPlace | null {
  if (remembered === null) return null;
  const { x, y, width } = remembered;
  const reachable = displays.some((screen) => {
    const shown = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
    return shown >= GRIP && y >= screen.y - 8 && y <= screen.y + screen.height - GRIP;
  });
  return reachable ? remembered : null;
}
