import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `millwright …` with exactly this environment, and nothing of the test's own: as a container, or somebody's shell. */
export function millwright(args: string[], env: Record<string, string>) {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { text: '', out: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said.text += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  return { child, said, ended: once(child, 'close').then(([code]) => code as number | null) };
}
