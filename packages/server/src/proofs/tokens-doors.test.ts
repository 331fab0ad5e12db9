import type { TokenAccess } from '@millwright/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './doors.fixture.ts';
import { IN_PERSON, OPEN, OPEN_TO_TOKENS } from './exceptions.fixture.ts';
import { allProcedures } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm } from './stage.fixture.ts';

let firm: ProvingFirm;
beforeAll(async () => {
  firm = await buildFirm('Tktd');
});

const staffSide = allProcedures.filter(({ face }) => face === 'staff');

/** Every staff procedure's code of refusal, null where there is none, called by the boss's program. */
async function codes(access: TokenAccess): Promise<Map<string, string | null>> {
  const { principal } = firm.visitors.boss;
  const found = new Map<string, string | null>();
  for (const procedure of staffSide) {
    const input = specimenOf(procedure).input(firm.records, firm);
    const visitor = { principal, token: { id: firm.records.tokenId, access } };
    const outcome = await call(procedure, visitor, input, 'door');
    found.set(procedure.name, outcome.kind === 'refusal' ? outcome.reason.code : null);
  }
  return found;
}
const withCode = (found: Map<string, string | null>, code: string) =>
  [...found].flatMap(([name, given]) => (given === code ? [name] : [])).sort();

describe('a program with a token', () => {
  it('finds every door closed that lets people in or hands out a way in', async () => {
    const closed = [...OPEN, ...IN_PERSON].filter(
      (name) => name.startsWith('staff') && !OPEN_TO_TOKENS.includes(name),
    );
    expect(withCode(await codes('write'), 'platform.not_by_token')).toEqual(closed.sort());
  });

  it('changes nothing with one that was made for reading', async () => {
    const found = await codes('read');
    const refused = new Set([
      ...withCode(found, 'platform.token_reads_only'),
      ...withCode(found, 'platform.not_by_token'),
    ]);
    const passed = staffSide.filter(({ name, kind }) => kind === 'mutation' && !refused.has(name));
    expect(passed.map(({ name }) => name)).toEqual([]);
    const readers = staffSide.filter(({ name, kind }) => kind !== 'mutation' && !OPEN.includes(name));
    expect(readers.filter(({ name }) => refused.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('is told why, with a reason for each door', () => {
    const reasons = allProcedures.flatMap(({ name, meta }) =>
      typeof meta?.tokens === 'object' ? [[name, meta.tokens.refused.length > 8]] : [],
    );
    expect(reasons).toEqual([...IN_PERSON].sort().map((name) => [name, true]));
  });
});
