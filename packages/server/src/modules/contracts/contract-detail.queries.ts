import { notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type Blocker, blockersOf } from './contract-guards.ts';
import { visibleContracts } from './contracts.filters.ts';
import {
  type ContractState,
  type ContractVerb,
  contractLifecycle,
  RUNNING_STATES,
} from './contracts.lifecycle.ts';
import { contractPermissions } from './contracts.permissions.ts';
import {
  type ContractRow,
  type FoundContract,
  type Named,
  presentRow,
  withRow,
} from './contracts.queries.ts';
import type { TeamRole } from './contracts.schemas.ts';

export interface TeamMember {
  memberId: string;
  name: string;
  departmentId: string;
  departmentName: string;
  departmentNameEn: string | null;
  role: TeamRole;
  from: string;
  /** Last day; null while on the team. */
  to: string | null;
}

export interface MilestoneRow {
  id: string;
  version: number;
  name: string;
  dueOn: string | null;
  reachedOn: string | null;
  isPublic: boolean;
  sortOrder: number;
}

export interface ContractDetail extends ContractRow {
  /** Where it goes back to when resumed or reopened. */
  statusBefore: ContractState | null;
  internalNotes: string | null;
  /** What is to be delivered, as the contract words it. */
  scopeText: string | null;
  salesOwner: Named | null;
  dealOn: string | null;
  /** Why it was last reopened. */
  reopenReason: string | null;
  /** Progress reports its percent comes from. */
  reportCount: number;
  updatedAt: string;
  updatedBy: Named | null;
  /** Who works on it now, by department. */
  team: TeamMember[];
  milestones: MilestoneRow[];
  /** What the viewer may do with it now. */
  allowed: string[];
  /** Verbs the moment and the rules leave, and what stands in their way. They are not among `allowed`. */
  blocked: { verb: ContractVerb; blockers: Blocker[] }[];
  /** Departments whose team the viewer may fill. */
  teamDepartmentIds: string[];
}

const TEAM = sql<TeamMember[]>`(
  select coalesce(json_agg(json_build_object('memberId', m.id, 'name', m.name, 'departmentId', d.id,
           'departmentName', d.name, 'departmentNameEn', d.name_en, 'role', x.role, 'from', x.valid_from, 'to', x.valid_to)
           order by d.sort_order, d.id, array_position(array['lead', 'assistant', 'member'], x.role), m.name, m.id), '[]'::json)
    from contract_member x
    join member m on m.tenant_id = x.tenant_id and m.id = x.member_id
    join department d on d.tenant_id = x.tenant_id and d.id = x.department_id
   where x.tenant_id = c.tenant_id and x.contract_id = c.id and x.valid_to is null)`;
const MILESTONES = sql<MilestoneRow[]>`(
  select coalesce(json_agg(json_build_object('id', ms.id, 'version', ms.version, 'name', ms.name, 'dueOn', ms.due_on,
           'reachedOn', ms.reached_on, 'isPublic', ms.is_public, 'sortOrder', ms.sort_order)
           order by ms.sort_order, ms.id), '[]'::json)
    from milestone ms where ms.tenant_id = c.tenant_id and ms.contract_id = c.id)`;
const REPORTS = sql<number>`(
  select count(*)::int from progress_event e where e.tenant_id = c.tenant_id and e.contract_id = c.id)`;
const UPDATED_BY = sql<Named | null>`(
  select json_build_object('id', m.id, 'name', m.name)
    from member m where m.tenant_id = c.tenant_id and m.id = c.updated_by)`;

const SALES_OWNER = sql<Named | null>`(
  select json_build_object('id', m.id, 'name', m.name)
    from member m where m.tenant_id = c.tenant_id and m.id = c.sales_owner_id)`;

type FoundDetail = FoundContract & {
  internalNotes: string | null;
  scopeText: string | null;
  salesOwner: Named | null;
  dealOn: string | null;
  reopenReason: string | null;
  reportCount: number;
  updatedAt: string;
  updatedBy: Named | null;
  team: TeamMember[];
  milestones: MilestoneRow[];
};

