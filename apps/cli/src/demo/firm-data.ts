import type { StaffRole } from '@millwright/platform';

/** Codes of the six departments every firm starts with. */
export type DepartmentCode = 'procurement' | 'sales' | 'mechanical' | 'electrical' | 'software' | 'assembly';

/** A department below one of the six. */
export interface GroupData {
  code: string;
  parent: DepartmentCode;
  name: string;
  nameEn: string | null;
}

/** A person of the firm. `mailbox` is the part of the address before the @, and how the other tables name them. */
export interface PersonData {
  mailbox: string;
  name: string;
  title: string;
  role: StaffRole;
  /** Code of the department or group; none for the management. */
  department?: string;
  leads?: boolean;
  duties?: string[];
  /** Words in the titles of the only tasks they are given; everybody else does whatever their department has. */
  only?: string[];
}

export interface ContactData {
  name: string;
  email: string;
  phone: string;
  title: string;
}

export interface CustomerData {
  code: string;
  name: string;
  address: string;
  phone: string;
  internalNotes: string;
  contacts: ContactData[];
}

/** The gates a customer sees after the signing, in their order. */
export type Gate = 'design' | 'production' | 'fat' | 'sat' | 'delivery';

export interface TaskOptions {
  /** Whose completion this is the milestone of. */
  gate?: Gate;
  /** Not for the customer's eyes. */
  internal?: boolean;
  /** A percent that does not follow the plan: what the contract's story hangs on. */
  at?: number;
  /** Minutes since its last report, for the news of today. */
  minutesAgo?: number;
  /** Mailboxes of whoever does it, instead of the team's choice. */
  by?: string[];
  description?: string;
}

/** A task: department, title, begin and end as fractions of the contract's time, weight. */
export type TaskData = readonly [DepartmentCode, string, number, number, number, TaskOptions?];

export interface ContractData {
  no: string;
  name: string;
  /** Code of the customer. */
  customer: string;
  status:
    | 'draft'
    | 'signed'
    | 'planning'
    | 'executing'
    | 'accepting'
    | 'delivered'
    | 'in_service'
    | 'suspended';
  /** Mailbox. */
  lead: string;
  amount: string;
  /** Days from today. */
  signed: number | null;
  starts: number;
  promised: number;
  /** Days between the promised and the real delivery, when it is over: negative is early. */
  deliveredAfter?: number;
  /** Percent its tasks add up to. */
  progress: number;
  /** Days since work stopped, for a suspended contract. */
  stoppedFor?: number;
  /** Days since it was archived; none while it is alive. */
  archivedFor?: number;
  published: boolean;
  template: string;
  /** Tasks of its own beside its template's. */
  tasks: readonly TaskData[];
  /** Titles of the template that do not occur here. */
  without?: readonly string[];
  /** Teams chosen by hand, by department: the lead first, then assistants and members. */
  team?: Partial<Record<DepartmentCode, readonly string[]>>;
  /** Somebody who was on the team and left it, with the days since. */
  left?: { mailbox: string; department: DepartmentCode; daysAgo: number };
  internalNotes?: string;
}

/** What people write beside a report, by how far they are. */
export interface Notes {
  begun: readonly string[];
  running: readonly string[];
  done: readonly string[];
}

/** Who gets an account with a password of their own, and what the terminal calls them. */
export interface SignInData {
  email: string;
  face: 'staff' | 'portal';
  role: { zh: string; en: string };
}

/** What was reported on contracts and brought to customers; contracts by number, people by mailbox, days from today back. */
export interface AfterSalesData {
  feedback: readonly {
    contract: string;
    kind: 'defect' | 'requirement';
    severity: 'critical' | 'major' | 'minor';
    status: 'new' | 'triaged' | 'in_progress' | 'resolved' | 'closed';
    title: string;
    text: string;
    serialNo?: string;
    byCustomer: boolean;
    owner?: string;
    daysAgo: number;
    messages: readonly { from: 'firm' | 'note' | 'customer'; by?: string; text: string; daysAgo: number }[];
  }[];
  deliveries: readonly {
    contract: string;
    status: 'prepared' | 'handed_over' | 'signed';
    place: string;
    carrier?: string;
    recipient?: string;
    remark?: string;
    daysAgo: number;
    warrantyMonths: number;
    signedBy?: string;
    items: readonly { text: string; quantity: string; unit: string; serialNos?: readonly string[] }[];
  }[];
}

/** Everything a demo firm is made of. */
export interface FirmData {
  slug: string;
  name: string;
  locale: 'zh-CN' | 'en';
  timeZone: string;
  projectNoRule: string;
  afterSales?: AfterSalesData;
  currency: string;
  mailDomain: string;
  phone: (index: number) => string;
  employeeNo: (index: number) => string;
  /** Mailbox of the boss on whose behalf it is set up. */
  boss: string;
  groups: readonly GroupData[];
  people: readonly PersonData[];
  customers: readonly CustomerData[];
  contracts: readonly ContractData[];
  templates: Readonly<Record<string, readonly TaskData[]>>;
  milestones: Readonly<Record<'signing' | Gate, string>>;
  notes: Readonly<Record<DepartmentCode, Notes>>;
  signIns: readonly SignInData[];
}
