import { as, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenPlan, itIs } from '../planning.scene.ts';
import { proposeAfterLateReport } from '../planning.subscribers.ts';
import { proposeAfterReport } from './propose-after-report.ts';

/** Design should have been done on Friday; wiring and test wait for it. Test is the software department's. */
async function givenReported(percent = 20) {
  const place = await givenPlan();
  const { firm, task, link, report, contractId } = place;
  const design = await task({ title: '设计', startsOn: '2026-09-14', dueOn: '2026-09-18' });
  const wiring = await task({ title: '布线', startsOn: '2026-09-21', dueOn: '2026-09-22', place: 2 });
  await link(design, wiring);
  await report(design, percent, '2026-09-16');
  return {
    ...place,
    design,
    wiring,
    follow: (taskId = design) => firm.write((scope) => proposeAfterReport(scope, { contractId, taskId })),
    proposals: () =>
      firm.read(({ tx }) => tx.scheduleProposal.findMany({ where: { contractId }, orderBy: { id: 'asc' } })),
    told: async (person: Person) =>
      (await as(person).notifications.list({})).items.filter(({ kind }) => kind === 'plan_proposed'),
  };
}

describe('a report that a task is late', () => {
  it('proposes what the plan becomes, with the task as the cause, and tells those who may accept it', async () => {
    const { firm, lead, contractId, design, follow, proposals, told, plan } = await givenReported();
    await follow();
    const [proposal, ...more] = await proposals();
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({ status: 'open', causeType: 'Task', causeId: design });
    expect((await plan()).openProposalId).toBe(proposal!.id);
    const shown = await as(lead).planning.proposal({ proposalId: proposal!.id });
    expect(shown).toMatchObject({
      cause: { kind: 'late_report', name: '设计', taskId: design },
      allowed: ['accept', 'drop'],
    });
    for (const person of [lead, firm.leaders.electrical])
      expect(await told(person)).toMatchObject([
        { facts: { cause: 'late_report', causeName: '设计', count: 2 }, contractId },
      ]);
    // Neither those who may not accept it, nor the boss, who need not.
    for (const person of [firm.leaders.software, firm.staff.electrical, firm.boss])
      expect(await told(person)).toEqual([]);
  });

  it('delivered twice, or reported again, changes the one that waits and tells nobody twice', async () => {
    const { lead, design, follow, proposals, told, report } = await givenReported();
    await follow();
    await follow();
    const [first] = await proposals();
    expect(await proposals()).toEqual([first]);
    // Two days later hardly more is done: the same delay, and more of it.
    await itIs('2026-09-23');
    await report(design, 25, '2026-09-23');
    await follow();
    const [refreshed, ...more] = await proposals();
    expect(more).toEqual([]);
    expect(refreshed).toMatchObject({ id: first!.id, status: 'open', version: first!.version + 1 });
    expect(refreshed!.endsOnAfter! > first!.endsOnAfter!).toBe(true);
    expect(await told(lead)).toHaveLength(1);
  });

  it('at the same time as another about the same plan, leaves one proposal', async () => {
    const { follow, proposals, lead, told } = await givenReported();
    await Promise.all([follow(), follow(), follow()]);
    expect(await proposals()).toHaveLength(1);
    expect(await told(lead)).toHaveLength(1);
  });

  it('that somebody has dropped is not proposed again, until another day was planned', async () => {
    const { firm, lead, design, follow, proposals, report, told } = await givenReported();
    await follow();
    const [{ id: proposalId, version } = { id: '', version: 0 }] = await proposals();
    await as(lead).planning.dropProposal({ proposalId, version });
    await report(design, 30, '2026-09-21');
    await follow();
    expect((await proposals()).map(({ status }) => status)).toEqual(['dropped']);

    await as(firm.boss).tasks.update({ taskId: design, version: 1, dueOn: '2026-09-21' });
    await follow();
    expect((await proposals()).map(({ status }) => status)).toEqual(['dropped', 'open']);
    expect(await told(lead)).toHaveLength(2);
  });

  it('is taken back once the delay is caught up with', async () => {
    const { design, follow, proposals, report } = await givenReported();
    await follow();
    await report(design, 100, '2026-09-18');
    await follow();
    expect((await proposals()).map(({ status }) => status)).toEqual(['replaced']);
  });

  it('proposes nothing while float takes it up, or nothing waits for it', async () => {
    const { task, link, report, follow, proposals } = await givenPlan().then(async (place) => ({
      ...place,
      follow: (taskId: string) =>
        place.firm.write((scope) => proposeAfterReport(scope, { contractId: place.contractId, taskId })),
      proposals: () =>
        place.firm.read(({ tx }) =>
          tx.scheduleProposal.findMany({ where: { contractId: place.contractId } }),
        ),
    }));
    const early = await task({ title: '设计', startsOn: '2026-09-14', dueOn: '2026-09-18' });
    const far = await task({ title: '装配', startsOn: '2026-11-02', dueOn: '2026-11-03', place: 2 });
    await link(early, far);
    await report(early, 20, '2026-09-16');
    await follow(early);
    expect(await proposals()).toEqual([]);
  });

  it('names the task only to those who may read it', async () => {
    const { firm, contractId, task, link, report, lead } = await givenPlan();
    const design = await task({ title: '设计', startsOn: '2026-09-14', dueOn: '2026-09-18' });
    const program = await task({
      title: '编程',
      startsOn: '2026-09-21',
      dueOn: '2026-09-22',
      department: 'software',
      place: 2,
    });
    await link(design, program);
    // Done today, three working days late: only the other department's task has to move.
    await itIs('2026-09-23');
    await report(design, 100, '2026-09-23');
    await firm.write((scope) => proposeAfterReport(scope, { contractId, taskId: design }));
    const notice = async (person: Person) =>
      (await as(person).notifications.list({})).items.find(({ kind }) => kind === 'plan_proposed')?.facts;
    expect(await notice(lead)).toMatchObject({ causeName: '设计' });
    expect(await notice(firm.leaders.software)).toMatchObject({ causeName: null });
    const { openProposalId: proposalId } = await as(firm.leaders.software).planning.plan({ contractId });
    expect(await as(firm.leaders.software).planning.proposal({ proposalId: proposalId! })).toMatchObject({
      cause: { kind: 'late_report', name: null, taskId: null },
      allowed: ['accept', 'drop'],
    });
  });

  it('says nothing on a contract that is over, or of another firm', async () => {
    const { follow, proposals, setStatus, contractId, design } = await givenReported();
    await setStatus('archived');
    await follow();
    expect(await proposals()).toEqual([]);
    await setStatus('executing');
    const other = await given.firm();
    await other.write((scope) => proposeAfterReport(scope, { contractId, taskId: design }));
    expect(await proposals()).toEqual([]);
  });

  it('comes about by what is announced of a report, and not while reporting', async () => {
    const { firm, contractId, design, proposals } = await givenReported(0);
    await as(firm.leaders.electrical).tasks.reportProgress({ taskId: design, percent: 20 });
    expect(await proposals()).toEqual([]);
    const { name, payload } = (await firm.announcements()).at(-1) as never as {
      name: string;
      payload: { contractId: string; taskId: string };
    };
    expect(name).toBe(proposeAfterLateReport.event.name);
    await firm.write((scope) => proposeAfterLateReport.run(scope, payload as never, {} as never));
    expect(await proposals()).toMatchObject([{ contractId, status: 'open' }]);
  });
});
