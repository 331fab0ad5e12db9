import { type ContractScene, makeContract } from '@millwright/server/modules/contracts/index.ts';
import { type Firm, givenFirm } from './firm.ts';

/** A contract of the firm's customer, at work in the electrical and software departments unless told otherwise. */
async function givenContract(firm: Firm, scene: Partial<ContractScene> = {}): Promise<{ id: string }> {
  const { electrical, software } = firm.departments;
  const id = await firm.write((scope) =>
    makeContract(scope, { customerId: firm.customer.id, departmentIds: [electrical, software], ...scene }),
  );
  return { id };
}

/** Builders of scenes: `const firm = await given.firm()`. Modules add their own with their factories. */
export const given = {
  firm: givenFirm,
  contract: givenContract,
};
