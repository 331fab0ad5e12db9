export { amendmentLifecycle } from './amendments/amendments.lifecycle.ts';
export { type AmendmentRow, listAmendments } from './amendments/amendments.queries.ts';
export { approveAmendment, proposeAmendment } from './amendments/decide-amendment.ts';
export { draftAmendment } from './amendments/draft-amendment.ts';
export { withContractCards } from './contract-cards.ts';
export {
  type ContractDetail,
  getContract,
  type MilestoneRow,
  type TeamMember,
} from './contract-detail.queries.ts';
export {
  type Blocker,
  blockersOf,
  type ContractGuard,
  contractGuard,
  type GuardedContract,
} from './contract-guards.ts';
export { leadFallsTo } from './contract-lead.ts';
export * from './contracts.events.ts';
export { type ContractScene, makeContract } from './contracts.factory.ts';
export { amountVisible, displayStatusSql, visibleContracts } from './contracts.filters.ts';
export * from './contracts.lifecycle.ts';
export { contractsModule } from './contracts.module.ts';
export { type ContractRow, listContracts } from './contracts.queries.ts';
export { type ContractRecord, findContract } from './contracts.records.ts';
export {
  type ContractFilters,
  contractFilters,
  contractInput,
  type ListContracts,
  listContractsInput,
} from './contracts.schemas.ts';
export { advanceContract } from './operations/advance-contract.ts';
export { assignMember } from './operations/assign-member.ts';
export { createContract } from './operations/create-contract.ts';
export { createMilestone } from './operations/create-milestone.ts';
export { publishContract } from './operations/publish-contract.ts';
export { removeMember } from './operations/remove-member.ts';
export { updateContract } from './operations/update-contract.ts';
export {
  openBlockingPayments,
  type PaymentEvent,
  type PaymentOfContract,
  paymentMilestones,
  triggerPayment,
} from './payments/payment-events.ts';
export { paymentState } from './payments/payments.lifecycle.ts';
export {
  listOpenPayments,
  listPayments,
  type OpenPaymentRow,
  type PaymentRow,
} from './payments/payments.queries.ts';
export { openPaymentsInput } from './payments/payments.schemas.ts';
export { listTeamHistory } from './team.queries.ts';
