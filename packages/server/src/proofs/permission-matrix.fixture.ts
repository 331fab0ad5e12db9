import {
  Ability,
  type CustomerPrincipal,
  type Principal,
  type StaffPrincipal,
  type StaffRole,
} from '@millwright/platform';
import { allProcedures, type Procedure, permissionOf } from './procedures.fixture.ts';

/** How far somebody's permission reaches: every record of the firm, some of them, none. */
export type Reach = 'all' | 'own' | 'no';

/** The columns of the matrix. A project lead is an ordinary member who leads a contract. */
export const COLUMNS = ['boss', 'leader', 'projectLead', 'staff', 'customer', 'nobody'] as const;
export type Column = (typeof COLUMNS)[number];

const ID = '01900000-0000-7000-8000-000000000001';

const staff = (role: StaffRole, facts: StaffPrincipal['facts'] = {}): StaffPrincipal => ({
  kind: 'staff',
  tenantId: ID,
  memberId: ID,
  accountId: ID,
  name: role,
  role,
  duties: [],
  departmentIds: [ID],
  departmentTree: [ID],
  departmentScope: role === 'leader' ? [ID] : [],
  grants: [],
  facts,
  timeZone: 'UTC',
});
const customer: CustomerPrincipal = {
  kind: 'customer',
  tenantId: ID,
  contactId: ID,
  customerId: ID,
  accountId: ID,
  name: 'customer',
  role: 'customer',
  timeZone: 'UTC',
};

const TYPICAL: Record<Column, Principal> = {
  boss: staff('boss'),
  leader: staff('leader'),
  projectLead: staff('staff', { contractIds: [ID], ledContractIds: [ID], customerIds: [ID] }),
  staff: staff('staff', { contractIds: [ID], customerIds: [ID] }),
  customer,
  nobody: { kind: 'anonymous' },
};

/** How far a procedure's permission reaches for a person of this kind; an open one is for all. */
export function reachOf(procedure: Procedure, column: Column): Reach {
  const permission = permissionOf(procedure);
  if (!permission) return 'all';
  const principal = TYPICAL[column];
  if (principal.kind === 'anonymous' || (principal.kind === 'customer') !== (procedure.face === 'portal'))
    return 'no';
  return reachOfRule(column, permission.action, permission.subject);
}

/** The same for a rule itself, whichever procedure asks for it. */
export function reachOfRule(column: Column, action: string, subject: string): Reach {
  const principal = TYPICAL[column];
  if (principal.kind === 'anonymous') return 'no';
  const conditions = new Ability(principal).conditionsFor(action, subject);
  if (conditions.length === 0) return 'no';
  return conditions.some((condition) => Object.keys(condition).length === 0) ? 'all' : 'own';
}

export const SHOWN: Record<Reach, string> = { all: 'all 全部', own: 'own 本人范围', no: '–' };

/** Which of the firm's records are a customer's at all, the database decides before any rule is asked. */
const shown = (procedure: Procedure, column: Column) =>
  SHOWN[column === 'customer' && reachOf(procedure, column) === 'all' ? 'own' : reachOf(procedure, column)];
export const HEADS: Record<Column, string> = {
  boss: 'boss 老板',
  leader: 'leader 部门负责人',
  projectLead: 'project lead 项目总负责人',
  staff: 'staff 普通员工',
  customer: 'customer 客户联系人',
  nobody: 'not signed in 未登录',
};

function section(title: string, procedures: Procedure[]): string[] {
  return [
    `## ${title}`,
    '',
    `| Procedure 接口 | Permission 权限 | ${COLUMNS.map((column) => HEADS[column]).join(' | ')} |`,
    `|---|---|${COLUMNS.map(() => '---|').join('')}`,
    ...procedures.map((procedure) => {
      const { action, subject } = permissionOf(procedure)!;
      const cells = COLUMNS.map((column) => shown(procedure, column));
      return `| \`${procedure.path}\` | ${subject}.${action} | ${cells.join(' | ')} |`;
    }),
    '',
  ];
}

/** docs/permissions.md: who may call what, read off the routers and the rules. */
export function permissionDocument(): string {
  const guarded = allProcedures.filter(permissionOf);
  const open = allProcedures.filter((procedure) => !permissionOf(procedure));
  const groups = new Map<string, Procedure[]>();
  for (const procedure of guarded) {
    const title = `${procedure.face} ${procedure.path.split('.')[0]}`;
    groups.set(title, [...(groups.get(title) ?? []), procedure]);
  }
  return [
    '# Permissions / 权限',
    '',
    '<!-- Written by packages/server/src/proofs/permission-matrix.test.ts: run it with `-u` after a change. -->',
    '',
    'Who may call which procedure with the role alone; roles of a firm’s own making add to it. *All* means every record',
    'of the firm, *own* those the rule lets through (own department, contracts led, tasks given; at the portal the',
    'customer’s own published contracts), *–* is refused at the door. The portal is for customers’ contacts alone, the',
    'staff API for staff alone.',
    '',
    '仅凭角色可以调用哪些接口；企业自定义角色在此基础上追加。“全部”指本企业的所有记录，“本人范围”指规则放行的记录',
    '（本部门、本人负责的合同、分配给本人的任务；门户中为本客户已发布的合同），“–”表示直接拒绝。客户门户仅限客户联系人，员工接口仅限员工。',
    '',
    ...[...groups].flatMap(([title, procedures]) => section(title, procedures)),
    '## Open 公开',
    '',
    'Signing in and what leads there. 登录及其前置步骤。',
    '',
    '| Face 端 | Procedure 接口 | Why it is open 公开原因 |',
    '|---|---|---|',
    ...open.map(
      ({ face, path, meta }) => `| ${face} | \`${path}\` | ${meta && 'open' in meta ? meta.open : ''} |`,
    ),
    '',
  ].join('\n');
}
