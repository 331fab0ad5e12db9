import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

// A column added to a list in the product and forgotten here would stop the bench on the day somebody needs it.
it('what is measured and what it is measured against answer the same', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, 'main.ts'),
    '--quick',
    '--compare',
  ]);
  const lines = stdout.trim().split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(6);
  for (const line of lines) expect(line).toMatch(/: the same answers$/);
});
