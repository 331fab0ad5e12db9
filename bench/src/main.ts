import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { removeEmbeddedPostgres } from '@millwright/db/embedded';
import pg from 'pg';
import { bundle } from './bundle.ts';
import { Child } from './child.ts';
import { type BenchDatabase, openDatabase, type Size } from './database.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { jsonLine, table } from './report.ts';
import { wire } from './requests.ts';
import { requireSameAnswers } from './same-answers.ts';
import { prepareScenarios, type Scenario } from './scenarios.ts';
import { type Round, type Row, type Side, summarise, turns } from './statistics.ts';

const FULL: Size = { firms: 50, contracts: 300, tasks: 10_000, manyContracts: 50_000 };
const QUICK: Size = { firms: 4, contracts: 60, tasks: 1_000, manyContracts: 2_000 };

/** Rounds on each side that do not count. */
const WARM_UPS = 2;

interface Running {
  children: Record<Side, Child>;
  ports: Record<Side, number>;
  load: Child;
}

async function measureRound(
  running: Running,
  scenario: Scenario,
  side: Side,
  options: Options,
): Promise<Round> {
  const server = running.children[side];
  const before = await server.ask({ kind: 'cpu' }, 'cpu');
  const ran = await running.load.ask(
    {
      kind: 'run',
      port: running.ports[side],
      connections: options.connections,
      milliseconds: options.seconds * 1_000,
      requests: scenario.requests.map((request) => wire(request[side])),
    },
    'ran',
  );
  const after = await server.ask({ kind: 'cpu' }, 'cpu');
  return {
    rate: ran.answers / ran.seconds,
    p50: ran.p50,
    p99: ran.p99,
    cpu: (after.microseconds - before.microseconds) / ran.answers,
  };
}

async function measure(running: Running, scenario: Scenario, options: Options): Promise<Row> {
  // Compilers need a few thousand answers before they know what is hot.
  for (let i = 0; i < WARM_UPS; i++) {
    for (const side of ['limit', 'ours'] as const) await measureRound(running, scenario, side, options);
  }
  const pairs: Record<Side, Round>[] = [];
  for (const [first, second] of turns(options.pairs)) {
    const one = await measureRound(running, scenario, first, options);
    const two = await measureRound(running, scenario, second, options);
    pairs.push(first === 'ours' ? { ours: one, limit: two } : { ours: two, limit: one });
  }
  return summarise(scenario.name, pairs);
}

async function withServers(
  database: BenchDatabase,
  folder: string,
  people: string[],
  options: Options,
  run: (running: Running) => Promise<void>,
): Promise<void> {
  const programs = await bundle();
  const profiling = options.profile
    ? ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${resolve(options.profile)}`]
    : [];
  const children = {
    limit: new Child('limit', programs.limit),
    ours: new Child('ours', programs.product, profiling),
  };
  const load = new Child('load', programs.load);
  try {
    const { appUrl, superuserUrl } = database;
    const begin = {
      kind: 'begin' as const,
      appUrl,
      listenUrl: appUrl,
      superuserUrl,
      dataDir: folder,
      people,
    };
    const ports = {
      limit: (await children.limit.ask(begin, 'ready')).port,
      ours: (await children.ours.ask(begin, 'ready')).port,
    };
    await run({ children, ports, load });
  } finally {
    await Promise.all([children.limit.end(), children.ours.end(), load.end()]);
  }
}

async function bench(options: Options, folder: string): Promise<void> {
  const size = options.quick ? QUICK : FULL;
  const say = (text: string) => process.stderr.write(`${text}\n`);
  say('Preparing the data …');
  const dataDir = options.data ? resolve(options.data) : join(folder, 'postgres');
  const database = await openDatabase(dataDir, size);
  const db = new pg.Client({ connectionString: database.superuserUrl });
  try {
    await db.connect();
    const { scenarios, people } = await prepareScenarios(db, size.manyContracts);
    const wanted = scenarios.filter(({ name }) => !options.only || name.includes(options.only));
    await withServers(database, folder, people, options, async (running) => {
      const rows: { row: Row; goal?: number | undefined }[] = [];
      for (const scenario of wanted) {
        await requireSameAnswers(db, scenario, running.ports);
        if (options.compare) {
          console.log(`${scenario.name}: the same answers`);
          continue;
        }
        say(`Measuring: ${scenario.name} …`);
        const row = await measure(running, scenario, options);
        rows.push({ row, goal: scenario.goal });
        if (options.json) console.log(jsonLine(row));
      }
      if (!options.json && !options.compare) console.log(table(rows));
    });
  } finally {
    await db.end();
    await database.stop();
    if (!options.data) await removeEmbeddedPostgres(dataDir);
  }
}

async function main(): Promise<void> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'millwright-bench-'));
  await chmod(folder, 0o755); // where root measures, the database runs as somebody else
  try {
    await bench(options, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
