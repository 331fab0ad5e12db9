import { of, type Specimens } from './specimen.fixture.ts';

const READ_CONTRACTS = { subject: 'Contract', action: 'read', scope: 'ALL' };

export const orgSpecimens: Specimens = {
  'staff org.tree': of(() => ({ recycled: false })),
  'staff org.department': of((r) => ({ departmentId: r.departmentId })),
  'staff org.leadersOn': of((r) => ({ departmentId: r.departmentId, date: '2026-11-01' })),
  'staff org.departmentHistory': of((r) => ({ departmentId: r.departmentId })),
  'staff org.createDepartment': of((r) => ({ parentId: r.departmentId, name: 'Panels', code: 'panels' })),
  'staff org.updateDepartment': of((r) => ({ departmentId: r.departmentId, version: 1, name: 'Electrics' })),
  'staff org.moveDepartment': of((r) => ({
    departmentId: r.emptyDepartmentId,
    version: 1,
    parentId: r.departmentId,
  })),
  'staff org.recycleDepartment': of((r) => ({ departmentId: r.emptyDepartmentId, version: 1 })),
  'staff org.restoreDepartment': of((r) => ({ departmentId: r.recycledDepartmentId, version: 1 })),

  'staff org.members': of((r, { tag }) => ({ departmentId: r.departmentId, search: tag })),
  'staff org.member': of((r) => ({ memberId: r.colleagueId })),
  'staff org.effectivePermissions': of((r) => ({ memberId: r.colleagueId })),
  'staff org.createMember': of((r) => ({
    name: 'Zhou Min',
    email: 'zhou.min@firm.example',
    role: 'staff',
    departmentId: r.departmentId,
  })),
  'staff org.updateMember': of((r) => ({ memberId: r.colleagueId, version: 1, title: 'Engineer' })),
  'staff org.changeRole': of((r) => ({ memberId: r.colleagueId, version: 1, role: 'leader' })),
  'staff org.disableMember': of((r) => ({ memberId: r.colleagueId, version: 1 })),
  'staff org.enableMember': of((r) => ({ memberId: r.disabledMemberId, version: 1 })),
  'staff org.joinDepartment': of((r) => ({ memberId: r.newcomerId, departmentId: r.departmentId })),
  'staff org.leaveDepartment': of((r) => ({ memberId: r.colleagueId, departmentId: r.departmentId })),

  'staff roles.list': of(() => undefined),
  'staff roles.vocabulary': of(() => undefined),
  'staff roles.get': of((r) => ({ roleId: r.roleId })),
  'staff roles.holders': of((r) => ({ roleId: r.heldRoleId })),
  'staff roles.create': of((r) => ({
    name: 'Reader',
    grants: [
      READ_CONTRACTS,
      { subject: 'Task', action: 'read', scope: 'CUSTOM', departmentIds: [r.departmentId] },
    ],
  })),
  'staff roles.update': of((r) => ({
    roleId: r.roleId,
    version: 1,
    grants: [{ subject: 'Task', action: 'read', scope: 'CUSTOM', departmentIds: [r.departmentId] }],
  })),
  'staff roles.delete': of((r) => ({ roleId: r.roleId, version: 1 })),
  'staff roles.assign': of((r) => ({ roleId: r.roleId, memberId: r.newcomerId })),
  'staff roles.withdraw': of((r) => ({ roleId: r.heldRoleId, memberId: r.colleagueId })),

  'staff tenancy.get': of(() => undefined),
  'staff tenancy.update': of(() => ({
    version: 1,
    name: 'Renamed',
    locale: 'en',
    timeZone: 'Europe/Berlin',
    projectNoRule: 'P-{YYYY}-{NNN}',
    accent: null,
  })),

  'staff audit.list': of((r) => ({ contractId: r.contractId })),
  'staff audit.types': of(() => undefined),
  'staff audit.history': of((r) => ({ type: 'Contract', id: r.contractId })),
  'staff dashboard.get': of(() => undefined),
  'staff archives.bundles': of((r) => ({ contractId: r.archivedContractId })),
  'staff archives.make': of((r) => ({ contractId: r.archivedContractId })),
  'staff todos.list': of(() => ({ count: true }), { ownOnly: 'everybody sees what waits for themselves' }),
  'staff search.find': of(() => ({ query: '电' }), { ownOnly: 'everybody finds what they may read' }),
  'staff dashboard.cockpit': of((r) => ({ contractId: r.contractId })),
  'staff performance.list': of(() => ({ from: '2026-01-01', to: '2026-12-31' }), {
    ownOnly: 'everybody sees themselves',
  }),
  'staff live.changes': of(() => undefined),
};
