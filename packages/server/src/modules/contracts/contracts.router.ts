import { allow, router } from '@millwright/platform';
import { getContract } from './contract-detail.queries.ts';
import type { ContractVerb } from './contracts.lifecycle.ts';
import { listContracts } from './contracts.queries.ts';
import {
  assignMemberInput,
  candidatesInput,
  contractInput,
  contractVersionInput,
  createContractInput,
  createMilestoneInput,
  deliverInput,
  listContractsInput,
  milestoneInput,
  publishInput,
  reachMilestoneInput,
  removeMemberInput,
  reopenInput,
  reorderMilestonesInput,
  signInput,
  updateContractInput,
  updateMilestoneInput,
} from './contracts.schemas.ts';
import { advanceContract } from './operations/advance-contract.ts';
import { assignMember } from './operations/assign-member.ts';
import { deleteMilestone, reachMilestone, updateMilestone } from './operations/change-milestone.ts';
import { createContract } from './operations/create-contract.ts';
import { createMilestone } from './operations/create-milestone.ts';
import { deleteContract } from './operations/delete-contract.ts';
import { publishContract } from './operations/publish-contract.ts';
import { removeMember } from './operations/remove-member.ts';
import { reorderMilestones } from './operations/reorder-milestones.ts';
import { restoreContract } from './operations/restore-contract.ts';
import { updateContract } from './operations/update-contract.ts';
import { listCandidates, listTeamHistory } from './team.queries.ts';

/** A verb of the lifecycle: one procedure each, so that each has its own permission. */
const verb = (name: ContractVerb) =>
  allow(name, 'Contract')
    .input(contractVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => advanceContract(scope, name, input)));

export const contractsRouter = router({
  list: allow('read', 'Contract')
    .input(listContractsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listContracts(scope, input))),
  get: allow('read', 'Contract')
    .input(contractInput)
    .query(({ ctx, input }) => ctx.read((scope) => getContract(scope, input.contractId))),
  create: allow('create', 'Contract')
    .input(createContractInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createContract(scope, input))),
  update: allow('update', 'Contract')
    .input(updateContractInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateContract(scope, input))),

  sign: allow('sign', 'Contract')
    .input(signInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => advanceContract(scope, 'sign', input))),
  plan: verb('plan'),
  execute: verb('execute'),
  accept: verb('accept'),
  deliver: allow('deliver', 'Contract')
    .input(deliverInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => advanceContract(scope, 'deliver', input))),
  commission: verb('commission'),
  archive: verb('archive'),
  suspend: verb('suspend'),
  resume: verb('resume'),
  cancel: verb('cancel'),
  reopen: allow('reopen', 'Contract')
    .input(reopenInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => advanceContract(scope, 'reopen', input))),

  publish: allow('publish', 'Contract')
    .input(publishInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => publishContract(scope, input))),
  delete: allow('delete', 'Contract')
    .input(contractVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteContract(scope, input))),
  restore: allow('restore', 'Contract')
    .input(contractInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreContract(scope, input))),

  teamHistory: allow('read', 'Contract')
    .input(contractInput)
    .query(({ ctx, input }) => ctx.read((scope) => listTeamHistory(scope, input.contractId))),
  candidates: allow('assign', 'ContractMember')
    .input(candidatesInput)
    .query(({ ctx, input }) => ctx.read((scope) => listCandidates(scope, input))),
  assignMember: allow('assign', 'ContractMember')
    .input(assignMemberInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => assignMember(scope, input))),
  removeMember: allow('remove', 'ContractMember')
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeMember(scope, input))),

  createMilestone: allow('create', 'Milestone')
    .input(createMilestoneInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createMilestone(scope, input))),
  updateMilestone: allow('update', 'Milestone')
    .input(updateMilestoneInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateMilestone(scope, input))),
  reachMilestone: allow('reach', 'Milestone')
    .input(reachMilestoneInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => reachMilestone(scope, input))),
  deleteMilestone: allow('delete', 'Milestone')
    .input(milestoneInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteMilestone(scope, input))),
  reorderMilestones: allow('update', 'Milestone')
    .input(reorderMilestonesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => reorderMilestones(scope, input))),
});