/** One contract with its team, its milestones and what the viewer may do with it now. One statement, and those of guards. */
export async function getContract(scope: Scope, contractId: string): Promise<ContractDetail> {
  const living = await findDetail(scope, contractId, false);
  const found = living ?? (await findDetail(scope, contractId, true));
  if (!found) throw notFound('contracts.not_found');
  const { statusBefore, internalNotes, reportCount, updatedAt, updatedBy, team, milestones, ...row } = found;
  const { scopeText, salesOwner, dealOn, reopenReason } = found;
  const granted = allowedNow(scope, found);
  const blocked = await blockedOf(scope, found, granted);
  return {
    ...presentRow(scope, { ...row, statusBefore }),
    statusBefore,
    internalNotes,
    scopeText,
    salesOwner,
    dealOn,
    reopenReason,
    reportCount,
    updatedAt,
    updatedBy,
    team,
    milestones,
    allowed: granted.filter((action) => !blocked.some(({ verb }) => verb === action)),
    blocked,
    teamDepartmentIds: teamDepartments(scope, found),
  };
}

function findDetail(scope: Scope, contractId: string, deleted: boolean): Promise<FoundDetail | undefined> {
  return withRow(scope, visibleContracts(scope, { deleted }))
    .where('c.id', '=', contractId)
    .select([
      'c.internal_notes as internalNotes',
      'c.scope_text as scopeText',
      SALES_OWNER.as('salesOwner'),
      'c.deal_on as dealOn',
      'c.reopen_reason as reopenReason',
      REPORTS.as('reportCount'),
      'c.updated_at as updatedAt',
      UPDATED_BY.as('updatedBy'),
      TEAM.as('team'),
      MILESTONES.as('milestones'),
    ])
    .executeTakeFirst() as Promise<unknown> as Promise<FoundDetail | undefined>;
}

/** States in which terms, team and milestones may still change. */
export const OPEN_STATES: readonly ContractState[] = ['draft', ...RUNNING_STATES, 'delivered', 'in_service'];

/** Nobody's department: whoever may assign there may fill every department's team. */
const ANY_DEPARTMENT = '00000000-0000-0000-0000-000000000000';

/** What the rules grant, cut down to what the moment leaves room for. */
function allowedNow(scope: Scope, contract: FoundDetail): string[] {
  const { status, deletedAt } = contract;
  const granted = scope.allowed('Contract', contract, contractPermissions.actions);
  if (deletedAt) return granted.filter((action) => action === 'restore');
  const verbs: readonly string[] = contractLifecycle.verbs;
  const isOpen = OPEN_STATES.includes(status);
  const allowed = granted.filter((action) => {
    if (verbs.includes(action)) return contractLifecycle.verbsFrom(status).includes(action as never);
    if (action === 'update' || action === 'setAmount') return isOpen;
    if (action === 'publish') return status !== 'draft' && status !== 'archived';
    if (action === 'delete') return status === 'draft';
    return action === 'readAmount';
  });
  const about = { contractId: contract.id, departmentId: ANY_DEPARTMENT };
  if (isOpen && scope.can('update', 'Milestone', about)) allowed.push('milestones');
  if (isOpen && scope.can('assign', 'ContractMember', about)) allowed.push('assign');
  return allowed;
}

/** What the guards say about the verbs that are left; asked only for those. */
async function blockedOf(
  scope: Scope,
  contract: FoundDetail,
  granted: readonly string[],
): Promise<ContractDetail['blocked']> {
  const blocked: ContractDetail['blocked'] = [];
  for (const verb of contractLifecycle.verbs) {
    if (!granted.includes(verb)) continue;
    const blockers = await blockersOf(scope, verb, contract);
    if (blockers.length > 0) blocked.push({ verb, blockers });
  }
  return blocked;
}

function teamDepartments(scope: Scope, contract: FoundDetail): string[] {
  if (contract.deletedAt || !OPEN_STATES.includes(contract.status)) return [];
  const known = new Set([
    ...contract.departmentIds,
    ...(scope.principal.kind === 'staff' ? scope.principal.departmentScope : []),
  ]);
  return [...known].filter((departmentId) =>
    scope.can('assign', 'ContractMember', { contractId: contract.id, departmentId }),
  );
}
