// What start, dev, test and bench have in common: dependencies installed, everything generated and built. Plain Node only,
// since on a fresh machine nothing else is there yet. Each step is skipped when its inputs have not changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.millwright-installed');

/** Our environment for tools: they find each other, and none of them phones home. */
export const environment = {
  ...process.env,
  PATH: [join(modules, '.bin'), dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
  npm_config_loglevel: undefined, // `npm --silent` is meant for npm, not for what an install has to say
};

/** Installs what is missing, then generates (and, unless told otherwise, builds) what has changed. */
export async function prepare({ build = true } = {}) {
  await install();
  await turbo([build ? 'build' : 'generate']);
}

/** Runs turbo tasks over the workspace; their output shows only where one fails. */
export function turbo(tasks) {
  const program = join(modules, 'turbo', 'bin', 'turbo');
  return runNode([program, 'run', ...tasks, '--output-logs=errors-only', '--no-update-notifier'], {
    quiet: true,
  });
}

/** Runs a script with this Node. Its output is ours; with `quiet` it is shown only when the script fails. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** Runs a program in the project's folder. Rejects with an error that names it when it fails. */
export function run(program, args, { quiet = false, env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...environment, ...env },
      shell,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      const what = [program, ...args].map((part) => part.replace(`${root}/`, '')).join(' ');
      reject(Object.assign(new Error(`${what} ended with ${signal ?? code}.`), { code }));
    });
  });
}

async function install() {
  const wanted = installationFingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  console.error('Installing dependencies … / 正在安装依赖 …');
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const options = [
    'install',
    '--frozen-lockfile',
    '--config.confirm-modules-purge=false',
    '--reporter=append-only',
  ];
  const installed = join(modules, 'pnpm');
  if (`pnpm@${versionOf(installed)}` === packageManager) {
    await runNode([join(installed, 'bin', 'pnpm.cjs'), ...options], { quiet: true });
  } else {
    await runNpm(['exec', '--yes', packageManager, '--', ...options]);
  }
  writeFileSync(stampFile, wanted);
}

/** Everything that decides what an installation looks like. */
function installationFingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  const groups = ['apps', 'packages', 'tools'].flatMap((group) => {
    const folders = existsSync(join(root, group)) ? readdirSync(join(root, group)).sort() : [];
    return folders.map((folder) => join(group, folder));
  });
  const manifests = ['.', 'bench', ...groups].map((folder) => join(folder, 'package.json'));
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function versionOf(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** The npm we were started by, else the one on PATH. */
function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return runNode([npm, ...args], { quiet: true });
  return run('npm', args, { quiet: true, shell: process.platform === 'win32' });
}
