import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from './digest.fixture.ts';
import { call } from './doors.fixture.ts';
import { describeOutcome } from './foreign.fixture.ts';
import { fieldsOf } from './inputs.fixture.ts';
import { allProcedures, type Procedure } from './procedures.fixture.ts';
import { specimenOf } from './specimens.fixture.ts';
import { buildFirm, type ProvingFirm } from './stage.fixture.ts';

const TRIES = 40;

let firm: ProvingFirm;
let bystander: ProvingFirm;
let before: Record<string, string>;
beforeAll(async () => {
  firm = await buildFirm('Hkcp');
  bystander = await buildFirm('Jzmr');
  before = await digestOf(bystander.firm.tenantId);
});

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { more: [nested(depth - 1)] });

/** What people and programs send that nobody meant: by mistake, by malice, by a broken client. */
const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 31,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  'x'.repeat(100_000),
  'nul\u0000inside',
  '\ud800 alone',
  'half an emoji \ud83d',
  '\u202egnp.exe',
  '%_\\',
  "'; drop table task; --",
  '{}',
  '2026-02-30',
  '9999-12-31',
  '0001-01-01',
  'not-a-uuid',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  [],
  [null],
  Array.from({ length: 300 }, () => 'x'),
  {},
  JSON.parse('{"__proto__": {"allowed": true}, "constructor": {"prototype": {}}}'),
  nested(60),
  { toString: 'no function' },
  { equals: 'x', not: null },
  { in: ['x'] },
];

const hostileValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.json() },
);

type Path = (string | number)[];
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
}

function withValue(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (value === null || typeof value !== 'object') return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[key] = withValue(copy[key], rest, by);
  return copy;
}

/** Every place of an input, those the specimen leaves out included. */
function placesOf({ inputs }: Procedure, specimen: unknown): Path[] {
  const fields = inputs.flatMap((schema) => Object.keys(fieldsOf(schema)));
  const isObject = typeof specimen === 'object' && specimen !== null;
  return [...pathsIn(specimen), ...(isObject ? fields.map((field): Path => [field]) : [])];
}

const forged = (sort: string, value: unknown, direction: string, id: string) =>
  Buffer.from(JSON.stringify({ sort, direction, value, id })).toString('base64url');
const SORTS = [
  'name',
  'code',
  'createdAt',
  'contractNo',
  'promisedDate',
  'promised',
  'progress',
  'due',
  'order',
  'title',
];

/** Values that get past a schema and reach the database: texts nobody can store, cursors nobody was given. */
const SLY: readonly unknown[] = [
  'nul\u0000inside',
  '\u0000',
  '\ud800',
  '%',
  '\\',
  "'",
  '🏭'.repeat(30),
  '\u200f\u202e',
  '0000-01-01',
  '9999-12-31',
  '99999999999.99',
  'a@b.co',
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  ['\u0000'],
];
const cursor = fc
  .tuple(
    fc.constantFrom(...SORTS),
    fc.constantFrom<unknown>('x', '\u0000', '', 1e300, 1.5, 'NaN', '0000-00-00', '99999999999999999999'),
    fc.constantFrom('asc', 'desc'),
    fc.constantFrom('ffffffff-ffff-ffff-ffff-ffffffffffff', 'x'),
  )
  .map(([sort, value, direction, id]) => ({ sort, direction, cursor: forged(sort, value, direction, id) }));

function mutationsOf(procedure: Procedure, specimen: unknown) {
  const place = fc.constantFrom(...placesOf(procedure, specimen));
  const put = (value: fc.Arbitrary<unknown>) =>
    fc
      .array(fc.tuple(place, value), { minLength: 1, maxLength: 2 })
      .map((changes) => changes.reduce((input, [path, by]) => withValue(input, path, by), specimen));
  const pages = procedure.inputs.some((schema) => 'cursor' in fieldsOf(schema));
  return fc.oneof(
    { weight: 3, arbitrary: put(hostileValue) },
    { weight: 2, arbitrary: put(fc.constantFrom(...SLY)) },
    { weight: pages ? 2 : 0, arbitrary: cursor.map((fields) => ({ ...(specimen as object), ...fields })) },
  );
}

describe('hostile input (001-16)', () => {
  it.each(allProcedures)('$name refuses it and never fails', async (procedure: Procedure) => {
    const specimen = specimenOf(procedure);
    const caller = specimen.caller ?? (procedure.face === 'portal' ? 'customer' : 'boss');
    const input = specimen.input(firm.records, firm);
    const inputs = fc.sample(mutationsOf(procedure, input), { numRuns: TRIES, seed: 20_261_122 });
    for (const [index, hostile] of inputs.entries()) {
      const visitor = { ...firm.visitors[caller], ip: `198.51.100.${index}` };
      const outcome = await call(procedure, visitor, hostile, specimen.commits ? 'commit' : 'rehearse');
      if (outcome.kind !== 'fault') continue;
      const told = JSON.stringify(hostile)?.slice(0, 400);
      expect.unreachable(`${procedure.name} failed on ${told}: ${describeOutcome(outcome)}`);
    }
  });

  it('and nothing of a bystander’s has changed', async () => {
    expect(await digestOf(bystander.firm.tenantId)).toEqual(before);
  });
});
