import { as, type Person, refusal } from '@millwright/testkit';
import { expect, it } from 'vitest';
import { givenPlan } from '../planning.scene.ts';
import { PROPOSAL_STATES, proposalLifecycle } from './proposals.lifecycle.ts';

const VERBS = ['accept', 'drop'] as const;
const ROLES = ['boss', 'project lead', 'leader', 'staff', 'other department'] as const;

/** Calls every verb in every state as everybody, and writes down what came of it. */
async function matrix(): Promise<string> {
  const place = await givenPlan();
  const { firm, lead, contractId, task, join, report, link } = place;
  const a = await task({ title: '甲', startsOn: '2026-09-14', dueOn: '2026-09-18' });
  const b = await task({ title: '乙', startsOn: '2026-09-21', dueOn: '2026-09-22', place: 2 });
  await link(a, b);
  await report(a, 10, '2026-09-16');
  await join(firm.staff.electrical, 'electrical');
  const people: Record<(typeof ROLES)[number], Person> = {
    boss: firm.boss,
    'project lead': lead,
    leader: firm.leaders.electrical,
    staff: firm.staff.electrical,
    'other department': firm.leaders.software,
  };
  const { id: proposalId } = await as(firm.boss).planning.propose({ contractId, reason: '延期' });
  const lines: string[] = [];
  for (const state of PROPOSAL_STATES)
    for (const verb of VERBS)
      for (const role of ROLES) {
        // Each call meets the state it is about, whatever the one before has made of it.
        const version = await firm.write(async ({ tx }) => {
          await tx.scheduleProposal.updateMany({ where: { id: proposalId }, data: { status: state } });
          const moves = (await tx.task.findMany({ where: { contractId } })).map((one) => one);
          const proposal = await tx.scheduleProposal.findFirstOrThrow({ where: { id: proposalId } });
          const kept = (proposal.moves as { taskId: string; version: number }[]).map((move) => ({
            ...move,
            version: moves.find(({ id }) => id === move.taskId)!.version,
          }));
          await tx.scheduleProposal.updateMany({ where: { id: proposalId }, data: { moves: kept } });
          return proposal.version + 1;
        });
        const { planning } = as(people[role]);
        const call = verb === 'accept' ? planning.acceptProposal : planning.dropProposal;
        const outcome = await call({ proposalId, version }).then(
          () => 'done',
          (error: { cause?: { kind?: string } }) => error.cause?.kind ?? 'fault',
        );
        lines.push(`| ${state} | ${verb} | ${role} | ${outcome} |`);
      }
  return [
    '# Rescheduling proposals: who may do what when / 排程方案：谁在何时可以做什么',
    '',
    '<!-- Written by packages/server/src/modules/planning/proposals/proposals.lifecycle.test.ts: run it with `-u` after a change. -->',
    '',
    'The leader is of the department whose tasks move. 部门负责人指被调整任务所属部门的负责人。',
    '',
    '| State 状态 | Verb 操作 | Who 谁 | Outcome 结果 |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

it('every verb in every state by everybody comes to what is written down', async () => {
  const written = await matrix();
  expect(written.match(/done/g)).toHaveLength(6);
  await expect(written).toMatchFileSnapshot('../../../../../../docs/lifecycles/schedule-proposals.md');
}, 60_000);

it('is the table itself that says when', () => {
  expect(proposalLifecycle.verbsFrom('open')).toEqual(['accept', 'drop', 'replace']);
  for (const state of PROPOSAL_STATES.filter((one) => one !== 'open')) {
    expect(proposalLifecycle.verbsFrom(state)).toEqual([]);
    expect(() => proposalLifecycle.next(state, 'accept')).toThrow(
      expect.objectContaining(refusal('conflict', 'planning.not_the_moment').cause),
    );
  }
});
