import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { byTitle, givenPlan } from '../planning.scene.ts';

async function abc() {
  const place = await givenPlan();
  const ids: string[] = [];
  for (const [i, title] of ['甲', '乙', '丙'].entries())
    ids.push(await place.task({ title, place: i + 1, startsOn: '2026-09-21', dueOn: '2026-09-22' }));
  return { ...place, ids: ids as [string, string, string] };
}

describe('letting a task wait for another', () => {
  it('links them, moves its computed dates, and announces it', async () => {
    const { firm, ids, plan, contractId } = await abc();
    const [a, b] = ids;
    const link = await as(firm.leaders.electrical).planning.link({
      predecessorId: a,
      successorId: b,
      lagDays: 1,
    });
    expect(link).toMatchObject({ type: 'FS', lagDays: 1, version: 1 });
    expect(byTitle((await plan()).tasks).乙).toMatchObject({ earlyStart: '2026-09-24' });
    expect((await firm.announcements()).at(-1)).toMatchObject({
      name: 'planning.dependency-changed',
      payload: { contractId, predecessorId: a, successorId: b, verb: 'linked' },
    });
  });

  it('changes how it waits, and tells the later of two who do', async () => {
    const { firm, ids, link, plan } = await abc();
    const dependencyId = await link(ids[0], ids[1]);
    const { updateLink } = as(firm.boss).planning;
    await updateLink({ dependencyId, version: 1, type: 'SS', lagDays: -1 });
    expect((await plan()).dependencies).toEqual([
      { id: dependencyId, predecessorId: ids[0], successorId: ids[1], type: 'SS', lagDays: -1, version: 2 },
    ]);
    await expect(updateLink({ dependencyId, version: 1, lagDays: 5 })).rejects.toMatchObject(
      refusal('conflict', 'platform.changed_meanwhile'),
    );
  });

  it('is taken back, and says how to do it again', async () => {
    const { firm, ids, link, plan } = await abc();
    const dependencyId = await link(ids[0], ids[1], { type: 'FF', lagDays: 2 });
    const { unlink } = as(firm.boss).planning;
    await expect(unlink({ dependencyId, version: 7 })).rejects.toMatchObject(refusal('conflict'));
    const { undo } = await unlink({ dependencyId, version: 1 });
    expect(undo).toEqual({ predecessorId: ids[0], successorId: ids[1], type: 'FF', lagDays: 2 });
    expect((await plan()).dependencies).toEqual([]);
    await expect(unlink({ dependencyId, version: 1 })).rejects.toMatchObject(refusal('not_found'));
  });

  it('refuses a circle with the chain named, itself, and a second link', async () => {
    const { firm, ids, link } = await abc();
    const [a, b, c] = ids;
    await link(a, b);
    await link(b, c);
    await expect(link(c, a)).rejects.toMatchObject({
      cause: { kind: 'invalid', code: 'planning.circle', facts: { chain: '丙 → 甲 → 乙 → 丙', length: 3 } },
    });
    await expect(link(a, a)).rejects.toMatchObject(refusal('invalid', 'planning.waits_for_itself'));
    await expect(link(a, b)).rejects.toMatchObject(refusal('conflict', 'planning.linked_already'));
    expect((await as(firm.boss).planning.neighbours({ taskId: b })).waitsFor).toHaveLength(1);
  });

  it('leaves unnamed whom a circle goes through out of sight', async () => {
    const { firm, task, link, ids } = await abc();
    const hidden = await task({ title: '软件保密任务', department: 'software', place: 9 });
    await link(ids[0], hidden);
    await link(hidden, ids[1]);
    const call = as(firm.leaders.electrical).planning.link({ predecessorId: ids[1], successorId: ids[0] });
    await expect(call).rejects.toMatchObject({ cause: { facts: { chain: '乙 → 甲 → … → 乙' } } });
  });

  it('lets no two people close a circle together, however often they try at once', async () => {
    const { firm, task, contractId, plan } = await givenPlan();
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await task({ title: `a${round}` }), await task({ title: `b${round}` })];
      const outcomes = await Promise.allSettled([
        as(firm.boss).planning.link({ predecessorId: a, successorId: b }),
        as(firm.leaders.electrical).planning.link({ predecessorId: b, successorId: a }),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: refusal('invalid', 'planning.circle'),
      });
    }
    expect(await plan()).toMatchObject({ contractId, problem: null });
  });

  it('does not wait for ever beside reports on the same tasks', async () => {
    const { firm, task } = await givenPlan();
    const own = firm.staff.electrical;
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) ids.push(await task({ title: `t${i}`, assigneeIds: [own.id], place: i }));
    const outcomes = await Promise.allSettled(
      ids
        .slice(1)
        .flatMap((id, i) => [
          as(firm.boss).planning.link({ predecessorId: ids[i]!, successorId: id }),
          as(own).tasks.reportProgress({ taskId: id, percent: 10 }),
        ]),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it('is for who plans the waiting task and reads the other', async () => {
    const { firm, task, ids } = await abc();
    const theirs = await task({ title: '软件', department: 'software' });
    const both = await task({ assigneeIds: [firm.staff.electrical.id], place: 5 });
    const mine = await task({ assigneeIds: [firm.staff.electrical.id], place: 6 });
    const { electrical, software } = firm.leaders;
    // The other department's task is not even there for them.
    for (const [person, from, to] of [
      [electrical, ids[0], theirs],
      [electrical, theirs, ids[0]],
      [software, ids[0], ids[1]],
    ] as const)
      await expect(as(person).planning.link({ predecessorId: from, successorId: to })).rejects.toMatchObject(
        refusal('not_found', 'tasks.not_found'),
      );
    await expect(
      as(firm.staff.electrical).planning.link({ predecessorId: both, successorId: mine }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });

  it('conflicts on a closed contract, and is refused across contracts', async () => {
    const { firm, ids, setStatus } = await abc();
    const elsewhere = await givenPlan({ firm });
    const stranger = await elsewhere.task();
    await expect(
      as(firm.boss).planning.link({ predecessorId: stranger, successorId: ids[0] }),
    ).rejects.toMatchObject(refusal('invalid', 'planning.other_contract'));
    await setStatus('archived');
    await expect(
      as(firm.boss).planning.link({ predecessorId: ids[1], successorId: ids[0] }),
    ).rejects.toMatchObject(refusal('conflict', 'tasks.contract_closed'));
  });

  it('does not find links and tasks of another firm', async () => {
    const { ids, link } = await abc();
    const other = await given.firm();
    const dependencyId = await link(ids[0], ids[1]);
    const { planning } = as(other.boss);
    for (const call of [
      () => planning.link({ predecessorId: ids[1], successorId: ids[2] }),
      () => planning.updateLink({ dependencyId, version: 1, lagDays: 2 }),
      () => planning.unlink({ dependencyId, version: 1 }),
    ])
      await expect(call()).rejects.toMatchObject(refusal('not_found'));
  });
});
