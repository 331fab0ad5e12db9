import { schedule } from '@millwright/scheduling';
import { as, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { setConstraint, shiftPreview } from '../index.ts';
import { enginePlan } from '../plan/engine-plan.ts';
import { loadNetwork } from '../plan/network.ts';
import { byTitle, givenPlan } from '../planning.scene.ts';
import { proposeForPart } from './propose-reschedule.ts';

const PART = '01900000-0000-7000-8000-0000000000aa';

/** Design is late, so that assembly and test have to move; test is the software department's. */
async function givenLateDesign() {
  const place = await givenPlan();
  const { firm, task, link, report } = place;
  const own = firm.staff.electrical;
  const design = await task({ title: '设计', startsOn: '2026-09-14', dueOn: '2026-09-18' });
  const wiring = await task({
    title: '布线',
    startsOn: '2026-09-21',
    dueOn: '2026-09-22',
    place: 2,
    assigneeIds: [own.id],
  });
  const cabinet = await task({
    title: '装柜',
    startsOn: '2026-09-23',
    dueOn: '2026-09-24',
    place: 3,
    assigneeIds: [own.id],
  });
  await link(design, wiring);
  await link(wiring, cabinet);
  await report(design, 20, '2026-09-16');
  return { ...place, design, wiring, cabinet };
}

const propose = (person: Person, contractId: string) =>
  as(person).planning.propose({ contractId, reason: '设计延期' });

describe('proposing other dates', () => {
  it('computes what moves from when to when, and moves nothing', async () => {
    const { firm, contractId, wiring, plan } = await givenLateDesign();
    const proposal = await propose(firm.leaders.electrical, contractId);
    expect(proposal).toMatchObject({
      status: 'open',
      endsOn: { from: '2026-09-24', to: '2026-10-08' },
      allowed: ['accept', 'drop'],
      hiddenMoves: 0,
      beyondMine: 0,
    });
    // Four of the design's five days are left from today on.
    expect(proposal.moves.map(({ title, to }) => [title, to.startsOn, to.endsOn])).toEqual([
      ['设计', '2026-09-14', '2026-09-24'],
      ['布线', '2026-09-28', '2026-09-29'],
      ['装柜', '2026-09-30', '2026-10-08'],
    ]);
    expect(await as(firm.boss).tasks.get({ taskId: wiring })).toMatchObject({
      startsOn: '2026-09-21',
      version: 1,
    });
    expect(await plan()).toMatchObject({ openProposalId: proposal.id });
    expect((await firm.announcements()).at(-1)).toMatchObject({ name: 'planning.reschedule-proposed' });
  });

  it('says what the engine says', async () => {
    const { firm, contractId, design } = await givenLateDesign();
    const proposal = await propose(firm.boss, contractId);
    const network = await firm.read((scope) => loadNetwork(scope, contractId));
    const { tasks } = schedule(enginePlan(network, 'push'));
    for (const { taskId, to } of proposal.moves) {
      const found = tasks.get(taskId)!;
      expect(to.endsOn).toBe(found.earlyEnd);
      // What has begun keeps the day it was planned to.
      if (taskId !== design) expect(to.startsOn).toBe(found.earlyStart);
    }
  });

  it('takes the place of the one before, and refuses where nothing moves', async () => {
    const { firm, contractId, design, report } = await givenLateDesign();
    const first = await propose(firm.boss, contractId);
    const second = await propose(firm.boss, contractId);
    const { items } = await as(firm.boss).planning.proposals({ contractId });
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      [second.id, 'open'],
      [first.id, 'replaced'],
    ]);
    await report(design, 100, '2026-09-18');
    await expect(propose(firm.boss, contractId)).rejects.toMatchObject(
      refusal('conflict', 'planning.nothing_moves'),
    );
  });

  it('brings tasks nearer only when asked to', async () => {
    const { firm, task, link, contractId } = await givenPlan();
    const a = await task({ title: '甲', startsOn: '2026-09-21', dueOn: '2026-09-22' });
    const b = await task({ title: '乙', startsOn: '2026-10-12', dueOn: '2026-10-13', place: 2 });
    await link(a, b);
    await expect(propose(firm.boss, contractId)).rejects.toMatchObject(refusal('conflict'));
    const nearer = await as(firm.boss).planning.propose({ contractId, reason: '提前', mode: 'earliest' });
    expect(nearer.moves).toMatchObject([
      { title: '乙', to: { startsOn: '2026-09-23', endsOn: '2026-09-24' } },
    ]);
  });
});

