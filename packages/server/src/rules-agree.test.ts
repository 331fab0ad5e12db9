import { newId } from '@millwright/db';
import {
  Ability,
  type Conditions,
  type DataScope,
  type Grant,
  grantsToSql,
  permissions,
  type StaffPrincipal,
} from '@millwright/platform';
import { type Firm, given } from '@millwright/testkit';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

const DEPARTMENTS = Array.from({ length: 4 }, newId);
const PEOPLE = Array.from({ length: 4 }, newId);
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const one = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** Conditions on one column, by what the column holds. Every operator rules may use occurs. */
const scalar = <T extends string | number>(column: string, values: readonly T[], ordered = false) =>
  fc
    .oneof(
      one(values),
      one(values).map((value) => ({ equals: value })),
      one(values).map((value) => ({ not: value })),
      some(values).map((value) => ({ in: value })),
      some(values).map((value) => ({ notIn: value })),
      ...(ordered
        ? (['lt', 'lte', 'gt', 'gte'] as const).map((operator) =>
            one(values).map((value) => ({ [operator]: value })),
          )
        : []),
    )
    .map((condition): Conditions => ({ [column]: condition }));
const list = (column: string, values: readonly string[]) =>
  fc
    .oneof(
      one(values).map((value) => ({ has: value })),
      some(values).map((value) => ({ hasSome: value })),
      some(values).map((value) => ({ hasEvery: value })),
    )
    .map((condition): Conditions => ({ [column]: condition }));
const nullable = (column: string, values: readonly string[]) =>
  fc
    .oneof(
      fc.constant(null),
      fc.constant({ not: null }),
      one(values),
      one(values).map((value) => ({ not: value })),
      some(values).map((value) => ({ in: value })),
      some(values).map((value) => ({ notIn: value })),
      one(values).map((value) => ({ lt: value })),
      one(values).map((value) => ({ gte: value })),
    )
    .map((condition): Conditions => ({ [column]: condition }));
const flag = (column: string) => fc.boolean().map((value): Conditions => ({ [column]: value }));

const TITLES = ['Wiring', 'wiring', '布线', "O'Brien", '100%'];
const NOTES = ['first', 'second'];

function trees(leaves: fc.Arbitrary<Conditions>): fc.Arbitrary<Conditions> {
  return fc.letrec<{ tree: Conditions }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      leaves,
      fc.tuple(leaves, leaves).map(([a, b]) => ({ ...a, ...b })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({ AND: parts })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({ OR: parts })),
      tie('tree').map((part) => ({ NOT: part })),
    ),
  })).tree;
}

interface Noun {
  table: 'task' | 'customer' | 'contract';
  conditions: fc.Arbitrary<Conditions>;
  scopes: { departments?: (ids: string[]) => Conditions; self: (me: StaffPrincipal) => Conditions };
  rows(firm: Firm): Promise<{ id: string }[]>;
}

const TASKS: Noun = {
  table: 'task',
  conditions: trees(
    fc.oneof(
      scalar('departmentId', DEPARTMENTS),
      scalar('progress', [0, 25, 50, 100], true),
      scalar('title', TITLES),
      list('assigneeIds', PEOPLE),
      flag('isPublic'),
      nullable('description', NOTES),
    ),
  ),
  scopes: {
    departments: (ids) => ({ departmentId: { in: ids } }),
    self: (me) => ({ assigneeIds: { has: me.memberId } }),
  },
  rows: (firm) => firm.read(({ tx }) => tx.task.findMany()),
};
const CUSTOMERS: Noun = {
  table: 'customer',
  conditions: trees(
    fc.oneof(scalar('name', TITLES), scalar('code', ['a', 'b', 'c']), nullable('phone', NOTES)),
  ),
  scopes: { self: (me) => ({ code: { in: [me.name, 'a'] } }) },
  rows: (firm) => firm.read(({ tx }) => tx.customer.findMany()),
};
const CONTRACTS: Noun = {
  table: 'contract',
  conditions: trees(
    fc.oneof(
      list('departmentIds', DEPARTMENTS),
      nullable('projectLeadId', PEOPLE),
      scalar('status', ['draft', 'signed', 'executing']),
      scalar('taskCount', [0, 1, 20], true),
    ),
  ),
  scopes: {
    departments: (ids) => ({ departmentIds: { hasSome: ids } }),
    self: (me) => ({ projectLeadId: me.memberId }),
  },
  rows: (firm) => firm.read(({ tx }) => tx.contract.findMany()),
};

