import { describe, expect, test } from 'vitest';
import { backupsToKeep, type Backup } from '../../shared/backups.ts';

const NOW = '2026-11-21T09:00:00.000Z';
const made = (at: string, reason: Backup['reason'] = 'daily') => ({ name: `${at} ${reason}`, at: at.length === 10 ? `${at}T08:00:00.000Z` : at, reason });
const dropped = (all: ReturnType<typeof made>[]) => {
  const keep = backupsToKeep(all, NOW);
  return all.filter((one) => !keep.has(one.name)).map((one) => one.name);
};
const ofToday = (count: number, reason?: Backup['reason']) => Array.from({ length: count }, (_, n) => made(`2026-11-21T08:${String(59 - n).padStart(2, '0')}:00.000Z`, reason));

describe('the backups that are kept', () => {
  test('are the ten newest, though they are all of one day', () => {
    expect(dropped(ofToday(12))).toEqual(ofToday(12).slice(10).map((one) => one.name));
  });
  test.each([
    ['the newest of each day for a fortnight', ['2026-11-09', '2026-11-08'], []],
    ['one of each week for two months', ['2026-10-14', '2026-10-13'], ['2026-10-13 daily']],
    ['one of each month for two years', ['2026-01-20', '2026-01-02'], ['2026-01-02 daily']],
    ['none that is older than two years', ['2024-10-01'], ['2024-10-01 daily']],
  ])('are, further back, %s', (_, dates, gone) => {
    expect(dropped([...ofToday(10), ...dates.map((date) => made(date))])).toEqual(gone);
  });
  test('are those made before a migration, however old', () => {
    expect(dropped([...ofToday(10), made('2021-03-01', 'before migration')])).toEqual([]);
  });
  test('do not pile up when a migration fails at every start of a day', () => {
    const failing = Array.from({ length: 5 }, (_, n) => made(`2021-03-01T08:0${n}:00.000Z`, 'before migration'));
    expect(dropped([...ofToday(10), ...failing])).toEqual(failing.slice(0, 4).map((one) => one.name));
  });
});
