import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// Five gigabytes go the same way in the bench (npm run bench -- storage); this is enough to see one held in memory.
const megabytes = 300;

it('a large object goes in and out in a fraction of its size of memory', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'millwright-memory-'));
  try {
    const program = join(import.meta.dirname, 'local-memory.test-process.ts');
    const child = fork(program, [directory, String(megabytes)], {
      execArgv: ['--import', 'tsx'],
      stdio: 'inherit',
    });
    const [{ right, grownBy }] = (await once(child, 'message')) as [{ right: boolean; grownBy: number }];
    expect(right).toBe(true);
    expect(grownBy).toBeLessThan(megabytes / 2);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
