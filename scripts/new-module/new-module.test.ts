import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoundaries } from '../../tools/boundaries/check.mjs';
import { checkTranslations } from '../check-translations.mjs';
import { planModule, writeModule } from './create-module.mjs';
import { nextMigration } from './database-files.mjs';
import { namesFor, singular } from './names.mjs';
import { copyWorkspace } from './workspace-copy.fixture.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

describe('the names of a new module', () => {
  it.each([
    ['devices', 'device'],
    ['deliveries', 'delivery'],
    ['addresses', 'address'],
    ['releases', 'release'],
    ['surveys', 'survey'],
    ['feedback', 'feedback'],
    ['analysis', 'analysis'],
  ])('%s has records called %s', (name, record) => {
    expect(singular(name)).toBe(record);
  });

  it.each([
    [undefined, /请给出模块名[\s\S]*Say what/],
    ['utils', /什么也没说[\s\S]*says nothing/],
    ['Devices', /小写英文字母[\s\S]*lowercase/],
    ['my-devices', /小写英文字母[\s\S]*lowercase/],
    ['../devices', /小写英文字母[\s\S]*lowercase/],
    ['orders', /保留词[\s\S]*choose another/],
    ['tasks', /已被占用[\s\S]*is taken/],
    ['members', /已被占用：见 packages\/server[\s\S]*is taken/],
    ['accounts', /已被占用：见 prisma\/schema\/identity\.prisma[\s\S]*is taken/],
    ['roles', /已被占用[\s\S]*is taken/],
  ])('%s is refused in both languages', (name, words) => {
    expect(() => namesFor(root, { name })).toThrow(words);
  });

  it('are on one of the four tiers', () => {
    expect(() => namesFor(root, { name: 'devices', tier: 5 })).toThrow(/A tier is 1, 2, 3 or 4/);
  });
});

describe('its migration', () => {
  it('comes after every one there is, and after now', () => {
    const now = new Date('2026-12-01T08:30:00Z');
    expect(nextMigration(['20261122000000_foundation', 'migration_lock.toml'], 'devices', now)).toBe(
      '20261201083000_devices',
    );
    expect(nextMigration(['20270101000000_later'], 'devices', now)).toBe('20270101000001_devices');
  });
});

describe('a new module', { timeout: 120_000 }, () => {
  let copy: string;
  let paths: string[];

  beforeAll(() => {
    copy = copyWorkspace(root);
    const plan = planModule(copy, { name: 'gadgets', zh: '小工具', tier: 3 });
    writeModule(copy, plan);
    paths = [...Object.keys(plan.created), ...Object.keys(plan.changed)];
  }, 180_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** Runs a program of the workspace; answers how it ended and what it said. */
  function run(...args: string[]): Promise<{ code: number | null; said: string }> {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, NO_COLOR: '1', VITEST: undefined };
      const child = spawn(process.execPath, args, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stdout.on('data', (chunk) => (said += chunk));
      child.stderr.on('data', (chunk) => (said += chunk));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, said }));
    });
  }

  it.each(['packages/server', 'apps/web'])('has types that fit in %s', async (folder) => {
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
    const { said } = await run(tsc, '-p', folder, '--pretty', 'false');
    // Of our files only: what others say about theirs is not this test's business.
    expect(said.split('\n').filter((line) => paths.some((path) => line.includes(path)))).toEqual([]);
  });

  it('is formatted and lints clean', async () => {
    const biome = join('node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const sources = paths.filter((path) => /\.tsx?$/.test(path));
    expect(await run(biome, 'check', '--error-on-warnings', ...sources)).toMatchObject({ code: 0 });
  });

  it('keeps the boundaries and has all its words in both languages', async () => {
    const { problems } = await checkBoundaries(copy);
    expect(problems.filter(({ from, to }) => `${from} ${to}`.includes('gadget'))).toEqual([]);
    const { problems: words } = await checkTranslations(copy);
    expect(words.filter((problem: string) => problem.includes('gadget'))).toEqual([]);
  });

  it('stands in the registry behind the last of its tier, and in everything else that lists modules', () => {
    const read = (path: string) => readFileSync(join(copy, path), 'utf8');
    expect(read('packages/server/src/registry.ts')).toMatch(
      /deliveryModule,\s+gadgetsModule,\s+dashboardModule/,
    );
    expect(read('packages/server/src/app-router.ts')).toContain('gadgets: gadgetsRouter');
    expect(read('apps/web/src/routes.tsx')).toContain("path: '/gadgets'");
    expect(read('apps/web/src/live.ts')).toContain("Gadget: ['gadgets', 'audit']");
  });

  it('passes its own test, and the database’s checks of every table', async () => {
    const vitest = join('node_modules', 'vitest', 'vitest.mjs');
    const tests = [
      'packages/server/src/modules/gadgets',
      'packages/db/src/catalogue.test.ts',
      'packages/db/src/migrations',
    ];
    const { code, said } = await run(vitest, 'run', '--project', 'node', ...tests);
    expect(`${code}\n${said}`).toMatch(/^0\n[\s\S]*Test Files {2}3 passed/);
  }, 240_000);

  it('is refused a second time, with everything left as it is', () => {
    expect(() => planModule(copy, { name: 'gadgets' })).toThrow(/is taken/);
  });
});
