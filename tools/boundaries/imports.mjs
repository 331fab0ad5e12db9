// Runs dependency-cruiser over the workspace and adds what it cannot know about one: whose package.json counts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { importRules, TEST_CODE } from './import-rules.mjs';

const SEARCHED = ['packages', 'apps', 'bench', 'tests', 'tools', 'scripts'];
const NOT_OURS = ['/generated/', '(^|/)dist/', '(^|/)\\.turbo/', '(^|/)\\.millwright/'];
/** Tests everywhere use the test kit, which depends on what they test: declaring it would close a circle. */
const TEST_KIT = '@millwright/testkit';
/** Journeys belong to no package that could declare ours. */
const JOURNEYS = 'tests/';
const BUILD_FILES = /(^|\/)([\w.-]+\.config\.[mc]?[jt]s|build\.mjs)$/;
const testCode = TEST_CODE.map((pattern) => new RegExp(pattern));

/** Violations of the import rules: `[{ rule, from, to, hint }]`, and how many files were looked at. */
export async function importProblems(root, modules) {
  const forbidden = importRules(modules).map((rule) => ({ ...rule, severity: 'error' }));
  const folders = SEARCHED.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      exclude: { path: NOT_OURS },
      doNotFollow: { path: ['node_modules'] },
      tsPreCompilationDeps: true,
      moduleSystems: ['es6', 'cjs'],
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      alias: entrances(root),
    },
  );
  const hints = new Map(forbidden.map((rule) => [rule.name, rule.comment]));
  const broken = output.summary.violations.map(({ rule, from, to, cycle, via }) => ({
    rule: rule.name,
    from,
    to: (cycle ?? via)?.map((step) => step.name).join(' → ') ?? to,
    hint: hints.get(rule.name),
  }));
  const ours = output.modules.filter(({ source }) =>
    SEARCHED.some((folder) => source.startsWith(`${folder}/`)),
  );
  return { problems: [...broken, ...undeclared(root, ours)], files: ours.length };
}

/** Packages used without being declared where they are used, and packages for development used by the product. */
function undeclared(root, files) {
  const found = [];
  for (const { source, dependencies = [] } of files) {
    const { manifest, at } = manifestOf(root, source);
    const forTests = testCode.some((pattern) => pattern.test(source)) || BUILD_FILES.test(source);
    for (const { module, dependencyTypes } of dependencies) {
      const name = packageName(module);
      if (!name || name === manifest.name || (forTests && name === TEST_KIT)) continue;
      if (source.startsWith(JOURNEYS) && name.startsWith('@millwright/')) continue;
      const typeOnly = dependencyTypes.includes('type-only');
      if (manifest.dependencies?.[name] || manifest.peerDependencies?.[name]) continue;
      if (!manifest.devDependencies?.[name] && !(typeOnly && manifest.devDependencies?.[typesOf(name)])) {
        // What only tools and tests use may be declared once, at the root.
        if (forTests && manifestAt(root, '.').devDependencies?.[name]) continue;
        found.push({ rule: 'declared', from: source, to: name, hint: `Add it to ${at}, or do without it.` });
      } else if (!forTests && !typeOnly && at !== 'package.json') {
        const hint = `${at} declares it for development only; installations without it would fail. Move it to dependencies.`;
        found.push({ rule: 'declared-for-production', from: source, to: name, hint });
      }
    }
  }
  return found;
}

/** `@trpc/server` of `@trpc/server/adapters/fetch`; nothing for files, addresses and what Node brings. */
function packageName(specifier) {
  if (/^[./]|^[a-z]+:/.test(specifier) || isBuiltin(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const typesOf = (name) => `@types/${name.replace(/^@/, '').replace('/', '__')}`;

/** The package.json that speaks for a file: the nearest above it. */
function manifestOf(root, source) {
  for (let folder = dirname(source); folder !== '.'; folder = dirname(folder)) {
    const manifest = manifestAt(root, folder);
    if (manifest) return { manifest, at: `${folder}/package.json` };
  }
  return { manifest: manifestAt(root, '.') ?? {}, at: 'package.json' };
}

const read = new Map();
function manifestAt(root, folder) {
  const file = join(root, folder, 'package.json');
  if (!read.has(file)) read.set(file, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
  return read.get(file);
}

/** Where each `@millwright/…` import leads, as the packages' own `exports` say; also where nothing is installed. */
function entrances(root) {
  return ['packages', 'apps'].flatMap((group) =>
    (existsSync(join(root, group)) ? readdirSync(join(root, group)) : []).flatMap((folder) => {
      const { name, exports = {} } = manifestAt(root, join(group, folder)) ?? {};
      // Named ones before patterns: `./browser` is also one of `./*`.
      const entries = Object.entries(exports).sort(([a], [b]) => a.includes('*') - b.includes('*'));
      return entries.map(([entry, file]) => ({
        name: name + entry.slice(1),
        onlyModule: !entry.includes('*'),
        alias: join(root, group, folder, file),
      }));
    }),
  );
}
