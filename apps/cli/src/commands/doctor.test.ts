import { testDatabase } from '@millwright/testkit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { doctor } from './doctor.ts';

let said: string[];
beforeEach(async () => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  const { appUrl, jobsUrl } = await testDatabase();
  vi.stubEnv('DATABASE_URL', appUrl);
  vi.stubEnv('DATABASE_JOBS_URL', jobsUrl);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

it('says in both languages that the virus scanner does not answer, and what that means', async () => {
  vi.stubEnv('CLAMD', 'unix:/nowhere/clamd.ctl');
  await doctor();
  const words = said.join('\n');
  expect(words).toContain('病毒扫描程序 unix:/nowhere/clamd.ctl 无法使用');
  expect(words).toContain('The virus scanner at unix:/nowhere/clamd.ctl is of no use');
  expect(words).toContain('CLAMD_MAX_MB');
  expect(process.exitCode).toBe(1);
});

it('says nothing of a scanner where none is set up', async () => {
  await doctor();
  expect(said.join('\n')).not.toContain('scanner');
});
