import { as, type Firm, given, type Person } from '@millwright/testkit';
import { type ContractState, makeContract } from '../contracts/index.ts';
import { makeFeedback } from '../feedback/index.ts';
import { type DeliveryScene, makeDelivery } from './delivery.factory.ts';

/** A contract that is being accepted, with whoever leads it and two bosses: the stage of this module's tests. */
export interface LoadingDock {
  firm: Firm;
  contractId: string;
  lead: Person;
  boss: Person;
  otherBoss: Person;
  delivery(scene?: Partial<DeliveryScene>): Promise<string>;
  /** Something critical that keeps the contract back. */
  complaint(title?: string): Promise<string>;
  /** Lets a level of acceptance count, or not. */
  requireStage(code: string, isRequired: boolean): Promise<string>;
  contractStatus(): Promise<string>;
  setContract(status: ContractState): Promise<void>;
}

export async function givenLoadingDock(
  wanted: { firm?: Firm; status?: ContractState } = {},
): Promise<LoadingDock> {
  const firm = wanted.firm ?? (await given.firmWithoutAcceptance());
  const departmentIds = [firm.departments.electrical];
  const lead = await firm.member('周敏', 'staff', 'sales');
  const otherBoss = await firm.member('钱总', 'boss');
  const contractId = await firm.write((scope) =>
    makeContract(scope, {
      customerId: firm.customer.id,
      departmentIds,
      projectLeadId: lead.id,
      status: wanted.status ?? 'accepting',
      published: true,
    }),
  );
  return {
    firm,
    contractId,
    lead,
    boss: firm.boss,
    otherBoss,
    delivery: (scene = {}) =>
      firm.write((scope) => makeDelivery(scope, { contractId, departmentIds, ...scene })),
    complaint: (title = '急停失效') =>
      firm.write((scope) =>
        makeFeedback(scope, { contractId, departmentIds, title, severity: 'critical', ownerId: lead.id }),
      ),
    requireStage: (code, isRequired) =>
      firm.write(async ({ tx }) => {
        await tx.acceptanceStage.updateMany({ where: { code }, data: { isRequired } });
        return code;
      }),
    contractStatus: async () => (await as(firm.boss).contracts.get({ contractId })).status,
    setContract: (status) =>
      firm.write(async ({ tx }) => {
        await tx.contract.updateMany({ where: { id: contractId }, data: { status } });
      }),
  };
}
