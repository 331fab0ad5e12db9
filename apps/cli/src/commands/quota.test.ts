import { given, testDatabase } from '@millwright/testkit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { quota } from './quota.ts';

let said: string[];
beforeEach(async () => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.stubEnv('DATABASE_URL', (await testDatabase()).appUrl);
  vi.stubEnv('FILES_QUOTA_GB', '500');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const lineOf = (tenantId: string) =>
  said
    .join('\n')
    .split('\n')
    .findLast((line) => line.startsWith(tenantId));

it('says how full each firm’s store is, and sets how full one may be, by name or by id', async () => {
  const [firm, twin] = [await given.firm('恒达自动化 配额'), await given.firm('恒达自动化 配额')];
  const other = await given.firm('Northwind quota');
  await quota([]);
  expect(lineOf(firm.tenantId)).toBe(`${firm.tenantId}  恒达自动化 配额  0.0 kB / 500.0 GB (FILES_QUOTA_GB)`);
  await quota(['Northwind quota', '1.5']);
  expect(lineOf(other.tenantId)).toContain('/ 1.5 GB');
  expect(lineOf(firm.tenantId)).toContain('(FILES_QUOTA_GB)');
  await quota([other.tenantId, 'default']);
  expect(lineOf(other.tenantId)).toContain('500.0 GB (FILES_QUOTA_GB)');

  await expect(quota(['恒达自动化 配额', '5'])).rejects.toThrow(twin.tenantId);
  await expect(quota(['nobody', '5'])).rejects.toThrow('There is no firm');
  for (const wrong of [['Northwind quota'], ['Northwind quota', '-1'], ['Northwind quota', '5', 'GB']])
    await expect(quota(wrong)).rejects.toThrow('millwright quota');
});
