// Writes the Prisma client and the Kysely types from prisma/schema. Never reaches for the network: the command line would
// fetch an engine it does not use here, so it is told that one is already present. Any program will do, it is not run.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const database = join(dirname(dirname(fileURLToPath(import.meta.url))), 'packages', 'db');
const prisma = join(database, 'node_modules', 'prisma', 'build', 'index.js');
const binaries = join(database, 'node_modules', '.bin');
const separator = process.platform === 'win32' ? ';' : ':';

const run = spawnSync(process.execPath, [prisma, 'generate', ...process.argv.slice(2)], {
  cwd: database,
  encoding: 'utf8',
  env: {
    ...process.env,
    PATH: [binaries, dirname(process.execPath), process.env.PATH].join(separator), // generators are found by name
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    PRISMA_GENERATE_SKIP_AUTOINSTALL: '1',
    CHECKPOINT_DISABLE: '1',
    NO_COLOR: '1',
  },
});

if (run.status === 0) process.stdout.write(run.stdout);
else process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\n`);
process.exitCode = run.status ?? 1;
