import { makeDelivery } from '@millwright/server/modules/delivery/delivery.factory.ts';
import { makeFeedback } from '@millwright/server/modules/feedback/feedback.factory.ts';
import { makeItem } from '@millwright/server/modules/procurement/procurement.factory.ts';
import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { as, type Firm, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Contracts and tasks in many states, some of them each role's business and some not. */
async function busyFirm(): Promise<Firm> {
  const firm = await given.firm();
  const { electrical, software, sales } = firm.departments;
  const states = [
    'draft',
    'signed',
    'planning',
    'executing',
    'accepting',
    'suspended',
    'delivered',
    'cancelled',
  ] as const;
  for (const [i, status] of states.entries()) {
    for (const promised of [-40, -2, 0, 3, 50, 90]) {
      const { id: contractId } = await given.contract(firm, {
        status,
        promisedDate: day(promised),
        startsOn: day(promised - 60),
        departmentIds: [[electrical, software, sales][(i + promised + 40) % 3]!],
        projectLeadId: promised === 3 ? firm.staff.software.id : null,
        amount: '1000.10',
        currency: promised === 50 ? 'EUR' : 'CNY',
      });
      if (promised < 10)
        await firm.write((scope) =>
          makeTask(scope, {
            contractId,
            departmentId: electrical,
            dueOn: day(promised),
            assigneeIds: [firm.staff.electrical.id, firm.leaders.electrical.id],
            progress: promised === 3 ? 40 : 0,
            reportedBy: firm.staff.electrical.id,
          }),
        );
      const about = { contractId, departmentIds: [electrical] };
      await firm.write(async (scope) => {
        await makeFeedback(scope, { ...about, ownerId: firm.staff.electrical.id });
        await makeDelivery(scope, about);
        await makeItem(scope, {
          contractId,
          departmentId: electrical,
          status: 'ordered',
          promisedDate: day(promised),
        });
      });
    }
  }
  return firm;
}

describe('the dashboard', () => {
  it('shows no number that is not exactly the length of the list it links to, whoever looks', async () => {
    const firm = await busyFirm();
    const people: [string, Person][] = [
      ['boss', firm.boss],
      ['leader taking part', firm.leaders.electrical],
      ['leader of nothing here', firm.leaders.mechanical],
      ['staff with tasks', firm.staff.electrical],
      ['staff leading projects', firm.staff.software],
      ['staff with nothing', firm.staff.sales],
    ];
    const counted: Record<string, number> = {};
    for (const [who, person] of people) {
      const d = await as(person).dashboard.get();
      const contractFigures = {
        running: d.running,
        overdue: d.overdue,
        dueThisMonth: d.dueThisMonth,
        lateThisMonth: d.dueThisMonth.overdue,
        ...Object.fromEntries(d.running.byDisplayStatus.map((part) => [part.status, part])),
      };
      for (const [name, { count, filters }] of Object.entries(contractFigures)) {
        const { total } = await as(person).contracts.list({ ...filters, count: true });
        expect(count, `${who}: ${name}`).toBe(total);
      }
      for (const [name, { count, filters }] of Object.entries({
        todos: d.todos,
        late: d.todos.overdue,
        today: d.todos.dueToday,
        ...Object.fromEntries(d.todos.byKind.map((part) => [part.kind, part])),
      })) {
        const { total } = await as(person).todos.list({ ...filters, count: true });
        expect(count, `${who}: ${name}`).toBe(total);
      }
      const parts = d.running.byDisplayStatus.reduce((sum, part) => sum + (part.count ?? 0), 0);
      expect(parts, `${who}: parts`).toBe(d.running.count);
      counted[who] = d.running.count ?? -1;
    }
    expect(counted).toMatchObject({ boss: 30, 'leader of nothing here': 0, 'staff with nothing': 0 });
    expect(counted['leader taking part']).toBeGreaterThan(0);
    expect(counted['leader taking part']).toBeLessThan(30);
    expect(counted['staff leading projects']).toBe(5);
  });

  it('adds up amounts by currency for whoever may see them, and says nothing of money to others', async () => {
    const firm = await busyFirm();
    const { worth } = await as(firm.boss).dashboard.get();
    expect(worth?.sums).toEqual([
      { currency: 'CNY', amount: '25002.50' },
      { currency: 'EUR', amount: '5000.50' },
    ]);
    const list = await as(firm.boss).contracts.list({ ...worth!.filters, count: true });
    expect(list.total).toBe(30);
    for (const person of [firm.leaders.electrical, firm.staff.electrical]) {
      const answer = await as(person).dashboard.get();
      expect(JSON.stringify(answer)).not.toMatch(/worth|amount|currency|1000\.1/);
    }
  });

  it('looks eight weeks ahead and never past them', async () => {
    const firm = await busyFirm();
    const { horizon } = await as(firm.boss).dashboard.get();
    expect(horizon.contracts).toHaveLength(8);
    for (const contract of horizon.contracts) expect(contract.promisedDate! <= horizon.to).toBe(true);
  });

  it('tells of progress only where the viewer may see the task, and of no other firm', async () => {
    const [firm, other] = [await busyFirm(), await given.firm()];
    const seen = async (person: Person) => (await as(person).dashboard.get()).activity.length;
    expect(await seen(firm.boss)).toBe(8);
    expect(await seen(firm.staff.electrical)).toBe(8);
    expect(await seen(firm.staff.sales)).toBe(0);
    expect(await seen(other.boss)).toBe(0);
    expect((await as(other.boss).dashboard.get()).running.count).toBe(0);
  });
});
