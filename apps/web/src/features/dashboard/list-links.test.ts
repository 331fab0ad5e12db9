import { describe, expect, it } from 'vitest';
import { contractsHref } from './list-links.ts';

describe('a figure’s link', () => {
  it('carries every filter the figure counted with', () => {
    expect(
      contractsHref({ status: ['signed', 'planning'], promisedTo: '2026-12-31', withAmount: true }),
    ).toBe('/contracts?status=signed%2Cplanning&promised=..2026-12-31&withAmount=1');
    expect(contractsHref({ overdue: true })).toBe('/contracts?overdue=1');
  });
});
