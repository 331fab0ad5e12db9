import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, it } from 'vitest';

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
export const dockerFile = (name: string) => readFileSync(fromRoot(`docker/${name}`), 'utf8');

/** One service as Compose understands the file: anchors merged, variables filled in. */
export interface Service {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  build?: { target: string; dockerfile: string; context: string };
  read_only?: boolean;
  cap_drop?: string[];
}

/** What somebody who follows the example writes into docker/.env: every empty line with a password of its own. */
export function exampleEnvironment(): Record<string, string> {
  const lines = dockerFile('env.example')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const [key, value] = line.split(/=(.*)/s) as [string, string];
      const secret = key === 'MILLWRIGHT_SECRET_KEY' ? Buffer.alloc(32, 7).toString('base64') : null;
      return [key, value || secret || Buffer.from(key).toString('hex').slice(0, 24)];
    }),
  );
}

const program = (() => {
  for (const command of [['docker-compose'], ['docker', 'compose']])
    try {
      execFileSync(command[0]!, [...command.slice(1), 'version'], { stdio: 'ignore' });
      return command;
    } catch {}
  return undefined;
})();

/**
 * Describes tests that need Docker Compose to read a file with, though nothing to run it on. Where it is not installed they
 * are reported as skipped, with the reason in their title; in CI its absence is a failure.
 */
export function describeWithCompose(title: string, tests: () => void): void {
  if (program) describe(title, tests);
  else if (process.env.CI === 'true')
    it(title, () => {
      throw new Error('docker-compose is not there: install it, CI may not skip these tests');
    });
  else describe.skip(`${title} - skipped: no docker-compose on PATH`, tests);
}

/** The file as Compose itself reads it, or what it says against it. */
export function composed(env: Record<string, string> = exampleEnvironment()): Record<string, Service> {
  const { PATH = '', HOME = '' } = process.env;
  const [command = '', ...rest] = program!;
  const args = [...rest, '-f', fromRoot('docker/compose.yaml'), 'config'];
  const text = execFileSync(command, args, { env: { PATH, HOME, ...env }, stdio: 'pipe' }).toString();
  return (load(text) as { services: Record<string, Service> }).services;
}
