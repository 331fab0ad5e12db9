import type { StaffPrincipal } from '@millwright/platform';
import { readTable } from '@millwright/platform/spreadsheet';
import { as, type Firm, given, type Person, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { type ExportRequest, exportList, exportLists } from './index.ts';

const REQUEST = { requestId: 'test', ip: null };

/** A list as this person takes it home: headings, rows without the closing line, and what was said about the count. */
async function take(person: Person, list: string, options: Partial<ExportRequest> = {}) {
  const principal = (await person.load()) as StaffPrincipal;
  const wanted: ExportRequest = { list, format: 'csv', query: '{}', locale: 'zh-CN', ...options };
  const file = exportList(await testServices(), principal, REQUEST, wanted);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.stream) chunks.push(chunk);
  const table = await readTable(Buffer.concat(chunks), { fileName: file.fileName, headerLine: 1 });
  const closing = table.rows.at(-1)?.cells[0];
  return {
    ...file,
    header: table.header,
    rows: table.rows.slice(0, -1).map(({ cells }) => cells),
    closing,
    said: file.rowCount,
  };
}

type Caller = ReturnType<typeof as>;
/** The key cells of each list's rows, as its screen shows them. */
const screens: Record<
  string,
  {
    column: number;
    ask: (api: Caller, cursor?: string) => Promise<{ items: unknown[]; nextCursor: string | null }>;
    key: (row: never) => string;
  }
> = {
  contracts: {
    column: 0,
    ask: (api, cursor) => api.contracts.list({ limit: 3, cursor }),
    key: (row: { contractNo: string }) => row.contractNo,
  },
  tasks: {
    column: 0,
    ask: (api, cursor) => api.tasks.list({ limit: 3, cursor }),
    key: (row: { title: string }) => row.title,
  },
  members: {
    column: 0,
    ask: (api, cursor) => api.org.members({ limit: 3, cursor }),
    key: (row: { name: string }) => row.name,
  },
  departments: {
    column: 1,
    ask: async (api) => ({ ...(await api.org.tree({})), nextCursor: null }),
    key: (row: { name: string }) => row.name,
  },
  roles: {
    column: 0,
    ask: async (api) => ({ ...(await api.roles.list()), nextCursor: null }),
    key: (row: { name: string }) => row.name,
  },
  customers: {
    column: 1,
    ask: (api, cursor) => api.customers.list({ limit: 3, cursor }),
    key: (row: { name: string }) => row.name,
  },
  acceptance: {
    column: 0,
    ask: (api, cursor) => api.acceptance.list({ limit: 3, cursor }),
    key: (row: { contractNo: string }) => row.contractNo,
  },
  feedback: {
    column: 1,
    ask: (api, cursor) => api.feedback.list({ limit: 3, cursor }),
    key: (row: { title: string }) => row.title,
  },
  procurement: {
    column: 4,
    ask: (api, cursor) => api.procurement.list({ limit: 3, cursor }),
    key: (row: { name: string }) => row.name,
  },
  suppliers: {
    column: 1,
    ask: (api, cursor) => api.suppliers.list({ limit: 3, cursor }),
    key: (row: { name: string }) => row.name,
  },
  openPayments: {
    column: 0,
    ask: async (api) => ({ ...(await api.payments.open({})), nextCursor: null }),
    key: (row: { name: string }) => row.name,
  },
  todos: {
    column: 1,
    ask: (api, cursor) => api.todos.list({ limit: 3, cursor }),
    key: (row: { name: string }) => row.name,
  },
  audit: {
    column: 5,
    ask: (api, cursor) => api.audit.list({ limit: 50, cursor }),
    key: (row: { subjectId: string }) => row.subjectId,
  },
};

async function onScreen(person: Person, list: string): Promise<string[]> {
  const { ask, key } = screens[list]!;
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(as(person), cursor);
    seen.push(...(page.items as never[]).map(key));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return seen;
}

async function busyFirm(): Promise<{ firm: Firm; people: Record<string, Person> }> {
  const first = await givenWorkplace();
  const { firm } = first;
  const second = await givenWorkplace({ firm, status: 'planning' });
  for (let i = 0; i < 9; i++) {
    const department = i % 2 ? 'software' : 'electrical';
    await (i % 3 ? first : second).task({
      title: `任务 ${i}`,
      department,
      assigneeIds: [firm.staff.electrical.id],
    });
  }
  const { boss, leaders, staff } = firm;
  for (const name of ['质检', '仓管'])
    await as(boss).roles.create({ name, grants: [{ subject: 'Contract', action: 'read', scope: 'ALL' }] });
  const people = {
    boss,
    lead: first.lead,
    leader: leaders.electrical,
    outsider: leaders.sales,
    staff: staff.electrical,
  };
  return { firm, people };
}

