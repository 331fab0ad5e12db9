import { type Firm, given, type Person } from '@millwright/testkit';
import { type ContractState, makeContract } from '../contracts/index.ts';
import { type FeedbackScene, makeFeedback } from './feedback.factory.ts';

/** A delivered contract with its people, shown to its customer: the stage of this module's tests. */
export interface ServicePlace {
  firm: Firm;
  contractId: string;
  /** Leads the project. */
  lead: Person;
  /** On the team for the electrical department. */
  member: Person;
  feedback(scene?: Partial<FeedbackScene>): Promise<string>;
  statusOf(feedbackId: string): Promise<{ status: string; version: number }>;
  setContract(status: ContractState): Promise<void>;
}

interface Wanted {
  firm?: Firm;
  status?: ContractState;
  published?: boolean;
}

export async function givenServicePlace(wanted: Wanted = {}): Promise<ServicePlace> {
  const firm = wanted.firm ?? (await given.firm());
  const { electrical, software } = firm.departments;
  const lead = await firm.member('周敏', 'staff', 'sales');
  const member = firm.staff.electrical;
  const contractId = await firm.write(async (scope) => {
    const id = await makeContract(scope, {
      customerId: firm.customer.id,
      departmentIds: [electrical, software],
      projectLeadId: lead.id,
      status: wanted.status === 'archived' ? 'in_service' : (wanted.status ?? 'in_service'),
      published: wanted.published ?? true,
    });
    await scope.tx.contractMember.create({
      data: { contractId: id, departmentId: electrical, memberId: member.id },
    });
    return id;
  });
  // Nothing can be put into one that is archived, so that comes last.
  if (wanted.status === 'archived')
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contractId }, data: { status: 'archived' } }),
    );
  return {
    firm,
    contractId,
    lead,
    member,
    feedback: (scene = {}) =>
      firm.write((scope) =>
        makeFeedback(scope, { contractId, departmentIds: [electrical, software], ...scene }),
      ),
    statusOf: (id) =>
      firm.read(async ({ tx }) => {
        const { status, version } = (await tx.feedback.findFirst({ where: { id } }))!;
        return { status, version };
      }),
    setContract: (status) =>
      firm.write(async ({ tx }) => {
        await tx.contract.updateMany({ where: { id: contractId }, data: { status } });
      }),
  };
}
