import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const outside = ['**/node_modules/**', '**/dist/**', '**/generated/**'];
const inBrowsers = ['packages/ui', 'apps/web', 'apps/portal'];

/** Every `@millwright/*` import, exactly as the package exports it; also for tests that belong to no package. */
const alias = ['packages', 'apps'].flatMap((group) =>
  readdirSync(join(root, group)).flatMap((folder) => {
    const at = join(root, group, folder);
    const { name, exports = {} } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
    return Object.entries<string>(exports).map(([entry, file]) => ({
      find: new RegExp(`^${(name + entry.slice(1)).replace('*', '(.+)')}$`),
      replacement: join(at, file.replace('*', '$1')),
    }));
  }),
);

// Generous on purpose: a slow machine is no fault of the product, and nothing here is timed.
const timeouts = { testTimeout: 90_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } };
const withDatabase = { globalSetup: ['./packages/testkit/src/global-setup.ts'] };

export default defineConfig({
  resolve: { alias },
  test: {
    // The database and the tests share the machine; on two cores two files at a time are still faster than one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: 'node',
          include: ['{packages,apps,tools}/*/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...outside, ...inBrowsers.map((folder) => `${folder}/**`)],
          ...withDatabase,
          ...timeouts,
        },
      },
      {
        root,
        plugins: [solid()],
        resolve: { alias, conditions: ['development', 'browser'] },
        test: {
          name: 'solid',
          environment: 'happy-dom',
          // These ship JSX source, which Node cannot read by itself.
          server: { deps: { inline: [/solid/, /@kobalte/, /@corvu/] } },
          include: inBrowsers.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: outside,
          ...timeouts,
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: outside,
          fileParallelism: false, // each drives a browser and a whole running firm
          retry: 1, // a browser on a busy machine now and then misses a key; what fails twice is a fault
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: timeouts.expect,
        },
      },
    ],
  },
});
