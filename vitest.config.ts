import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    globalSetup: ['tests/setup/own-temporary-folder.ts'],
    // Processes, not threads: a native module such as better-sqlite3 outlives the thread that loaded it, and worker threads start their own.
    pool: 'forks',
    // On a machine with two cores the usual is one, which doubles the time of the whole.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
