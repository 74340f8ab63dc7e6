import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './product.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function faults(page: Page): Promise<string[]> {
  // The desktop window is Playwright's own page already; axe opens no second one there.
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode().analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

test('Every screen passes the accessibility rules, in light and dark', async ({ product }) => {
  test.setTimeout(240_000);
  const places = await product.withBackEnd(async (call) => {
    await call('desk.set', { name: 'Robin Ash', initials: 'RA', role: 'Business manager' });
    await call('board.loadSample', {});
    const meetings = await call('meetings.list', {}) as { id: string; minutesState: string; status: string }[];
    const draft = meetings.find((one) => one.minutesState === 'draft' && one.status === 'held')!;
    const confirmed = meetings.find((one) => one.minutesState.startsWith('confirmed'))!;
    return ['/', '/meetings', '/meetings?view=month', '/meetings?view=year', '/meetings?new=1', '/meetings?series=1', `/meetings/${draft.id}`, `/meetings/${confirmed.id}`,
      '/attendance', '/attendance?tab=members&beside=rules', '/attendance?tab=meetings', '/attendance?tab=years', '/attendance?tab=quorum', '/attendance?explain=role:Independent%20chair',
      '/actions', '/decisions', '/decisions?register=votes', '/register', '/register?paste=1', '/people', '/organisations', '/bodies', '/keeping', '/keeping?tab=backups', '/keeping?tab=history'];
  });
  const page = await product.start();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const place of places) {
      await test.step(`${place} in ${colorScheme}`, async () => {
        await page.evaluate((hash) => { location.hash = hash; }, `#${place}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForTimeout(400);
        expect.soft(await faults(page), `${place} in ${colorScheme}`).toEqual([]);
      });
    }
  }
});

test('The first screen passes the accessibility rules', async ({ product }) => {
  const page = await product.start();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