describe('deciding on it', () => {
  it('takes all dates over at once, and tells those whose tasks move, once', async () => {
    const { firm, contractId, wiring, cabinet } = await givenLateDesign();
    const { planning, tasks } = as(firm.leaders.electrical);
    const { id: proposalId, version } = await propose(firm.leaders.electrical, contractId);
    const accepted = await planning.acceptProposal({ proposalId, version });
    expect(accepted).toMatchObject({ status: 'accepted', allowed: [] });
    expect(await tasks.get({ taskId: wiring })).toMatchObject({ startsOn: '2026-09-28', version: 2 });
    expect(await tasks.get({ taskId: cabinet })).toMatchObject({ dueOn: '2026-10-08', version: 2 });
    const { items } = await as(firm.staff.electrical).notifications.list({});
    expect(items).toMatchObject([{ kind: 'tasks_rescheduled', facts: { count: 2 } }]);
    await expect(planning.acceptProposal({ proposalId, version: accepted.version })).rejects.toMatchObject(
      refusal('conflict', 'planning.not_the_moment'),
    );
  });

  it('takes over nothing when a task was changed since, and says which', async () => {
    const { firm, contractId, wiring, cabinet } = await givenLateDesign();
    const { planning, tasks } = as(firm.boss);
    const { id: proposalId, version } = await propose(firm.boss, contractId);
    await tasks.update({ taskId: cabinet, version: 1, title: '装柜二' });
    await expect(planning.acceptProposal({ proposalId, version })).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'tasks.changed_since', facts: { titles: ['装柜二'], count: 1 } },
    });
    expect(await tasks.get({ taskId: wiring })).toMatchObject({ startsOn: '2026-09-21' });
    await tasks.delete({ taskId: cabinet, version: 2 });
    await expect(planning.acceptProposal({ proposalId, version })).rejects.toMatchObject(
      refusal('conflict', 'tasks.gone_meanwhile'),
    );
  });

  it('is done once, however many do it at once', async () => {
    const { firm, lead, contractId } = await givenLateDesign();
    const { id: proposalId, version } = await propose(firm.boss, contractId);
    const outcomes = await Promise.allSettled([
      as(firm.boss).planning.acceptProposal({ proposalId, version }),
      as(lead).planning.acceptProposal({ proposalId, version }),
      as(firm.leaders.electrical).planning.dropProposal({ proposalId, version }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(refusal('conflict'));
  });

  it('is for those who plan every task that moves; the others see theirs, and how many more there are', async () => {
    const { firm, contractId, task, link, cabinet, lead } = await givenLateDesign();
    const test = await task({
      title: '软件保密调试',
      department: 'software',
      startsOn: '2026-09-28',
      dueOn: '2026-09-29',
      place: 4,
    });
    await link(cabinet, test);
    const { id: proposalId, version } = await propose(firm.leaders.electrical, contractId);
    const seen = await as(firm.leaders.electrical).planning.proposal({ proposalId });
    expect(seen).toMatchObject({ moveCount: 4, hiddenMoves: 1, beyondMine: 1, allowed: ['drop'] });
    expect(JSON.stringify(seen)).not.toContain('保密');
    await expect(
      as(firm.leaders.electrical).planning.acceptProposal({ proposalId, version }),
    ).rejects.toMatchObject(refusal('forbidden', 'planning.moves_of_others'));
    expect(await as(lead).planning.acceptProposal({ proposalId, version })).toMatchObject({
      status: 'accepted',
    });
  });

  it('is not there for other departments, those who only work, and other firms', async () => {
    const { firm, contractId, join } = await givenLateDesign();
    await join(firm.staff.electrical, 'electrical');
    const { id: proposalId, version } = await propose(firm.boss, contractId);
    const other = await given.firm();
    for (const person of [firm.leaders.software, other.boss])
      await expect(as(person).planning.dropProposal({ proposalId, version })).rejects.toMatchObject(
        refusal('not_found', 'planning.proposal_not_found'),
      );
    await expect(
      as(firm.staff.electrical).planning.dropProposal({ proposalId, version }),
    ).rejects.toMatchObject(refusal('forbidden'));
    await expect(propose(firm.leaders.procurement, contractId)).rejects.toMatchObject(refusal('not_found'));
    await expect(propose(firm.staff.electrical, contractId)).rejects.toMatchObject(refusal('forbidden'));
  });

  it('conflicts on a closed contract', async () => {
    const { firm, contractId, setStatus } = await givenLateDesign();
    const { id: proposalId, version } = await propose(firm.boss, contractId);
    await setStatus('archived');
    const { planning } = as(firm.boss);
    for (const call of [planning.acceptProposal, planning.dropProposal])
      await expect(call({ proposalId, version })).rejects.toMatchObject(
        refusal('conflict', 'tasks.contract_closed'),
      );
    await expect(propose(firm.boss, contractId)).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });
});

describe('what holds a task up from outside', () => {
  const late = (taskId: string, notBefore: string | null) => ({
    taskId,
    source: { type: 'ProcurementItem', id: PART },
    notBefore,
    label: '伺服电机',
  });

  it('shows in the plan and what it would move, and is proposed to whoever plans', async () => {
    const { firm, contractId, task, link, plan } = await givenPlan();
    const a = await task({ title: '装配', startsOn: '2026-09-22', dueOn: '2026-09-23' });
    const b = await task({ title: '调试', startsOn: '2026-09-24', dueOn: '2026-09-24', place: 2 });
    await link(a, b);
    const set = (notBefore: string | null) => firm.write((scope) => setConstraint(scope, late(a, notBefore)));
    expect(await set('2026-10-08')).toEqual({ changed: true });
    expect(await set('2026-10-08')).toEqual({ changed: false });
    expect(byTitle((await plan()).tasks).装配).toMatchObject({
      earlyStart: '2026-10-08',
      constraint: { notBefore: '2026-10-08', label: '伺服电机', sourceType: 'ProcurementItem' },
    });
    const preview = await firm.read((scope) => shiftPreview(scope, contractId));
    expect(preview).toMatchObject({ endsOn: { from: '2026-09-24', to: '2026-10-10' }, hiddenMoves: 0 });
    expect(preview.moves.map(({ title }) => title)).toEqual(['装配', '调试']);

    const part = { contractId, itemId: PART, promisedDate: '2026-10-08' };
    const proposed = await firm.write((scope) => proposeForPart(scope, { ...part, itemName: '伺服电机' }));
    expect((await plan()).openProposalId).toBe(proposed!.proposalId);

    await set(null);
    expect((await firm.read((scope) => shiftPreview(scope, contractId))).moves).toEqual([]);
    expect(await firm.write((scope) => proposeForPart(scope, { ...part, itemName: '到货' }))).toBeNull();
    // What was computed from the late part is no longer so.
    expect((await plan()).openProposalId).toBeNull();
  });

  it('keeps the word of each source, and the longest counts', async () => {
    const { firm, task, plan } = await givenPlan();
    const a = await task({ title: '装配', startsOn: '2026-09-22', dueOn: '2026-09-23' });
    const other = { type: 'ProcurementItem', id: '01900000-0000-7000-8000-0000000000bb' };
    await firm.write((scope) => setConstraint(scope, late(a, '2026-09-28')));
    await firm.write((scope) =>
      setConstraint(scope, { ...late(a, '2026-09-30'), source: other, label: '减速机' }),
    );
    expect((await plan()).tasks[0]).toMatchObject({
      earlyStart: '2026-09-30',
      constraint: { label: '减速机' },
    });
    await firm.write((scope) => setConstraint(scope, { ...late(a, null), source: other }));
    expect((await plan()).tasks[0]).toMatchObject({ earlyStart: '2026-09-28' });
  });
});
