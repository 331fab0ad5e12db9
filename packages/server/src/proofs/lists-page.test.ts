import { beforeAll, expect, it } from 'vitest';
import { call } from './doors.fixture.ts';
import { UNPAGED } from './exceptions.fixture.ts';
import { fieldsOf } from './inputs.fixture.ts';
import { allProcedures } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm } from './stage.fixture.ts';

let firm: ProvingFirm;
beforeAll(async () => {
  firm = await buildFirm('Kptd');
});

const MOST = 200;

it('every list answers by the page, or is known to stay short', async () => {
  const lists: string[] = [];
  const endless: string[] = [];
  for (const procedure of allProcedures.filter(({ kind }) => kind === 'query')) {
    const specimen = specimenOf(procedure);
    const caller = specimen.caller ?? (procedure.face === 'portal' ? 'customer' : 'boss');
    const input = specimen.input(firm.records, firm);
    const outcome = await call(procedure, firm.visitors[caller], input);
    const data = outcome.kind === 'answer' ? outcome.data : undefined;
    if (!Array.isArray(data) && !Array.isArray((data as { items?: unknown } | undefined)?.items)) continue;
    lists.push(procedure.name);
    const limit = procedure.inputs
      .map((schema) => fieldsOf(schema).limit)
      .find((field) => field !== undefined);
    const isPaged = limit?.safeParse(MOST).success || limit?.safeParse(100).success;
    const isBounded = limit && !limit.safeParse(MOST + 1).success;
    if (!(isPaged && isBounded) && !UNPAGED.some(({ name }) => name === procedure.name))
      endless.push(procedure.name);
  }
  expect(endless).toEqual([]);
  expect(lists.length).toBeGreaterThan(12);
  expect(UNPAGED.map(({ name }) => name).filter((name) => !lists.includes(name))).toEqual([]);
});