describe('an exported list', () => {
  it('holds exactly the rows of the screen, in its order, for every role (law 4)', async () => {
    const { people } = await busyFirm();
    const compared: string[] = [];
    for (const [role, person] of Object.entries(people)) {
      for (const list of Object.keys(screens)) {
        const expected = await onScreen(person, list).catch(
          (error: { cause?: { kind?: string } }) => error.cause?.kind,
        );
        if (!Array.isArray(expected)) {
          expect(expected, `${role} ${list}`).toBe('forbidden');
          await expect(take(person, list), `${role} ${list}`).rejects.toMatchObject({ kind: 'forbidden' });
          continue;
        }
        const file = await take(person, list, { format: compared.length % 2 ? 'xlsx' : 'csv' });
        expect(
          file.rows.map((row) => row[screens[list]!.column]),
          `${role} ${list}`,
        ).toEqual(expected);
        expect(file.said).toBe(expected.length);
        expect(file.closing).toBe(`— 共 ${expected.length} 行 —`);
        compared.push(`${role} ${list}`);
      }
    }
    expect(compared.length).toBeGreaterThan(15);
  });

  it('of one record holds what its page shows, for whoever may open it, and nothing for anybody else', async () => {
    const place = await givenWorkplace();
    const { firm, contractId } = place;
    const taskId = await place.task({ assigneeIds: [firm.staff.electrical.id] });
    for (const percent of [20, 60, 100])
      await as(firm.staff.electrical).tasks.reportProgress({
        taskId,
        percent,
        note: `到 ${percent}`,
      });
    await as(firm.boss).contracts.createMilestone({ contractId, name: '出厂验收', dueOn: '2026-12-20' });
    const about = { contractId, departmentId: firm.departments.electrical };
    await as(firm.boss).contracts.assignMember({
      ...about,
      memberId: firm.staff.electrical.id,
      role: 'member',
    });
    const fixed = { trigger: 'fixed_date', fixedOn: '2026-01-31', milestoneId: null, stage: null } as const;
    await as(firm.boss).payments.plan({
      ...{ contractId, name: '尾款', percent: null, amount: '5', dueDays: 0, isBlocking: false },
      ...fixed,
    });
    await as(firm.boss).amendments.draft({ contractId, reason: '改名', changes: { name: '新名' } });
    const electrical = { departmentId: firm.departments.electrical };
    const query = {
      team: { contractId },
      milestones: { contractId },
      amendments: { contractId },
      payments: { contractId },
      progress: { taskId },
      contacts: { customerId: firm.customer.id },
      memberships: electrical,
      history: { type: 'Contract', id: contractId },
    };
    expect([...Object.keys(screens), ...Object.keys(query)].sort()).toEqual(Object.keys(exportLists).sort());

    const boss = as(firm.boss);
    const shown = {
      team: (await boss.contracts.teamHistory({ contractId })).map(({ name }) => name),
      milestones: (await boss.contracts.get({ contractId })).milestones.map(({ name }) => name),
      amendments: (await boss.amendments.list({ contractId })).items.map(({ number }) => String(number)),
      payments: (await boss.payments.list({ contractId })).items.map(({ name }) => name),
      progress: ['到 100', '到 60', '到 20'],
      contacts: (await boss.customers.get({ customerId: firm.customer.id })).contacts.map(({ name }) => name),
      memberships: (await boss.org.departmentHistory(electrical)).items.map(({ memberName }) => memberName),
      history: (await boss.audit.history({ type: 'Contract', id: contractId })).items.map(
        (row) => row.subjectId,
      ),
    };
    const keyColumn = { progress: 4, history: 5 } as Record<string, number>;
    for (const [list, rows] of Object.entries(shown)) {
      const options = { query: JSON.stringify(query[list as keyof typeof query]) };
      const file = await take(firm.boss, list, options);
      expect(rows.length, list).toBeGreaterThan(0);
      expect(
        file.rows.map((row) => row[keyColumn[list] ?? 0]),
        list,
      ).toEqual(rows);
      const stranger = (await given.firm('别家')).boss;
      await expect(take(stranger, list, options), list).rejects.toMatchObject({ kind: 'not_found' });
      await expect(take(firm.boss, list), list).rejects.toMatchObject({ code: 'exports.query_unreadable' });
    }
    for (const list of ['team', 'milestones', 'progress', 'history'] as const)
      await expect(
        take(firm.staff.sales, list, { query: JSON.stringify(query[list]) }),
        list,
      ).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('obeys the filters and the order of its screen', async () => {
    const { people } = await busyFirm();
    const query = JSON.stringify({ search: '任务 3', sort: 'title', direction: 'desc' });
    expect((await take(people.boss!, 'tasks', { query })).rows.map(([title]) => title)).toEqual(['任务 3']);
  });

  it('shows amounts to those who may see them, and to others not even the column', async () => {
    const { firm, people } = await busyFirm();
    await firm.write(({ tx }) => tx.contract.updateMany({ data: { amount: '4280000.50' } }));
    const boss = await take(people.boss!, 'contracts', { format: 'xlsx', locale: 'en' });
    expect(boss.header).toContain('Amount');
    expect(boss.rows[0]![boss.header.indexOf('Amount')]).toBe(4_280_000.5);
    for (const person of [people.leader!, people.lead!]) {
      const file = await take(person, 'contracts');
      expect(file.header).not.toContain('合同金额');
      expect(JSON.stringify(file.rows)).not.toContain('4280000');
    }
  });

  it('tells a department’s place and a role’s permissions', async () => {
    const { people } = await busyFirm();
    const english = { locale: 'en' } as const;
    const tree = await take(people.boss!, 'departments', english);
    expect(tree.header).toEqual(['Code', 'Department', 'Parent department', 'Department leads', 'People']);
    expect(tree.rows.map((row) => row[1])).toContain('Electrical');
    const roles = await take(people.boss!, 'roles', english);
    expect(roles.header).toEqual(['Name', 'Description', 'People', 'Permissions']);
    expect(roles.rows.map((row) => row[3])).toEqual(['Contract.read ALL', 'Contract.read ALL']);
  });

  it('is named and headed in the reader’s language', async () => {
    const { people } = await busyFirm();
    const zh = await take(people.boss!, 'members');
    expect(zh.fileName).toMatch(/^人员-\d{4}-\d\d-\d\d\.csv$/);
    expect(zh.header.slice(0, 4)).toEqual(['姓名', '工号', '职务', '角色']);
    const en = await take(people.boss!, 'members', { locale: 'en', format: 'xlsx' });
    expect(en.fileName).toMatch(/^People-.*\.xlsx$/);
    expect(en.contentType).toContain('spreadsheetml');
    expect(en.rows.map((row) => row[3])).toContain('Management');
    for (const { title, columns } of Object.values(exportLists)) {
      for (const [zhText, enText] of [
        title,
        ...columns.map(({ heading }: { heading: readonly [string, string] }) => heading),
      ]) {
        expect(zhText).toMatch(/\p{Script=Han}/u);
        expect(enText).toMatch(/^[\x20-\x7e]+$/);
      }
    }
  });

  it('holds nothing of another firm', async () => {
    const { firm } = await busyFirm();
    const other = await given.firm('别家');
    const names = (await take(other.boss, 'tasks')).rows;
    expect(names).toEqual([]);
    const file = await take(other.boss, 'audit');
    expect(JSON.stringify(file.rows)).not.toContain(firm.departments.electrical);
  });

  it('refuses a list there is not, and filters it cannot read', async () => {
    const { people } = await busyFirm();
    for (const list of ['secrets', 'constructor', '__proto__'])
      await expect(take(people.boss!, list)).rejects.toMatchObject({
        kind: 'not_found',
        code: 'exports.no_such_list',
      });
    for (const query of ['{', '[]', '{"sort":"password"}', '{"limit":1e9}'])
      await expect(take(people.boss!, 'tasks', { query })).rejects.toMatchObject({
        kind: 'invalid',
        code: 'exports.query_unreadable',
      });
  });

  it('ends when the person’s rights end', async () => {
    const { people } = await busyFirm();
    const services = { ...(await testServices()), principals: { get: async () => null } };
    const principal = (await people.boss!.load()) as StaffPrincipal;
    const file = exportList(services, principal, REQUEST, {
      list: 'tasks',
      format: 'csv',
      query: '',
      locale: 'en',
    });
    await expect(file.stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'platform.sign_in_first',
    });
  });
});
