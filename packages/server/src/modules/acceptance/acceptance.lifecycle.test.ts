import { as, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  ROUND_STATES,
  type RoundState,
  type RoundVerb,
  roundLifecycle,
  STAFF_VERBS,
} from './acceptance.lifecycle.ts';
import { type AcceptanceScene, answerWell, givenAcceptance, givenRound } from './acceptance.scene.ts';

type Answer = 'yes' | 'no';
const ACCEPTORS = ['inspector', 'project_lead', 'customer'] as const;

/** Who may use which verb at all, by who accepts at the stage; the table of states says when. */
const MATRIX: Record<string, (verb: RoundVerb, acceptor: (typeof ACCEPTORS)[number]) => Answer> = {
  boss: (verb, acceptor) => {
    if (verb === 'pass' || verb === 'concede') return acceptor === 'customer' ? 'no' : 'yes';
    if (verb === 'submit' || verb === 'recall') return acceptor === 'customer' ? 'yes' : 'no';
    return 'yes';
  },
  inspector: (verb, acceptor) => {
    if (verb === 'withdraw' || acceptor === 'project_lead') return 'no';
    if (verb === 'pass' || verb === 'concede') return acceptor === 'inspector' ? 'yes' : 'no';
    if (verb === 'submit' || verb === 'recall') return acceptor === 'customer' ? 'yes' : 'no';
    return 'yes';
  },
  projectLead: (verb, acceptor) => {
    if (verb === 'withdraw') return 'yes';
    if (acceptor === 'inspector') return 'no';
    if (verb === 'pass' || verb === 'concede') return acceptor === 'project_lead' ? 'yes' : 'no';
    if (verb === 'submit' || verb === 'recall') return acceptor === 'customer' ? 'yes' : 'no';
    return 'yes';
  },
  requester: (verb) => (verb === 'withdraw' ? 'yes' : 'no'),
  leaderTakingPart: () => 'no',
  staffOnTeam: () => 'no',
};

const personOf = (scene: AcceptanceScene, role: string): Person =>
  ({
    boss: scene.firm.boss,
    inspector: scene.inspector,
    projectLead: scene.lead,
    requester: scene.worker,
    leaderTakingPart: scene.firm.leaders.software,
    staffOnTeam: scene.firm.staff.software,
  })[role]!;

/** A round in a state, as it would stand after a while: asked for by somebody of the team, reviewed by nobody of these. */
async function stand(scene: AcceptanceScene, status: RoundState, acceptor: string): Promise<string> {
  const { firm, contractId, worker } = scene;
  return firm.write(async ({ tx, sql }) => {
    const stage = await sql
      .selectFrom('acceptance_stage')
      .where('code', '=', 'internal')
      .select('id')
      .executeTakeFirstOrThrow();
    const acceptance = await tx.acceptance.create({
      data: {
        contractId,
        stageId: stage.id,
        stageCode: 'internal',
        acceptor,
        isWhole: false,
        requesterId: worker.id,
        departmentIds: [firm.departments.electrical, firm.departments.software],
      },
    });
    const { id } = await tx.acceptanceRound.create({
      data: {
        acceptanceId: acceptance.id,
        contractId,
        number: 1,
        quantity: '1',
        status,
        requestedBy: worker.id,
      },
    });
    return id;
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a procedure by its verb
async function use(person: Person, verb: RoundVerb, roundId: string): Promise<any> {
  if (verb === 'record') {
    const reasonId = (await as(person).acceptance.reasons())[0]!.id;
    return as(person).acceptance.addFinding({ roundId, reasonId, severity: 'minor', description: 'x' });
  }
  // biome-ignore lint/suspicious/noExplicitAny: a procedure by its verb
  return (as(person).acceptance as any)[verb]({
    roundId,
    version: 1,
    ...(verb === 'concede' ? { reason: 'x' } : {}),
  });
}

/** What refuses a verb that is allowed and of this moment for what the round holds, not for who or when. */
const BEYOND = ['acceptance.not_reviewing', 'acceptance.nothing_to_concede', 'acceptance.finding_needed'];

describe('the lifecycle of a round of acceptance', () => {
  it.each(Object.keys(MATRIX))(
    'obeys the table of verbs and states for %s, at every kind of stage',
    async (role) => {
      const scene = await givenAcceptance();
      const { firm, contractId } = scene;
      await firm.write(({ tx }) =>
        tx.contractMember.create({
          data: { contractId, departmentId: firm.departments.software, memberId: firm.staff.software.id },
        }),
      );
      const person = personOf(scene, role);
      for (const acceptor of ACCEPTORS)
        for (const state of ROUND_STATES)
          for (const verb of STAFF_VERBS) {
            const roundId = await stand(scene, state, acceptor);
            const about = `${role} ${verb} in ${state}, accepted by ${acceptor}`;
            const attempt = use(person, verb, roundId).then(
              () => 'done',
              (error) => `${error.cause.kind} ${error.cause.code}`,
            );
            const said = await attempt;
            if (MATRIX[role]!(verb, acceptor) === 'no') {
              expect(said, about).toBe('forbidden platform.forbidden');
            } else if (!roundLifecycle.table[verb].from.includes(state)) {
              expect(said, about).toBe('conflict acceptance.not_the_moment');
            } else if (said !== 'done') {
              expect(BEYOND, `${about}: ${said}`).toContain(said.replace('conflict ', ''));
            }
            await firm.write(({ tx }) =>
              tx.acceptanceRound.updateMany({
                where: { id: roundId, status: { in: ['requested', 'under_review', 'awaiting_customer'] } },
                data: { status: 'withdrawn' },
              }),
            );
          }
    },
    180_000,
  );

  it('leaves signing and refusing to the customer alone', () => {
    expect(STAFF_VERBS).not.toContain('sign');
    expect(STAFF_VERBS).not.toContain('signConceding');
    expect(STAFF_VERBS).not.toContain('refuse');
  });

  it('shows as buttons exactly what the tables leave', async () => {
    const scene = await givenAcceptance();
    const { inspector, second, lead, worker } = scene;
    const { id: roundId } = await givenRound(scene);
    const allowed = async (person: Person) => (await as(person).acceptance.round({ roundId })).allowed;
    expect(await allowed(inspector)).toEqual(['record', 'pass', 'concede', 'reject']);
    expect(await allowed(second)).toEqual(['join', 'pass', 'concede', 'reject']);
    expect(await allowed(lead)).toEqual(['withdraw']);
    expect(await allowed(worker)).toEqual([]);
    await answerWell(inspector, roundId);
  });

  it('waits while the contract rests', async () => {
    const scene = await givenAcceptance();
    const { firm, inspector, contractId, lead } = scene;
    const { id: roundId, version } = await givenRound(scene);
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contractId }, data: { status: 'suspended' } }),
    );
    const resting = refusal('conflict', 'acceptance.contract_not_accepting');
    await expect(as(inspector).acceptance.pass({ roundId, version })).rejects.toMatchObject(resting);
    await expect(as(lead).acceptance.request({ contractId, stageCode: 'fat' })).rejects.toMatchObject(
      resting,
    );
    expect((await as(inspector).acceptance.round({ roundId })).allowed).toEqual([]);
  });
});
