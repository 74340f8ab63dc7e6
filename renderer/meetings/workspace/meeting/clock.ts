import { useEffect, useState } from 'react';
import { timeInLondon } from '../../../../shared/dates.ts';

/** The time of day in London, kept going while `on`. */
export function useClock(on: boolean): string {
  const [now, setNow] = useState(() => timeInLondon(Date.now()));
  useEffect(() => {
    if (!on) return;
    const tick = () => setNow(timeInLondon(Date.now()));
    tick();
    const timer = setInterval(tick, 5000);
    return () => clearInterval(timer);
  }, [on]);
  return now;
}
