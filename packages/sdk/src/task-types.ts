import type { Named } from './contract-types.ts';
import type { PageInput } from './pages.ts';

export interface Task {
  id: string;
  version: number;
  title: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  departmentId: string;
  departmentName: string;
  departmentNameEn: string | null;
  assignees: Named[];
  startsOn: string | null;
  dueOn: string | null;
  /** Decimal as text. */
  weight: string;
  /** Percent. */
  progress: number;
  isPublic: boolean;
  overdue: boolean;
  lastProgressAt: string | null;
  completedAt: string | null;
  deletedAt: string | null;
}

export interface TaskDetail extends Task {
  description: string | null;
  contractStatus: string;
  createdAt: string;
  updatedAt: string;
  /** What the token's owner may do with it now. */
  allowed: string[];
}

/** Which tasks. Days are `YYYY-MM-DD`. */
export interface TaskFilters {
  /** In the title. */
  search?: string | undefined;
  contractIds?: string[] | undefined;
  departmentIds?: string[] | undefined;
  assigneeIds?: string[] | undefined;
  /** Only what the token's owner was given. */
  mine?: boolean | undefined;
  /** open: below 100 %; overdue: open and past its date; done: at 100 %. */
  states?: ('open' | 'overdue' | 'done')[] | undefined;
  dueFrom?: string | undefined;
  dueTo?: string | undefined;
}

export interface ListTasks extends TaskFilters, PageInput {
  sort?: 'due' | 'order' | 'progress' | 'title' | undefined;
}

export interface ReportProgress {
  taskId: string;
  /** 0 to 100, whole. */
  percent: number;
  note?: string | undefined;
}

export interface ReportedProgress {
  taskId: string;
  contractId: string;
  percent: number;
  previousPercent: number;
  reportedAt: string;
}
