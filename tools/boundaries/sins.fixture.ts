import { PAGE_SINS } from './sins-of-pages.fixture.ts';
import { type Files, module } from './workspace.fixture.ts';

const MODULES = 'packages/server/src/modules';
const ORG = `${MODULES}/org`;
const TASKS = `${MODULES}/tasks`;
const SCHEDULING: Files = {
  'packages/scheduling/package.json': '{"name":"@millwright/scheduling","type":"module"}',
};

/** What somebody might do: the rule that must bite, the deed, and the files with which it is done. */
export const SINS: [rule: string, sin: string, files: Files][] = [
  ...PAGE_SINS,
  [
    'no-cycles',
    'two files import each other',
    {
      [`${ORG}/a.ts`]: "import { b } from './b.ts';\nexport const a = b;\n",
      [`${ORG}/b.ts`]: "import { a } from './a.ts';\nexport const b = a;\n",
    },
  ],
  ['resolvable', 'a file is imported that is not there', { [`${ORG}/a.ts`]: "import './gone.ts';\n" }],
  [
    'front-door',
    'a module reaches behind another’s index.ts',
    {
      [`${TASKS}/a.ts`]: "import { members } from '../org/members.queries.ts';\nexport const a = members;\n",
    },
  ],
  [
    'front-door',
    'it does so for a type only',
    {
      [`${TASKS}/a.ts`]:
        "import type { members } from '../org/members.queries.ts';\nexport type A = typeof members;\n",
    },
  ],
  [
    'front-door-from-outside',
    'an app reaches behind a module’s index.ts',
    {
      'apps/api/src/a.ts':
        "import { members } from '@millwright/server/modules/org/members.queries.ts';\nexport const a = members;\n",
    },
  ],
  [
    'neighbours-of-org',
    'a module uses one it does not declare',
    {
      [`${ORG}/a.ts`]: "import { tasksModule } from '../tasks/index.ts';\nexport const a = tasksModule;\n",
    },
  ],
  [
    'neighbours-of-org',
    'browser-safe files do so',
    {
      [`${ORG}/org.events.ts`]:
        "import { input } from '../tasks/tasks.schemas.ts';\nexport const a = input;\n",
    },
  ],
  [
    'edges',
    'an operation imports the router of a part of its module',
    {
      [`${TASKS}/imports/imports.router.ts`]: 'export const importsRouter = 1;\n',
      [`${TASKS}/operations/a.ts`]:
        "import { importsRouter } from '../imports/imports.router.ts';\nexport const a = importsRouter;\n",
    },
  ],
  [
    'edges',
    'an operation imports a router',
    {
      [`${TASKS}/operations/a.ts`]:
        "import { tasksRouter } from '../tasks.router.ts';\nexport const a = tasksRouter;\n",
    },
  ],
  [
    'edges',
    'index.ts offers jobs to others',
    {
      [`${ORG}/org.jobs.ts`]: 'export const job = 1;\n',
      [`${ORG}/index.ts`]: "export { job } from './org.jobs.ts';\nexport const member = 1;\n",
    },
  ],
  [
    'front-door',
    'a manifest names another module’s subscribers',
    {
      [`${TASKS}/tasks.subscribers.ts`]: 'export const act = 1;\n',
      [`${ORG}/org.module.ts`]: `import { act } from '../tasks/tasks.subscribers.ts';\nimport { defineModule } from '@millwright/platform';\nexport const orgModule = defineModule({ name: 'org', tier: 1, dependsOn: [], owns: ['member'], act });\n`,
    },
  ],
  [
    'scenes-are-for-tests',
    'the product calls a factory',
    {
      [`${TASKS}/tasks.factory.ts`]: 'export const task = 1;\n',
      [`${TASKS}/a.ts`]: "import { task } from './tasks.factory.ts';\nexport const a = task;\n",
    },
  ],
  [
    'db-knows-nobody',
    'packages/db imports the server',
    {
      'packages/db/src/a.ts':
        "import type { AppRouter } from '../../server/src/api-types.ts';\nexport type A = AppRouter;\n",
    },
  ],
  [
    'platform-knows-no-module',
    'platform imports a module',
    {
      'packages/platform/src/a.ts':
        "import { member } from '../../server/src/modules/org/index.ts';\nexport const a = member;\n",
    },
  ],
  [
    'server-knows-no-app',
    'the server imports an app',
    {
      'packages/server/src/a.ts':
        "import { api } from '../../../apps/portal/src/api.ts';\nexport const a = api;\n",
    },
  ],
  [
    'scheduling-alone',
    'the scheduling package imports platform',
    {
      ...SCHEDULING,
      'packages/scheduling/src/index.ts':
        "import { event } from '../../platform/src/browser.ts';\nexport const a = event;\n",
    },
  ],
  [
    'scheduling-in-browsers',
    'the scheduling package’s own entry leads to what reads files',
    {
      ...SCHEDULING,
      'packages/scheduling/src/index.ts': "export * from './project-xml/index.ts';\n",
      'packages/scheduling/src/project-xml/index.ts': 'export const a = 1;\n',
    },
  ],
  [
    'scheduling-in-browsers',
    'it leads to Node',
    {
      ...SCHEDULING,
      'packages/scheduling/src/index.ts':
        "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
    },
  ],
  [
    'database-clients',
    'a module opens a connection of its own',
    {
      'packages/server/package.json': JSON.stringify({
        name: '@millwright/server',
        exports: { '.': './src/index.ts', './api': './src/api-types.ts', './modules/*': './src/modules/*' },
        dependencies: { '@millwright/db': '1', '@millwright/platform': '1', zod: '1', kysely: '1', pg: '1' },
        devDependencies: { vitest: '1' },
      }),
      [`${ORG}/a.ts`]: "import pg from 'pg';\nexport const a = pg;\n",
    },
  ],
  [
    'database-clients',
    'platform does so outside its listener and its job queue',
    {
      'packages/platform/src/a.ts': "import pg from 'pg';\nexport const a = pg;\n",
    },
  ],
  [
    'kysely',
    'an app writes a query',
    {
      'apps/api/package.json': JSON.stringify({ name: '@millwright/api', dependencies: { kysely: '1' } }),
      'apps/api/src/a.ts': "import { sql } from 'kysely';\nexport const a = sql;\n",
    },
  ],
  [
    'kysely-in-queries',
    'a router does',
    {
      [`${TASKS}/tasks.router.ts`]: "import { sql } from 'kysely';\nexport const tasksRouter = sql;\n",
    },
  ],
  [
    'kysely-write',
    'an operation writes with Kysely and does not say why',
    {
      [`${TASKS}/operations/a.ts`]:
        "export const a = (scope: never) => scope.sql.updateTable('task').execute();\n",
    },
  ],
  ['declared', 'a package is used that nobody declares', { [`${ORG}/a.ts`]: "import 'left-pad';\n" }],
  [
    'declared',
    'a page uses the test kit',
    {
      'apps/web/src/a.ts':
        "import type { given } from '@millwright/testkit';\nexport type A = typeof given;\n",
    },
  ],
  [
    'declared-for-production',
    'the product uses what is there for tests',
    { [`${ORG}/a.ts`]: "import 'vitest';\n" },
  ],
  ['names', 'a file says nothing', { [`${ORG}/utils.ts`]: '' }],
  ['names', 'a folder says nothing', { 'apps/web/src/common/dates.ts': '' }],
  ['names', 'a file says something and then nothing', { [`${ORG}/date-helpers.ts`]: '' }],
  ['manifest', 'a module has no manifest', { [`${MODULES}/ghost/index.ts`]: '' }],
  [
    'manifest',
    'a module goes by another name',
    {
      [`${MODULES}/people/people.module.ts`]:
        "defineModule({ name: 'persons', tier: 1, dependsOn: [], owns: [] });\n",
    },
  ],
  [
    'manifest',
    'a manifest keeps its facts elsewhere',
    {
      [`${MODULES}/people/people.module.ts`]:
        "defineModule({ name: 'people', tier: 1, dependsOn: LIST, owns: [] });\n",
    },
  ],
  ['manifest', 'a module depends on a higher tier', module('org', 1, ['tasks'], ['member'])],
  ['manifest', 'a module depends on none that exists', module('org', 1, ['persons'], ['member'])],
  [
    'manifest',
    'an observer depends on an observer',
    {
      ...module('dashboard', 4, ['reports']),
      ...module('reports', 4),
    },
  ],
  [
    'manifest',
    'modules depend on each other',
    {
      ...module('settings', 1, ['audit']),
      ...module('audit', 1, ['settings']),
    },
  ],
  ['manifest', 'two modules own a table', module('tasks', 3, ['org'], ['task', 'member'])],
  ['table-owner', 'nobody owns a table', module('tasks', 3, ['org'], [])],
  ['table-owner', 'a module owns a table that is not there', module('tasks', 3, ['org'], ['task', 'chore'])],
  [
    'table-owner',
    'a module owns a table of platform’s',
    module('tasks', 3, ['org'], ['task', 'outbox_event']),
  ],
  [
    'table-owner',
    'a module writes another’s table with Prisma',
    {
      [`${TASKS}/a.ts`]: 'export const a = ({ tx }: never) =>\n  tx.member.updateMany({ data: {} });\n',
    },
  ],
  [
    'table-owner',
    'it saves another’s record',
    {
      [`${TASKS}/a.ts`]: "export const a = (scope: never) => scope.save('member', {}, 1, {});\n",
    },
  ],
  [
    'table-owner',
    'it writes another’s table with Kysely',
    {
      [`${TASKS}/a.ts`]:
        "export const a = (scope: never) => scope.sql\n  .insertInto(\n    'member').execute();\n",
    },
  ],
  [
    'table-owner',
    'it names the table in a variable',
    {
      [`${TASKS}/a.ts`]:
        "const table = Math.random() ? ('task' as const) : 'member';\nexport const a = (db: never) => db.updateTable(table).execute();\n",
    },
  ],
  [
    'table-owner',
    'it writes another’s table in SQL',
    {
      [`${TASKS}/a.ts`]: 'export const a = "UPDATE member SET name = $1";\n',
    },
  ],
  [
    'table-owner',
    'an app writes a table',
    {
      'apps/api/src/a.ts': 'export const a = ({ tx }: never) => tx.task.deleteMany({});\n',
    },
  ],
];
