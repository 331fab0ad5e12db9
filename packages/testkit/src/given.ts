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

/** A firm that accepts nothing before it delivers: for tests of something else than the gate. */
async function givenFirmWithoutAcceptance(name?: string): Promise<Firm> {
  const firm = await givenFirm(name);
  await firm.write(({ tx }) => tx.acceptanceStage.updateMany({ data: { isRequired: false } }));
  return firm;
}

/** Builders of scenes: `const firm = await given.firm()`. Modules add their own with their factories. */
export const given = {
  firm: givenFirm,
  firmWithoutAcceptance: givenFirmWithoutAcceptance,
  contract: givenContract,
};
