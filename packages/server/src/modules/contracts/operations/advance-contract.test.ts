import { as, type Firm, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import {
  CONTRACT_STATES,
  type ContractState,
  type ContractVerb,
  contractLifecycle,
} from '../contracts.lifecycle.ts';

// biome-ignore lint/suspicious/noExplicitAny: a procedure by its verb
const use = (person: Person, verb: ContractVerb, contractId: string): Promise<any> =>
  // biome-ignore lint/suspicious/noExplicitAny: a procedure by its verb
  (as(person).contracts as any)[verb]({
    contractId,
    version: 1,
    ...(verb === 'reopen' && { reason: '客户追加了订单' }),
  });

const make = (firm: Firm, status: ContractState) =>
  given.contract(firm, { status, statusBefore: 'planning', projectLeadId: firm.staff.sales.id });

/** Who may use which verb at all; the table of states says when. */
const MATRIX: Record<string, Record<ContractVerb, 'yes' | 'no'>> = {
  boss: everything('yes'),
  projectLead: { ...everything('yes'), archive: 'no', cancel: 'no', reopen: 'no' },
  leaderTakingPart: everything('no'),
  staffOnTeam: everything('no'),
};

function everything(answer: 'yes' | 'no') {
  return Object.fromEntries(contractLifecycle.verbs.map((verb) => [verb, answer])) as Record<
    ContractVerb,
    'yes' | 'no'
  >;
}

describe('the lifecycle of a contract', () => {
  it.each(Object.entries(MATRIX))(
    'obeys the table of verbs and states for %s',
    async (role, verbs) => {
      const firm = await given.firmWithoutAcceptance();
      const person = {
        boss: firm.boss,
        projectLead: firm.staff.sales,
        leaderTakingPart: firm.leaders.electrical,
        staffOnTeam: firm.staff.electrical,
      }[role]!;
      for (const state of CONTRACT_STATES) {
        for (const verb of contractLifecycle.verbs) {
          const { id } = await make(firm, state);
          if (role === 'staffOnTeam') await join(firm, id);
          const { from, to } = contractLifecycle.table[verb];
          const used = use(person, verb, id);
          if (verbs[verb] === 'no') {
            await expect(used, `${verb} from ${state}`).rejects.toMatchObject(refusal('forbidden'));
          } else if (!from.includes(state)) {
            await expect(used, `${verb} from ${state}`).rejects.toMatchObject(
              refusal('conflict', 'contracts.not_the_moment'),
            );
          } else {
            const expected = to === '<back>' ? 'planning' : to;
            expect(await used, `${verb} from ${state}`).toMatchObject({ status: expected, version: 2 });
          }
        }
      }
    },
    60_000,
  );

  it('goes back to where it was suspended, even when cancelled meanwhile', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id } = await given.contract(firm, { status: 'executing' });
    const boss = as(firm.boss).contracts;
    expect((await boss.suspend({ contractId: id, version: 1 })).statusBefore).toBe('executing');
    expect((await boss.cancel({ contractId: id, version: 2 })).displayStatus).toBeNull();
    expect(await boss.reopen({ contractId: id, version: 3, reason: '客户恢复了预算' })).toMatchObject({
      status: 'executing',
      statusBefore: null,
    });
  });

  it('announces the step, and remembers the day of delivery', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id } = await given.contract(firm, { status: 'accepting' });
    const delivered = await as(firm.boss).contracts.deliver({
      contractId: id,
      version: 1,
      deliveredOn: '2026-01-31',
    });
    expect(delivered).toMatchObject({ deliveredOn: '2026-01-31', displayStatus: 'accepted' });
    expect(await firm.announcements()).toContainEqual({
      name: 'contracts.status-changed',
      payload: { contractId: id, verb: 'deliver', from: 'accepting', to: 'delivered' },
    });
  });

  it('takes no day that has not come', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id } = await given.contract(firm, { status: 'accepting' });
    await expect(
      as(firm.boss).contracts.deliver({ contractId: id, version: 1, deliveredOn: '2999-01-01' }),
    ).rejects.toMatchObject(refusal('invalid', 'contracts.date_in_future'));
  });

  it('offers the verbs of the moment, and only to whom they are granted', async () => {
    const firm = await given.firmWithoutAcceptance();
    const { id } = await make(firm, 'delivered');
    const offered = async (person: Person) => {
      const { allowed } = await as(person).contracts.get({ contractId: id });
      return allowed.filter((action) => contractLifecycle.verbs.includes(action as ContractVerb));
    };
    expect(await offered(firm.boss)).toEqual(['commission', 'archive']);
    expect(await offered(firm.staff.sales)).toEqual(['commission']);
    expect(await offered(firm.leaders.electrical)).toEqual([]);
  });

  it('finds no contract of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = await make(firm, 'draft');
    for (const verb of contractLifecycle.verbs)
      await expect(use(other.boss, verb, id)).rejects.toMatchObject(
        refusal('not_found', 'contracts.not_found'),
      );
  });
});

async function join(firm: Firm, contractId: string): Promise<void> {
  await firm.write(async (scope) => {
    await scope.unseal('somebody who was on the team before it was archived');
    await scope.tx.contractMember.create({
      data: { contractId, departmentId: firm.departments.electrical, memberId: firm.staff.electrical.id },
    });
  });
}
