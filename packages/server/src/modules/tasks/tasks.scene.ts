import { type DepartmentKey, type Firm, given, type Person } from '@millwright/testkit';
import { type ContractState, makeContract } from '../contracts/index.ts';
import { makeTask, type TaskScene } from './tasks.factory.ts';

/** A contract at work in two departments, with its people: the stage of this module's tests. */
export interface Workplace {
  firm: Firm;
  contractId: string;
  /** Leads the project; leads no department of it. */
  lead: Person;
  task(scene?: Partial<TaskScene> & { department?: DepartmentKey }): Promise<string>;
  join(person: Person, department: DepartmentKey): Promise<string>;
  leave(person: Person): Promise<void>;
  setStatus(status: ContractState): Promise<void>;
}

/** Electrical and software work on it; the project lead is an ordinary member of the sales department. */
export async function givenWorkplace(
  options: { firm?: Firm; status?: ContractState } = {},
): Promise<Workplace> {
  const firm = options.firm ?? (await given.firm());
  const lead = await firm.member('项目总负责人', 'staff', 'sales');
  const contractId = await firm.write((scope) =>
    makeContract(scope, {
      name: '灌装线电控系统',
      customerId: firm.customer.id,
      status: options.status ?? 'executing',
      published: true,
      projectLeadId: lead.id,
      departmentIds: [firm.departments.electrical, firm.departments.software],
    }),
  );
  return {
    firm,
    contractId,
    lead,
    task: ({ department = 'electrical', ...scene } = {}) =>
      firm.write((scope) =>
        makeTask(scope, { contractId, departmentId: firm.departments[department], ...scene }),
      ),
    join: (person, department) =>
      firm.write(async ({ tx }) => {
        const member = await tx.contractMember.create({
          data: { contractId, departmentId: firm.departments[department], memberId: person.id },
        });
        return member.id;
      }),
    leave: (person) =>
      firm.write(async ({ tx }) => {
        await tx.contractMember.updateMany({
          where: { contractId, memberId: person.id, validTo: null },
          data: { validTo: new Date() },
        });
      }),
    setStatus: (status) =>
      firm.write(async (scope) => {
        await scope.unseal('a scene may leave the archive without a reason');
        await scope.tx.contract.updateMany({ where: { id: contractId }, data: { status } });
      }),
  };
}
