import { defineConfig } from '@playwright/test';

/** The same tests through two doors: the loopback page in the bundled Chromium, and the desktop window where an Electron runtime is found. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'loopback', metadata: { door: 'loopback' } },
    { name: 'electron', metadata: { door: 'electron' } },
  ],
});
