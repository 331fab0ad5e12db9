import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// Each of two files; enough to see one of them held in memory.
const megabytes = 200;

it('an archive of large files takes a fraction of their size of memory', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'millwright-zip-memory-'));
  try {
    const program = join(import.meta.dirname, 'zip-memory.test-process.ts');
    const child = fork(program, [directory, String(megabytes)], {
      execArgv: ['--import', 'tsx'],
      stdio: 'inherit',
    });
    const [{ bytes, grownBy }] = (await once(child, 'message')) as [{ bytes: number; grownBy: number }];
    expect(bytes).toBeGreaterThan(2 * megabytes * 1_000_000);
    expect(grownBy).toBeLessThan(megabytes / 2);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
