import { defineConfig } from 'vitest/config';

// Three kinds of test, told apart by suffix: `.test.ts` needs nothing, `.itest.ts` a database,
// `.e2e.ts` a browser and the built application. Files of the first two share what they import: loading it anew for each
// cost more than a third of their time. What a test leaves in a module, the next file would see.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,packages,scripts}/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'build/**'],
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.itest.ts'],
          isolate: false,
          globalSetup: ['src/kernel/server/postgres/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.ts', 'src/**/*.e2e.ts'],
          // Each file starts an application of its own; two of them keep two processors busy.
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // A page that changes by itself may take its time on a busy machine.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
