import { newId } from '@millwright/db';
import { as, asCustomer, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  CUSTOMER_VERBS,
  ROUND_STATES,
  type RoundState,
  type RoundVerb,
  roundLifecycle,
  STAFF_VERBS,
} from './acceptance.lifecycle.ts';
import {
  type AcceptanceScene,
  afterAnswer,
  answerWell,
  givenAcceptance,
  givenRound,
} from './acceptance.scene.ts';
import { CURRENT_STATEMENT } from './signature.schemas.ts';

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
async function stand(
  scene: AcceptanceScene,
  status: RoundState,
  acceptor: string,
  stageCode = 'internal',
): Promise<string> {
  const { firm, contractId, worker } = scene;
  return firm.write(async ({ tx, sql }) => {
    const stage = await sql
      .selectFrom('acceptance_stage')
      .where('code', '=', stageCode)
      .select('id')
      .executeTakeFirstOrThrow();
    const acceptance = await tx.acceptance.create({
      data: {
        contractId,
        stageId: stage.id,
        stageCode,
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

/** What came of every attempt, by verb and row: the written matrix. */
const cells = new Map<string, Map<string, string[]>>();
const ROWS: Record<string, string> = {
  boss: 'boss',
  inspector: 'inspector',
  projectLead: 'project lead',
  requester: 'who asked',
  leaderTakingPart: 'leader of a department',
  staffOnTeam: 'team',
};
function note(verb: RoundVerb, row: string, came: string): void {
  const rows = cells.get(verb) ?? new Map<string, string[]>();
  cells.set(verb, rows.set(row, [...(rows.get(row) ?? []), came]));
}

/** What the customer does in the portal, and what follows on the firm's side. */
async function answer(scene: AcceptanceScene, verb: RoundVerb, state: RoundState): Promise<string> {
  const { firm, contractId } = scene;
  const roundId = await stand(scene, state, 'customer', 'sat');
  if (verb === 'signConceding')
    await firm.write(({ tx }) =>
      tx.concession.create({ data: { roundId, contractId, reason: '间隙可接受' } }),
    );
  const entry = { id: newId(), roundId, name: '王小明', locale: 'zh-CN' as const };
  const customer = asCustomer(firm.customer.contact).acceptance;
  try {
    if (verb === 'refuse') await customer.refuse({ ...entry, reason: '外壳划伤' });
    else await customer.sign({ ...entry, statement: CURRENT_STATEMENT });
  } catch (error) {
    return (error as { cause: { kind: string } }).cause.kind === 'not_found' ? '' : '–';
  }
  await afterAnswer(firm, entry.id);
  return (await as(firm.boss).acceptance.round({ roundId })).status;
}

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
            const isMoment = roundLifecycle.table[verb].from.includes(state);
            const refused = said.startsWith('forbidden') ? 'no' : '–';
            const leads =
              isMoment && !said.startsWith('forbidden') ? roundLifecycle.next(state, verb) : refused;
            note(verb, `${ROWS[role]}, ${acceptor.replace('_', ' ')} accepts`, leads);
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

  it('gives the customer’s word to the customer, while the round waits for it', async () => {
    const scene = await givenAcceptance();
    for (const verb of CUSTOMER_VERBS)
      for (const state of ROUND_STATES) {
        const came = await answer(scene, verb, state);
        const isMoment = roundLifecycle.table[verb].from.includes(state);
        if (isMoment) expect(came).toBe(roundLifecycle.next(state, verb));
        else expect(['', '–']).toContain(came);
        note(verb, 'customer’s contact', came);
      }
  }, 120_000);

  it('is verb × state × role as written down in docs/lifecycles/acceptance.md', async () => {
    const lines = [
      '# Lifecycle of a round of acceptance',
      '',
      'Written by `acceptance.lifecycle.test.ts`; every cell was tried, by people who neither asked for the round nor worked on it, but for the row of who asked. A state: the verb leads there, once what it needs is there (a finding to reject, something to concede, a seat among the inspectors to record). `–`: not the moment. `no`: sees it, may not. Blank: does not see it. Nobody of the firm can sign for the customer. Who asked or worked on it judges nothing whatever the table says: [decision 0029](../decisions/0029-second-eyes.md).',
    ];
    expect([...cells.keys()].sort()).toEqual([...roundLifecycle.verbs].sort());
    for (const verb of roundLifecycle.verbs) {
      lines.push(
        '',
        `## ${verb}`,
        '',
        `|     | ${ROUND_STATES.join(' | ')} |`,
        `| --- |${' --- |'.repeat(ROUND_STATES.length)}`,
      );
      for (const [row, came] of cells.get(verb)!) {
        expect(came).toHaveLength(ROUND_STATES.length);
        lines.push(`| ${row} | ${came.join(' | ')} |`);
      }
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../../../../docs/lifecycles/acceptance.md');
  });

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
