import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenAcceptance } from '../acceptance/acceptance.scene.ts';
import { makeFeedback } from '../feedback/index.ts';
import { addFile } from '../files/files.scene.ts';
import { makeItem } from '../procurement/index.ts';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import type { SearchKind } from './search.schemas.ts';

type Person = Parameters<typeof as>[0];

/** What somebody finds, as `kind name`. */
async function found(person: Person, query: string, kind?: SearchKind): Promise<string[]> {
  const { kinds } = await as(person).search.find({ query, ...(kind ? { kind } : {}) });
  return kinds.flatMap(({ items }) => items.map((item) => `${item.kind} ${item.name}`));
}

describe('searching', () => {
  it('finds Chinese by one character and by several, and words by their beginning', async () => {
    const place = await givenWorkplace();
    const { boss } = place.firm;
    await place.task({ title: '电柜装配' });
    await place.task({ title: 'Palletizer wiring EX-2048/B' });
    for (const query of ['柜', '电柜', '电柜装配', '装配 电柜', ' 电柜 '])
      expect([query, await found(boss, query, 'Task')]).toEqual([query, ['Task 电柜装配']]);
    for (const query of ['pallet', 'PALLETIZER', 'wiring pall', 'ex-2048', '2048 ex', 'ＥＸ－２０４８'])
      expect([query, await found(boss, query, 'Task')]).toEqual([
        query,
        ['Task Palletizer wiring EX-2048/B'],
      ]);
    for (const query of ['柜电', 'letizer', '2048 nothing', '。', '  ', '%', "'"])
      expect([query, await found(boss, query, 'Task')]).toEqual([query, []]);
  });

  it('looks into contracts, tasks, parts, feedback, files and customers, and says where it found it', async () => {
    const place = await givenWorkplace();
    const { firm, contractId } = place;
    const taskId = await place.task({ title: '程序调试' });
    await firm.write((scope) =>
      scope.tx.task.updateMany({
        where: { id: taskId },
        data: { description: '含伺服驱动器参数整定与首件试切' },
      }),
    );
    await firm.write((scope) =>
      makeItem(scope, { contractId, departmentId: firm.departments.electrical, name: '伺服驱动器' }),
    );
    await firm.write((scope) => makeFeedback(scope, { contractId, title: '伺服驱动器报警' }));
    await addFile(firm.boss, { type: 'Contract', id: contractId }, '伺服驱动器手册.txt', 'x');
    expect(await found(firm.boss, '伺服驱动器')).toEqual([
      'Task 程序调试',
      'ProcurementItem 伺服驱动器',
      'Feedback 伺服驱动器报警',
      'FileAsset 伺服驱动器手册.txt',
    ]);
    const { kinds, words } = await as(firm.boss).search.find({ query: '伺服驱动器' });
    expect(words).toEqual(['伺服驱动器']);
    expect(kinds[0]!.items[0]).toMatchObject({ excerpt: '含伺服驱动器参数整定与首件试切', contractId });
    // By its customer, whose name stands on it.
    const { name } = (await as(firm.boss).customers.get({ customerId: firm.customer.id })) as {
      name: string;
    };
    expect(await found(firm.boss, name)).toEqual(
      expect.arrayContaining(['Contract 灌装线电控系统', `Customer ${name}`]),
    );
  });

  it('finds rounds of acceptance by stage, question, answer, finding and concession, for whoever reads the acceptance', async () => {
    const { firm, contractId, lead, inspector } = await givenAcceptance();
    const round = await as(lead).acceptance.request({
      contractId,
      stageCode: 'internal',
      note: '请先看电柜',
    });
    const started = await as(inspector).acceptance.start({ roundId: round.id, version: round.version });
    const check = started.checks.find(({ kind }) => kind === 'text')!;
    await as(inspector).acceptance.record({
      checkId: check.id,
      version: check.version,
      text: '铭牌缺失待补',
    });
    const [reason] = await as(firm.boss).acceptance.reasons();
    await as(inspector).acceptance.addFinding({
      roundId: round.id,
      reasonId: reason!.id,
      severity: 'major',
      description: '外壳划伤三处',
    });
    const stage = started.stageName;
    for (const query of [stage, '请先看', '急停按钮', 'emergency', '铭牌缺失', '划伤'])
      for (const person of [lead, inspector, firm.boss])
        expect([query, await found(person, query, 'Acceptance')]).toEqual([query, [`Acceptance ${stage}`]]);
    const { kinds } = await as(lead).search.find({ query: '划伤' });
    expect(kinds.find(({ kind }) => kind === 'Acceptance')!.items).toMatchObject([
      { id: round.id, number: '1', contractId, excerpt: '外壳划伤三处' },
    ]);
    // Who neither works on it nor inspects, and another firm, do not.
    for (const person of [firm.staff.software, firm.leaders.mechanical, (await given.firm()).boss])
      expect(await found(person, '划伤', 'Acceptance')).toEqual([]);
  });

  it('puts first what is called so, and pages through a kind without losing or repeating any', async () => {
    const place = await givenWorkplace();
    const titles = ['安装', '安装电柜', '现场安装', '调试 (安装后)'];
    for (const title of [...titles].reverse()) await place.task({ title });
    for (let n = 0; n < 7; n += 1) await place.task({ title: `第 ${n} 段安装` });
    expect((await found(place.firm.boss, '安装', 'Task')).slice(0, 2)).toEqual([
      'Task 安装',
      'Task 安装电柜',
    ]);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const { kinds } = await as(place.firm.boss).search.find({
        query: '安装',
        kind: 'Task',
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...kinds[0]!.items.map(({ id }) => id));
      cursor = kinds[0]!.nextCursor;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([11, 11]);
  });

  it('shows each person what they may read and nothing else, and nothing of another firm', async () => {
    const place = await givenWorkplace();
    const other = await givenWorkplace();
    const { firm } = place;
    const mine = firm.staff.electrical;
    await place.join(mine, 'electrical');
    await place.task({ title: '绝密任务甲', assigneeIds: [mine.id] });
    await place.task({ title: '绝密任务乙' });
    await other.task({ title: '绝密任务丙' });
    expect(await found(firm.boss, '绝密')).toEqual(
      expect.arrayContaining(['Task 绝密任务甲', 'Task 绝密任务乙']),
    );
    expect(await found(mine, '绝密', 'Task')).toEqual(['Task 绝密任务甲']);
    expect(await found(firm.staff.sales, '绝密')).toEqual([]);
    expect(await found(other.firm.boss, '绝密')).toEqual(['Task 绝密任务丙']);
    await place.leave(mine);
    expect(await found(mine, '绝密', 'Task')).toEqual([]);
  });

  it('finds nobody by money, and nothing that was deleted', async () => {
    const place = await givenWorkplace();
    const { firm, contractId } = place;
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contractId }, data: { amount: '7654321.00', currency: 'XTS' } }),
    );
    for (const query of ['7654321', '7654321.00', 'XTS']) expect(await found(firm.boss, query)).toEqual([]);
    const taskId = await place.task({ title: '将被删除' });
    await firm.write(({ tx }) =>
      tx.task.updateMany({ where: { id: taskId }, data: { deletedAt: new Date() } }),
    );
    expect(await found(firm.boss, '将被删除')).toEqual([]);
  });

  it('follows what is renamed, and finds contracts of the archive', async () => {
    const { firm, contractId } = await givenWorkplace({ status: 'archived' });
    expect(await found(firm.boss, '灌装线', 'Contract')).toEqual(['Contract 灌装线电控系统']);
    const name = '码垛工作站';
    const task = await (await givenWorkplace({ firm })).task({ title: '旧名称' });
    await firm.write(({ tx }) => tx.task.updateMany({ where: { id: task }, data: { title: name } }));
    expect([await found(firm.boss, '旧名称', 'Task'), await found(firm.boss, name, 'Task')]).toEqual([
      [],
      [`Task ${name}`],
    ]);
    expect(contractId).toBeTruthy();
  });

  it('takes whatever is typed for text, and refuses what is too long', async () => {
    const { firm } = await givenWorkplace();
    for (const query of [
      "a' | 'b",
      "':*",
      'a & !b',
      '\\',
      '\u0000x',
      '<->',
      '$1',
      '😀',
      '\ud800',
      "'); drop table task; --",
    ])
      expect(Array.isArray(await found(firm.boss, query))).toBe(true);
    await expect(as(firm.boss).search.find({ query: 'x'.repeat(201) })).rejects.toMatchObject(
      refusal('invalid', 'platform.input_invalid'),
    );
  });

  it('tells nobody by SQL of the application’s role what a record is found by, unless it is asked for', async () => {
    const firm = await given.firm();
    const rows = await firm.write(({ sql }) => sql.selectFrom('search_entry').select('id').execute());
    expect(rows).toEqual([]);
    await expect(firm.write(({ tx }) => tx.searchEntry.deleteMany({}))).rejects.toThrow();
  });
});
