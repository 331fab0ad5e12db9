import type { PageInput } from './pages.ts';

export interface Named {
  id: string;
  name: string;
}

export interface DepartmentRef extends Named {
  nameEn: string | null;
}

export type ContractState =
  | 'draft'
  | 'signed'
  | 'planning'
  | 'executing'
  | 'accepting'
  | 'delivered'
  | 'in_service'
  | 'archived'
  | 'suspended'
  | 'cancelled';

/** A contract as a list shows it. `amount` and `currency` are absent for whoever may not see them. */
export interface Contract {
  id: string;
  version: number;
  contractNo: string;
  projectNo: string;
  name: string;
  customer: Named;
  status: ContractState;
  /** Computed from facts; null for a cancelled contract. */
  displayStatus: string | null;
  /** Whole days past the promised date. */
  daysOverdue: number;
  signedOn: string | null;
  startsOn: string | null;
  promisedDate: string | null;
  deliveredOn: string | null;
  projectLead: Named | null;
  departments: DepartmentRef[];
  /** Percent, rolled up from the tasks by weight. */
  progress: number;
  taskCount: number;
  taskDoneCount: number;
  publishedAt: string | null;
  lastProgressAt: string | null;
  createdAt: string;
  deletedAt: string | null;
  /** Decimal as text. */
  amount?: string | null;
  currency?: string;
}

export interface TeamMember {
  memberId: string;
  name: string;
  departmentId: string;
  departmentName: string;
  departmentNameEn: string | null;
  role: 'lead' | 'assistant' | 'member';
  from: string;
  to: string | null;
}

export interface Milestone {
  id: string;
  version: number;
  name: string;
  dueOn: string | null;
  reachedOn: string | null;
  isPublic: boolean;
}

export interface ContractDetail extends Contract {
  internalNotes: string | null;
  updatedAt: string;
  updatedBy: Named | null;
  team: TeamMember[];
  milestones: Milestone[];
  /** What the token's owner may do with it now. */
  allowed: string[];
}

/** Which contracts. Days are `YYYY-MM-DD`. */
export interface ContractFilters {
  /** In number, project number or name. */
  search?: string | undefined;
  status?: ContractState[] | undefined;
  departmentIds?: string[] | undefined;
  customerIds?: string[] | undefined;
  projectLeadIds?: string[] | undefined;
  promisedFrom?: string | undefined;
  promisedTo?: string | undefined;
  overdue?: boolean | undefined;
}

export interface ListContracts extends ContractFilters, PageInput {
  sort?: 'contractNo' | 'name' | 'promisedDate' | 'progress' | 'createdAt' | undefined;
}
