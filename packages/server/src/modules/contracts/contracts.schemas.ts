import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';
import { CONTRACT_STATES, DISPLAY_STATUSES } from './contracts.lifecycle.ts';

export const TEAM_ROLES = ['lead', 'assistant', 'member'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];
/** Orders the list offers. */
export const CONTRACT_SORTS = [
  'contractNo',
  'name',
  'promisedDate',
  'progress',
  'createdAt',
  'archivedAt',
] as const;

const id = z.uuid();
const version = z.number().int().min(1);
const day = z.iso.date();
const ids = (most: number) => z.array(id).max(most);

/** Decimal with at most two places. */
export const decimal = z.string().regex(/^\d{1,15}(\.\d{1,2})?$/);

export const terms = {
  contractNo: z.string().trim().min(1).max(60),
  name: z.string().trim().min(1).max(200),
  customerId: id,
  signedOn: day.nullable(),
  startsOn: day.nullable(),
  promisedDate: day.nullable(),
  /** Null when not agreed yet. */
  amount: decimal.nullable(),
  /** ISO 4217, e.g. `CNY`. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  projectLeadId: id.nullable(),
  departmentIds: ids(100),
  internalNotes: z.string().max(10_000).nullable(),
  /** What is to be delivered, as the contract words it. */
  scopeText: z.string().max(10_000).nullable(),
  salesOwnerId: id.nullable(),
  dealOn: day.nullable(),
};

export const createContractInput = z.object({
  /** Left out, the system gives it, where the firm has a rule for that. */
  contractNo: terms.contractNo.optional(),
  name: terms.name,
  customerId: terms.customerId,
  signedOn: terms.signedOn.optional(),
  startsOn: terms.startsOn.optional(),
  promisedDate: terms.promisedDate.optional(),
  amount: terms.amount.optional(),
  currency: terms.currency.optional(),
  projectLeadId: terms.projectLeadId.optional(),
  departmentIds: terms.departmentIds.optional(),
  internalNotes: terms.internalNotes.optional(),
  scopeText: terms.scopeText.optional(),
  salesOwnerId: terms.salesOwnerId.optional(),
  dealOn: terms.dealOn.optional(),
});
export const updateContractInput = z
  .object({ contractId: id, version })
  .extend(z.object(terms).partial().shape);

export const contractInput = z.object({ contractId: id });
/** A verb needs the version seen, so that nobody acts on a contract that has moved on. */
export const contractVersionInput = z.object({ contractId: id, version });
export const deliverInput = contractVersionInput.extend({ deliveredOn: day.optional() });
export const signInput = contractVersionInput.extend({ signedOn: day.optional() });
/** Bringing back what was sealed or given up is said with its reason, which stays on record. */
export const reopenInput = contractVersionInput.extend({ reason: z.string().trim().min(1).max(1_000) });
export const publishInput = contractVersionInput.extend({ published: z.boolean() });

export const contractFilters = z.object({
  search: z.string().trim().max(100).optional(),
  status: z.array(z.enum(CONTRACT_STATES)).max(10).optional(),
  displayStatus: z.array(z.enum(DISPLAY_STATUSES)).max(6).optional(),
  departmentIds: ids(100).optional(),
  customerIds: ids(100).optional(),
  projectLeadIds: ids(100).optional(),
  promisedFrom: day.optional(),
  promisedTo: day.optional(),
  overdue: z.boolean().optional(),
  /** Only contracts whose amount the viewer may see. */
  withAmount: z.boolean().optional(),
  /** Only the archive. */
  archived: z.boolean().optional(),
  /** The recycle bin instead of the living ones. */
  deleted: z.boolean().optional(),
});
export const listContractsInput = pageInput.extend({
  ...contractFilters.shape,
  sort: z.enum(CONTRACT_SORTS).default('promisedDate'),
  /** Asks for the total as well; only the first page answers it. */
  count: z.boolean().optional(),
});

export const assignMemberInput = z.object({
  contractId: id,
  departmentId: id,
  memberId: id,
  role: z.enum(TEAM_ROLES).default('member'),
  /** First day; today unless told. Never in the future. */
  from: day.optional(),
});
export const removeMemberInput = z.object({ contractId: id, departmentId: id, memberId: id });
export const candidatesInput = z.object({
  contractId: id,
  departmentId: id.optional(),
  search: z.string().trim().max(100).optional(),
});

const milestone = { name: z.string().trim().min(1).max(100), dueOn: day.nullable(), isPublic: z.boolean() };
export const createMilestoneInput = z.object({
  contractId: id,
  name: milestone.name,
  dueOn: milestone.dueOn.default(null),
  isPublic: milestone.isPublic.default(true),
});
export const updateMilestoneInput = z
  .object({ milestoneId: id, version })
  .extend(z.object(milestone).partial().shape);
export const reachMilestoneInput = z.object({
  milestoneId: id,
  version,
  /** The day it was reached; null takes it back. Today unless told, never in the future. */
  reachedOn: day.nullish(),
});
export const milestoneInput = z.object({ milestoneId: id });
/** All milestones of the contract, in the order wanted. */
export const reorderMilestonesInput = z.object({ contractId: id, milestoneIds: ids(200) });

export type CreateContract = z.infer<typeof createContractInput>;
export type UpdateContract = z.infer<typeof updateContractInput>;
export type ContractVersion = z.infer<typeof contractVersionInput>;
export type PublishContract = z.infer<typeof publishInput>;
export type ContractFilters = z.infer<typeof contractFilters>;
export type ListContracts = z.infer<typeof listContractsInput>;
export type AssignMember = z.infer<typeof assignMemberInput>;
export type RemoveMember = z.infer<typeof removeMemberInput>;
export type Candidates = z.infer<typeof candidatesInput>;
export type CreateMilestone = z.infer<typeof createMilestoneInput>;
export type UpdateMilestone = z.infer<typeof updateMilestoneInput>;
export type ReachMilestone = z.infer<typeof reachMilestoneInput>;
export type ReorderMilestones = z.infer<typeof reorderMilestonesInput>;