const grants = (noun: Noun, subject: string): fc.Arbitrary<Grant[]> =>
  fc.array(
    fc
      .record({
        scope: one<DataScope>(['ALL', 'DEPT', 'DEPT_AND_CHILDREN', 'SELF', 'CUSTOM']),
        departmentIds: some(DEPARTMENTS),
      })
      .map(
        ({ scope, departmentIds }): Grant => ({
          subject,
          action: 'read',
          scope,
          ...(scope === 'CUSTOM' ? { departmentIds } : {}),
        }),
      ),
    { maxLength: noun.scopes.departments ? 2 : 1 },
  );

let firm: Firm;
let random = 7;
/** The same scene on every run: what varies is the rules. */
const pick = <T>(values: readonly T[]): T => {
  random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
  return values[random % values.length]!;
};
const several = <T>(values: readonly T[]): T[] => values.filter(() => pick([true, false]));

beforeAll(async () => {
  firm = await given.firm();
  await firm.write(async ({ tx }) => {
    for (const id of DEPARTMENTS) {
      await tx.department.create({ data: { id, name: id, code: id, ancestorIds: [id] } });
    }
    for (const id of PEOPLE) await tx.member.create({ data: { id, name: id, role: 'staff' } });
    for (const code of ['a', 'b', 'c']) {
      await tx.customer.create({ data: { code, name: pick(TITLES), phone: pick([null, ...NOTES]) } });
    }
    for (let i = 0; i < 30; i++) {
      const contract = await tx.contract.create({
        data: {
          contractNo: `C-${i}`,
          projectNo: `P-${i}`,
          name: pick(TITLES),
          customerId: firm.customer.id,
          status: pick(['draft', 'signed', 'executing']),
          departmentIds: several(DEPARTMENTS),
          projectLeadId: pick([null, ...PEOPLE]),
        },
      });
      for (let n = pick([0, 1, 3]); n > 0; n--) {
        await tx.task.create({
          data: {
            contractId: contract.id,
            departmentId: pick(DEPARTMENTS),
            title: pick(TITLES),
            description: pick([null, ...NOTES]),
            progress: pick([0, 25, 50, 100]),
            assigneeIds: several(PEOPLE),
            isPublic: pick([true, false]),
          },
        });
      }
    }
  });
});

describe('one rule, three readings', () => {
  it.each([TASKS, CUSTOMERS, CONTRACTS])(
    'lets the same $table rows through as a Prisma filter, as SQL, and asked about each record',
    async (noun) => {
      const rows = await noun.rows(firm);
      const subject = `agreement.${noun.table}`;
      let rules: Conditions[] = [];
      permissions(subject, {
        actions: ['read'],
        grants: {
          staff: ({ can }) => {
            for (const conditions of rules) can('read', conditions);
          },
        },
        scopes: noun.scopes,
      });
      const seen = { nothing: 0, something: 0 };
      await fc.assert(
        fc.asyncProperty(
          fc.array(noun.conditions, { maxLength: 3 }),
          grants(noun, subject),
          fc.record({ departmentIds: some(DEPARTMENTS), departmentTree: some(DEPARTMENTS) }),
          async (conditions, custom, place) => {
            rules = conditions;
            const ability = new Ability({
              kind: 'staff',
              tenantId: firm.tenantId,
              memberId: PEOPLE[0]!,
              accountId: '',
              name: 'b',
              role: 'staff',
              duties: [],
              departmentScope: [],
              ...place,
              grants: custom,
              facts: {},
              timeZone: 'UTC',
            });
            const [asPrisma, asSql] = await firm.read(async (scope) => {
              const model = scope.tx[noun.table] as unknown as {
                findMany(args: object): Promise<{ id: string }[]>;
              };
              const found = await model.findMany({ where: ability.prismaWhere('read', subject) });
              const selected = await scope.sql
                .selectFrom(`${noun.table} as r` as 'task as r')
                .where((eb) => grantsToSql(eb, 'r', ability.conditionsFor('read', subject)) as never)
                .select('r.id')
                .execute();
              return [found, selected].map((answer) => answer.map((row) => row.id).sort());
            });
            const asked = rows.filter((row) => ability.can('read', subject, row)).map((row) => row.id);
            expect(asSql).toEqual(asPrisma);
            expect(asked.sort()).toEqual(asPrisma);
            seen[asked.length > 0 ? 'something' : 'nothing'] += 1;
          },
        ),
        { numRuns: 150 },
      );
      // A generator that only ever made empty answers would prove nothing.
      expect(Math.min(seen.nothing, seen.something)).toBeGreaterThan(5);
    },
    120_000,
  );
});
