import type { Firm } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT_SORTS } from '../modules/contracts/contracts.schemas.ts';
import { TASK_SORTS } from '../modules/tasks/tasks.schemas.ts';
import {
  type Caller,
  CONTRACTS,
  givenBigFirm,
  rowsRead,
  rowsSorted,
  type Step,
  stepsOf,
  TASKS,
  Watched,
} from './list-plans.fixture.ts';

let firm: Firm;
beforeAll(async () => {
  firm = await givenBigFirm();
}, 300_000);

type Page = { items: unknown[]; nextCursor: string | null };
type List = 'contracts' | 'tasks';
const list = (caller: Caller, name: List, input: object): Promise<Page> => caller[name].list(input as never);

/** A page from somewhere in the middle: the cursor a client would have, had it come that far. */
async function fromTheMiddle(caller: Caller, name: List, input: object): Promise<string> {
  const { nextCursor } = await list(caller, name, { ...input, limit: 1 });
  const cursor = JSON.parse(Buffer.from(nextCursor!, 'base64url').toString('utf8')) as Record<
    string,
    unknown
  >;
  const middle: Record<string, unknown> = {
    due: '2026-01-18',
    promisedDate: '2026-01-18',
    progress: 50,
    title: 'Task 500',
    name: 'Line 500',
    contractNo: 'HT-025000',
    createdAt: '2025-01-01T00:00:00Z',
    archivedAt: '2025-01-01T00:00:00Z',
  };
  return Buffer.from(JSON.stringify({ ...cursor, value: middle[cursor.sort as string] })).toString(
    'base64url',
  );
}

const TABLE = { contracts: 'contract', tasks: 'task' } as const;

/** No list reads its table from end to end to find out what comes first, nor puts more than this many rows in order. */
function expectIndexed(plan: Step, name: List, what: string): void {
  const scanned = stepsOf(plan)
    .filter((step) => step['Node Type'].includes('Seq Scan'))
    .map((step) => step['Relation Name']);
  expect(scanned, what).not.toContain(TABLE[name]);
  expect(rowsSorted(plan), `${what}: rows sorted`).toBeLessThanOrEqual(5_000);
}

const orders = (name: List, sorts: readonly string[]) =>
  sorts.flatMap((sort) => (['asc', 'desc'] as const).map((direction) => [name, sort, direction] as const));

describe(`lists of ${CONTRACTS} contracts and ${TASKS} tasks`, () => {
  it.each([
    ...orders('contracts', CONTRACT_SORTS),
    // A plan's own order is an order within one contract; see below.
    ...orders(
      'tasks',
      TASK_SORTS.filter((sort) => sort !== 'order'),
    ),
  ])(
    '%s by %s %s: first page and a page from the middle read little more than they show',
    async (name, sort, direction) => {
      for (const person of [firm.boss, firm.leaders.electrical]) {
        const viewer = new Watched(firm, person);
        const cursor = await viewer.call((caller) => fromTheMiddle(caller, name, { sort, direction }));
        for (const page of [{}, { cursor }]) {
          const plan = await viewer.plan((caller) => list(caller, name, { sort, direction, ...page }));
          const what = `${person.name}, ${page.cursor ? 'from the middle' : 'first page'}`;
          expectIndexed(plan, name, what);
          expect(rowsSorted(plan), what).toBe(0);
          // A leader's rule lets through every sixth task and more than every second contract.
          expect(rowsRead(plan, TABLE[name]), what).toBeLessThanOrEqual(2_000);
        }
      }
    },
  );

  const departmentIds = () => [firm.departments.electrical];
  /** What is filtered, how, and where the filter is a range of an index, how few rows are read at most. */
  const filters: [List, string, () => object, number?][] = [
    ['contracts', 'one state', () => ({ status: ['planning'] }), 200],
    ['contracts', 'several states', () => ({ status: ['planning', 'accepting'] })],
    ['contracts', 'a shown status', () => ({ displayStatus: ['overdue'] })],
    ['contracts', 'a department', () => ({ departmentIds: departmentIds() })],
    ['contracts', 'a customer', () => ({ customerIds: [firm.customer.id] })],
    ['contracts', 'a project lead', () => ({ projectLeadIds: [firm.leaders.electrical.id] })],
    ['contracts', 'promised dates', () => ({ promisedFrom: '2026-01-01', promisedTo: '2026-01-31' }), 200],
    ['contracts', 'what is overdue', () => ({ overdue: true })],
    ['contracts', 'a text', () => ({ search: 'Line 77' })],
    ['tasks', 'a department', () => ({ departmentIds: departmentIds() }), 200],
    ['tasks', 'what is open', () => ({ states: ['open'] })],
    ['tasks', 'what is overdue', () => ({ states: ['overdue'] })],
    ['tasks', 'what is done', () => ({ states: ['done'] })],
    ['tasks', 'dates due', () => ({ dueFrom: '2026-01-01', dueTo: '2026-01-31' }), 200],
    ['tasks', 'somebody who does them', () => ({ assigneeIds: [firm.staff.electrical.id] })],
    ['tasks', 'a text', () => ({ search: 'Task 77' })],
  ];
  it.each(filters)('%s filtered by %s stay on an index', async (name, what, input, most) => {
    const plan = await new Watched(firm, firm.boss).plan((caller) => list(caller, name, input()));
    expectIndexed(plan, name, what);
    if (most) expect(rowsRead(plan, TABLE[name])).toBeLessThanOrEqual(most);
  });

  it('a member of staff finds their own through an index', async () => {
    const me = new Watched(firm, firm.staff.electrical);
    const contracts = await me.plan((caller) => list(caller, 'contracts', {}));
    expectIndexed(contracts, 'contracts', 'own contracts');
    expect(rowsRead(contracts, 'contract')).toBeLessThanOrEqual(1_000);
    const tasks = await me.plan((caller) => list(caller, 'tasks', {}));
    expectIndexed(tasks, 'tasks', 'own tasks');
    expect(rowsSorted(tasks)).toBe(0);
  });

  it('a contract’s tasks come in the order of its plan, from its own part of the index', async () => {
    const boss = new Watched(firm, firm.boss);
    const { items } = await boss.call((caller) => caller.contracts.list({ limit: 1 }));
    const contractIds = [items[0]!.id];
    const plan = await boss.plan((caller) => list(caller, 'tasks', { contractIds, sort: 'order' }));
    expectIndexed(plan, 'tasks', 'plan');
    expect(rowsRead(plan, 'task')).toBeLessThanOrEqual(20);
  });
});
