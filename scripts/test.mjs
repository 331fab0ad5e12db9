// `npm test`: everything that can be checked, in one go. `npm test -- <path>` runs only the tests under that path.
// The last lines name what could not run; the very last one counts.
import './require-node.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];

async function main(filters) {
  const steps = await import('./prepare.mjs');
  if (await counted('prepare: install, generate, build', () => steps.prepare())) {
    if (filters.length === 0) await staticChecks(steps);
    await tests(steps, ['--project', 'node', '--project', 'solid', ...filters]);
    await journeys(steps, filters);
  }
}

async function staticChecks({ root, runNode, turbo }) {
  const { readdirSync } = await import('node:fs');
  const { join } = await import('node:path');
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  await counted('format and lint', () =>
    runNode([biome, 'check', '--error-on-warnings', '.'], { quiet: true }),
  );
  await counted('types', () => turbo(['typecheck', '--continue']));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await counted('types of the journeys', () => runNode([tsc, '-p', join(root, 'tests')], { quiet: true }));
  await counted('import boundaries', () => turbo(['boundaries']));
  for (const name of readdirSync(join(root, 'scripts')).filter((file) => /^check-.*\.mjs$/.test(file))) {
    await counted(name.slice(0, -'.mjs'.length), () =>
      runNode([join(root, 'scripts', name)], { quiet: true }),
    );
  }
}

async function journeys(steps, filters) {
  const { existsSync, readdirSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { findChromium, installChromium } = await import('./find-chromium.mjs');
  const folder = join(steps.root, 'tests', 'journeys');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.test.ts')) : [];
  if (files.length === 0) return;
  if (findChromium() === undefined && !installChromium()) {
    totals.skipped += files.length;
    skips.push(
      ...files.map(
        (file) => `tests/journeys/${file} (no Chromium on this machine; name one in CHROMIUM_PATH)`,
      ),
    );
    return;
  }
  await tests(steps, ['--project', 'journeys', ...filters], { CHROMIUM_PATH: findChromium() });
}

/** Runs vitest and adds its results to ours. */
async function tests({ root, runNode }, args, env = {}) {
  const { mkdtempSync, readFileSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = mkdtempSync(join(tmpdir(), 'millwright-results-'));
  const file = join(folder, 'results.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const before = totals.failed;
    const ended = await runNode([vitest, 'run', '--passWithNoTests', ...reporters, ...args], { env }).then(
      () => true,
      () => false,
    );
    addResults(JSON.parse(readFileSync(file, 'utf8')), root);
    if (!ended && totals.failed === before) fail('vitest ended with an error outside of any test');
  } catch (error) {
    fail(`vitest ${args.join(' ')}: ${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function addResults({ testResults }, root) {
  for (const { name, status, message, assertionResults } of testResults) {
    const file = name.replace(`${root}/`, '');
    for (const test of assertionResults) {
      const title = `${file}: ${test.fullName}`;
      if (test.status === 'passed') totals.passed += 1;
      else if (test.status === 'failed') fail(title);
      else {
        totals.skipped += 1;
        skips.push(title);
      }
    }
    // A file that cannot even be loaded has no tests to fail.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
      fail(`${file}: ${message.split('\n')[0]}`);
    }
  }
}

async function counted(title, check) {
  const since = Date.now();
  try {
    await check();
    totals.passed += 1;
    console.log(`ok      ${title} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    console.error(`failed  ${title}: ${error.message}`);
    fail(title);
    return false;
  }
}

function fail(title) {
  totals.failed += 1;
  failures.push(title);
}

main(process.argv.slice(2))
  .catch((error) => {
    console.error(error);
    fail(error.message);
  })
  .finally(() => {
    const inCi = process.env.CI === 'true';
    if (failures.length > 0) console.log(`\n${['Failed:', ...failures].join('\n  ')}`);
    if (skips.length > 0) {
      const title = `Could not run${inCi ? ', which in CI is a failure' : ''}:`;
      console.log(`\n${[title, ...skips].join('\n  ')}`);
    }
    process.exitCode = totals.failed > 0 || (inCi && totals.skipped > 0) ? 1 : 0;
    console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  });
