import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const scene = async (firm: Firm) => {
  const { id } = await given.contract(firm, { projectLeadId: firm.staff.sales.id });
  const add = async (name: string) =>
    (await as(firm.staff.sales).contracts.createMilestone({ contractId: id, name, dueOn: '2026-12-09' }))
      .milestones;
  return { id, add };
};

describe('milestones of a contract', () => {
  it('are made, changed, reached, taken back, moved and taken away by its lead', async () => {
    const firm = await given.firm();
    const { id, add } = await scene(firm);
    const lead = as(firm.staff.sales).contracts;
    await add('设计冻结');
    const [first, second] = await add('出厂验收');
    expect(first).toMatchObject({ name: '设计冻结', dueOn: '2026-12-09', reachedOn: null, isPublic: true });

    const changed = await lead.updateMilestone({ milestoneId: second!.id, version: 1, isPublic: false });
    expect(changed.milestones[1]).toMatchObject({ isPublic: false, version: 2 });
    const reached = await lead.reachMilestone({
      milestoneId: first!.id,
      version: 1,
      reachedOn: '2026-01-05',
    });
    expect(reached.milestones[0]).toMatchObject({ reachedOn: '2026-01-05' });
    const undone = await lead.reachMilestone({ milestoneId: first!.id, version: 2, reachedOn: null });
    expect(undone.milestones[0]).toMatchObject({ reachedOn: null });
    const moved = await lead.reorderMilestones({ contractId: id, milestoneIds: [second!.id, first!.id] });
    expect(moved.milestones.map((m) => m.name)).toEqual(['出厂验收', '设计冻结']);
    const left = await lead.deleteMilestone({ milestoneId: first!.id });
    expect(left.milestones).toHaveLength(1);
    const verbs = (await firm.announcements())
      .filter((a) => a.name === 'contracts.milestone-changed')
      .map((a) => (a.payload as { verb: string }).verb);
    expect(verbs).toEqual(['created', 'created', 'updated', 'reached', 'unreached', 'moved', 'deleted']);
  });

  it('conflict when somebody was faster, when the contract is over, and when the order is not of all', async () => {
    const firm = await given.firm();
    const { id, add } = await scene(firm);
    const [first] = await add('设计冻结');
    await add('交付');
    const boss = as(firm.boss).contracts;
    await boss.updateMilestone({ milestoneId: first!.id, version: 1, name: '冻结' });
    await expect(
      boss.updateMilestone({ milestoneId: first!.id, version: 1, name: '我的' }),
    ).rejects.toMatchObject({
      cause: { code: 'platform.changed_meanwhile', facts: { current: { name: '冻结' } } },
    });
    await expect(boss.reorderMilestones({ contractId: id, milestoneIds: [first!.id] })).rejects.toMatchObject(
      refusal('conflict', 'contracts.milestones_changed'),
    );
    await boss.cancel({ contractId: id, version: 1 });
    for (const late of [
      () => boss.createMilestone({ contractId: id, name: 'x' }),
      () => boss.updateMilestone({ milestoneId: first!.id, version: 2, name: 'x' }),
      () => boss.reachMilestone({ milestoneId: first!.id, version: 2 }),
      () => boss.deleteMilestone({ milestoneId: first!.id }),
    ])
      await expect(late()).rejects.toMatchObject(refusal('conflict', 'contracts.closed'));
  });

  it('are forbidden to those who only take part, and unknown to other firms', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id, add } = await scene(firm);
    const [milestone] = await add('设计冻结');
    const about = { milestoneId: milestone!.id, version: 1 };
    const attempts = (person: Parameters<typeof as>[0]) => [
      () => as(person).contracts.createMilestone({ contractId: id, name: 'x' }),
      () => as(person).contracts.updateMilestone({ ...about, name: 'x' }),
      () => as(person).contracts.reachMilestone(about),
      () => as(person).contracts.deleteMilestone({ milestoneId: milestone!.id }),
      () => as(person).contracts.reorderMilestones({ contractId: id, milestoneIds: [milestone!.id] }),
    ];
    for (const attempt of attempts(firm.leaders.electrical))
      await expect(attempt()).rejects.toMatchObject(refusal('forbidden'));
    for (const attempt of attempts(other.boss))
      await expect(attempt()).rejects.toMatchObject(refusal('not_found'));
  });
});
