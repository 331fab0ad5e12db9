import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string>>;

const json = (value: unknown) => JSON.stringify(value);
const manifest = (name: string, tier: number, dependsOn: string[], owns: string[]) =>
  `import { defineModule } from '@millwright/platform';\nexport const ${name}Module = defineModule(${json({ name, tier, dependsOn, owns })});\n`;

/** The manifest of a module, as a file of the workspace. */
export const module = (name: string, tier: number, dependsOn: string[] = [], owns: string[] = []): Files => ({
  [`packages/server/src/modules/${name}/${name}.module.ts`]: manifest(name, tier, dependsOn, owns),
});

const PLATFORM = '@millwright/platform';
const workspacePackages: Record<string, { exports: object; dependencies: object; devDependencies?: object }> =
  {
    'packages/db': { exports: { '.': './src/index.ts' }, dependencies: { pg: '1', kysely: '1' } },
    'packages/platform': {
      exports: { '.': './src/index.ts', './browser': './src/browser.ts' },
      dependencies: { '@millwright/db': '1', zod: '1', pg: '1', kysely: '1' },
    },
    'packages/server': {
      exports: { '.': './src/index.ts', './api': './src/api-types.ts', './modules/*': './src/modules/*' },
      dependencies: { '@millwright/db': '1', [PLATFORM]: '1', zod: '1', kysely: '1' },
      devDependencies: { vitest: '1' },
    },
    'packages/testkit': { exports: { '.': './src/index.ts' }, dependencies: { '@millwright/server': '1' } },
    'apps/web': { exports: {}, dependencies: { '@millwright/server': '1', [PLATFORM]: '1' } },
    'apps/portal': { exports: {}, dependencies: { '@millwright/server': '1' } },
    'apps/api': { exports: {}, dependencies: { '@millwright/server': '1', '@millwright/db': '1' } },
  };
const nameOf = (folder: string) => `@millwright/${folder.split('/')[1]}`;
const fromRegistry = ['pg', 'kysely', 'zod', 'vitest', 'left-pad'];

/** A workspace in which nothing is wrong: two modules that know each other as they may, and pages that use both. */
const CLEAN: Files = {
  'package.json': json({ name: 'fixture', devDependencies: { vitest: '1' } }),
  ...Object.fromEntries(
    Object.entries(workspacePackages).map(([folder, rest]) => [
      `${folder}/package.json`,
      json({ name: nameOf(folder), type: 'module', ...rest }),
    ]),
  ),
  'prisma/schema/org.prisma': 'model Member {\n  id String\n\n  @@map("member")\n}\n',
  'prisma/schema/tasks.prisma':
    'model Task {\n  id String\n\n  @@map("task")\n}\nmodel OutboxEvent {\n  id String\n\n  @@map("outbox_event")\n}\n',
  'packages/db/src/index.ts': "import pg from 'pg';\nimport 'kysely';\nexport const pool = pg;\n",
  'packages/platform/src/index.ts':
    "export const defineModule = (manifest: object) => manifest;\nexport * from './browser.ts';\n",
  'packages/platform/src/browser.ts': "import { z } from 'zod';\nexport const event = z;\n",
  'packages/platform/src/listener/index.ts': "import pg from 'pg';\nexport const listen = pg;\n",
  'packages/server/src/index.ts': "export { appRouter } from './app-router.ts';\n",
  'packages/server/src/app-router.ts':
    "import { tasksRouter } from './modules/tasks/tasks.router.ts';\nexport const appRouter = { tasks: tasksRouter };\nexport type AppRouter = typeof appRouter;\n",
  'packages/server/src/api-types.ts': "export type { AppRouter } from './app-router.ts';\n",
  ...module('org', 1, [], ['member']),
  'packages/server/src/modules/org/index.ts':
    "export { orgModule } from './org.module.ts';\nexport const member = 1;\n",
  'packages/server/src/modules/org/org.schemas.ts': "import { z } from 'zod';\nexport const id = z;\n",
  'packages/server/src/modules/org/members.queries.ts':
    "import { sql } from 'kysely';\nexport const members = sql;\n",
  'packages/server/src/modules/tasks/tasks.module.ts':
    "import { defineModule } from '@millwright/platform';\nimport { act } from './tasks.subscribers.ts';\nexport const tasksModule = defineModule({ name: 'tasks', tier: 3, dependsOn: ['org'], owns: ['task'], subscribers: [act] });\n",
  'packages/server/src/modules/tasks/tasks.subscribers.ts': 'export const act = 1;\n',
  'packages/server/src/modules/tasks/index.ts': "export { tasksModule } from './tasks.module.ts';\n",
  'packages/server/src/modules/tasks/tasks.router.ts':
    "import { createTask } from './operations/create-task.ts';\nexport const tasksRouter = { create: createTask };\n",
  'packages/server/src/modules/tasks/tasks.schemas.ts':
    "import { event } from '@millwright/platform/browser';\nimport { id } from '../org/org.schemas.ts';\nexport const input = [event, id];\n",
  'packages/server/src/modules/tasks/operations/create-task.ts':
    "import { member } from '../../org/index.ts';\nexport const createTask = (scope: { tx: never }) => scope.tx.task.create({ data: member });\n",
  'packages/server/src/modules/tasks/operations/create-task.test.ts':
    "import { given } from '@millwright/testkit';\nimport { it } from 'vitest';\nit('', given);\n",
  'packages/testkit/src/index.ts':
    "import { appRouter } from '@millwright/server';\nexport const given = appRouter;\n",
  'apps/web/src/api.ts':
    "import type { AppRouter } from '@millwright/server/api';\nimport { input } from '@millwright/server/modules/tasks/tasks.schemas.ts';\nimport { event } from '@millwright/platform/browser';\nexport const api = [event, input] as AppRouter;\n",
  'apps/portal/src/api.ts': 'export const api = 1;\n',
};

/** Writes a clean workspace with these files added or replaced, and answers its folder. */
export function givenWorkspace(files: Files = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'millwright-boundaries-'));
  for (const [path, text] of Object.entries({ ...CLEAN, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const name of fromRegistry) {
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
    writeFileSync(
      join(root, 'node_modules', name, 'package.json'),
      json({ name, version: '1.0.0', main: 'index.js' }),
    );
    writeFileSync(join(root, 'node_modules', name, 'index.js'), '');
  }
  mkdirSync(join(root, 'node_modules/@millwright'));
  for (const folder of Object.keys(workspacePackages)) {
    symlinkSync(join(root, folder), join(root, 'node_modules', nameOf(folder)), 'dir');
  }
  return root;
}

export const removeWorkspace = (root: string) => rmSync(root, { recursive: true, force: true });
