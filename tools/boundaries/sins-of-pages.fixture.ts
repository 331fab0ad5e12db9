import type { Files } from './workspace.fixture.ts';

const MODULES = 'packages/server/src/modules';
const ORG = `${MODULES}/org`;

/** What somebody might do in pages, and in what pages share with the server. */
export const PAGE_SINS: [rule: string, sin: string, files: Files][] = [
  [
    'pages-see-no-server',
    'a page imports an operation',
    {
      'apps/web/src/a.ts':
        "import { member } from '@millwright/server/modules/org/index.ts';\nexport const a = member;\n",
    },
  ],
  [
    'pages-see-no-server',
    'a page imports the type of a query',
    {
      'apps/web/src/a.ts':
        "import type { members } from '@millwright/server/modules/org/members.queries.ts';\nexport type A = typeof members;\n",
    },
  ],
  [
    'pages-see-no-server',
    'a page imports all of platform',
    {
      'apps/web/src/a.ts':
        "import { defineModule } from '@millwright/platform';\nexport const a = defineModule;\n",
    },
  ],
  [
    'pages-see-no-server',
    'the SDK imports platform',
    {
      'packages/sdk/src/a.ts':
        "import { defineModule } from '../../platform/src/index.ts';\nexport const a = defineModule;\n",
    },
  ],
  [
    'pages-see-types-only',
    'a page imports the API as a value',
    {
      'apps/web/src/a.ts': "import * as api from '@millwright/server/api';\nexport const a = api;\n",
    },
  ],
  [
    'pages-apart',
    'the portal imports from the staff app',
    {
      'apps/portal/src/a.ts': "import { api } from '../../web/src/api.ts';\nexport const a = api;\n",
    },
  ],
  [
    'browser-safe',
    'a schema imports a query',
    {
      [`${ORG}/org.events.ts`]:
        "import { members } from './members.queries.ts';\nexport const a = members;\n",
    },
  ],
  [
    'browser-safe',
    'a schema imports Node',
    {
      [`${ORG}/org.events.ts`]: "import { randomUUID } from 'node:crypto';\nexport const a = randomUUID;\n",
    },
  ],
  [
    'browser-safe',
    'a schema imports all of platform',
    {
      [`${ORG}/org.lifecycle.ts`]: "import { event } from '@millwright/platform';\nexport const a = event;\n",
    },
  ],
  [
    'portal-alone',
    'the portal’s process leads to the staff’s router',
    {
      'apps/cli/src/commands/portal.ts': "import { face } from '../face.ts';\nexport const portal = face;\n",
      'apps/cli/src/face.ts':
        "import * as router from '../../../packages/server/src/app-router.ts';\nexport const face = router;\n",
    },
  ],
  [
    'browser-entry',
    'the browser’s part of platform leads to Node',
    {
      'packages/platform/src/browser.ts': "export * from './errors.ts';\n",
      'packages/platform/src/errors.ts':
        "import { z } from 'zod';\nimport { hostname } from 'node:os';\nexport const event = [z, hostname];\n",
    },
  ],
];
