import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const trail = (firm: Firm) => as(firm.boss).audit;
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const shift = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

async function renamed(firm: Firm) {
  const { id } = firm.staff.sales;
  const { version } = await as(firm.boss).org.member({ memberId: id });
  await as(firm.boss).org.updateMember({ memberId: id, version, name: '新名', phone: '139 0000 0000' });
  return id;
}

describe('the audit trail', () => {
  it('shows who changed what from what to what, with names for ids', async () => {
    const firm = await given.firm();
    const id = await renamed(firm);
    const { items, names } = await trail(firm).list({ limit: 1 });
    expect(items[0]).toMatchObject({
      actorId: firm.boss.id,
      action: 'update',
      subjectType: 'Member',
      subjectId: id,
      ip: '127.0.0.1',
      changes: { name: ['销售部员工', '新名'], phone: [null, '139 0000 0000'] },
    });
    expect(names).toMatchObject({ [firm.boss.id]: '陈立', [id]: '新名' });
  });

  it('is filtered by person, object, kind, action and day, through all its pages', async () => {
    const firm = await given.firm();
    const id = await renamed(firm);
    const walk = async (filter: object) => {
      const rows: { id: string; subjectId: string; subjectType: string }[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await trail(firm).list({ ...filter, limit: 7, cursor: cursor ?? undefined });
        rows.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
      return rows;
    };
    const all = await walk({});
    expect(all.length).toBeGreaterThan(30);
    expect([...all].sort((a, b) => (a.id < b.id ? 1 : -1))).toEqual(all);
    expect(await walk({ actorId: firm.boss.id })).toHaveLength(1);
    expect(await walk({ subjectId: id })).toHaveLength(2);
    expect(await walk({ type: ['Department'] })).toHaveLength(6);
    expect(await walk({ action: ['update'] })).toHaveLength(1);
    expect(await walk({ from: today(), to: today() })).toHaveLength(all.length);
    expect(await walk({ to: shift(today(), -1) })).toEqual([]);
    expect(await walk({ from: shift(today(), 1) })).toEqual([]);
    expect(await trail(firm).types()).toEqual([
      ...['AcceptanceReason', 'AcceptanceStage', 'Customer', 'CustomerContact', 'Department'],
      ...['DepartmentMember', 'Duty', 'FileStorage', 'FileType', 'Member', 'TaskType', 'WorkCalendar'],
    ]);
  });

  it('is the boss’s, and a firm’s own', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const id = await renamed(firm);
    for (const person of [firm.leaders.sales, firm.staff.sales]) {
      await expect(as(person).audit.list({})).rejects.toMatchObject(refusal('forbidden'));
      await expect(as(person).audit.types()).rejects.toMatchObject(refusal('forbidden'));
    }
    expect((await trail(other).list({ subjectId: id })).items).toEqual([]);
  });

  it('shows a custom role with the scope SELF its holder’s own doings', async () => {
    const firm = await given.firm();
    await renamed(firm);
    const role = await as(firm.boss).roles.create({
      name: '自查',
      grants: [{ subject: 'AuditEvent', action: 'read', scope: 'SELF' }],
    });
    await as(firm.boss).roles.assign({ roleId: role.id, memberId: firm.leaders.sales.id });
    const { id, version } = await as(firm.boss).org.member({ memberId: firm.staff.sales.id });
    await as(firm.leaders.sales).org.updateMember({ memberId: id, version, title: '顾问' });
    const { items } = await as(firm.leaders.sales).audit.list({});
    expect(items.map((row) => row.changes)).toEqual([{ title: [null, '顾问'] }]);
  });

  it('masks what its reader may not see on the records, and never shows a token’s hash', async () => {
    const firm = await given.firm();
    await firm.write(async ({ tx }) => {
      await tx.contract.create({
        data: {
          contractNo: 'C-1',
          projectNo: 'P-1',
          name: '产线',
          customerId: firm.customer.id,
          amount: '1250000.00',
        },
      });
      await tx.invitation.create({
        data: {
          memberId: firm.staff.sales.id,
          email: 'a@example.com',
          tokenHash: 'canary-hash',
          expiresAt: new Date(),
        },
      });
    });
    const role = await as(firm.boss).roles.create({
      name: '审计',
      grants: [{ subject: 'AuditEvent', action: 'read', scope: 'ALL' }],
    });
    const reader = firm.staff.software;
    await as(firm.boss).roles.assign({ roleId: role.id, memberId: reader.id });
    const everything = async (person = reader) => JSON.stringify(await as(person).audit.list({ limit: 200 }));
    expect(await everything(firm.boss)).toContain('1250000');
    expect(await everything()).not.toContain('1250000');
    expect(await everything(firm.boss)).not.toContain('canary-hash');
    const created = (await as(reader).audit.list({ type: ['Contract'] })).items[0]!;
    expect(created.changes.amount?.[1]).toEqual({ masked: true });
    // How to reach a colleague is everyone's to know; how to reach a customer's people is not.
    const contact = (await as(reader).audit.list({ type: ['CustomerContact'] })).items[0]!;
    expect(contact.changes.email?.[1]).toEqual({ masked: true });
    const colleague = (await as(reader).audit.list({ type: ['Member'] })).items[0]!;
    expect(colleague.changes.email?.[1]).toContain('@example.com');
  });
});

describe('the history of one object', () => {
  it('is for whoever may read the object, and tells of its parts', async () => {
    const firm = await given.firm();
    const id = await renamed(firm);
    const { items, names } = await as(firm.staff.software).audit.history({ type: 'Member', id });
    expect(items.map((row) => `${row.subjectType} ${row.action}`)).toEqual([
      'Member update',
      'DepartmentMember insert',
      'Member insert',
    ]);
    expect(items[0]).toMatchObject({ ip: null, requestId: null, actorId: firm.boss.id });
    expect(names[firm.departments.sales]).toBe('销售部');
  });
  it('is not found by whoever may not read it, by other firms, and for unknown kinds', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const customer = { type: 'Customer', id: firm.customer.id };
    expect((await as(firm.leaders.sales).audit.history(customer)).items.length).toBeGreaterThan(0);
    for (const call of [
      () => as(firm.staff.sales).audit.history(customer),
      () => trail(other).history(customer),
      () => trail(firm).history({ type: 'Session', id: firm.customer.id }),
      () => trail(firm).history({ type: 'Customer', id: firm.boss.id }),
    ]) {
      await expect(call()).rejects.toMatchObject(refusal('not_found', 'audit.object_not_found'));
    }
  });
});
