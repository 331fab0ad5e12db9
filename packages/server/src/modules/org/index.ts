export { activeBosses } from './bosses.ts';
export {
  type DepartmentNode,
  departmentTree,
  findDepartment,
  findLivingDepartment,
  presentDepartment,
} from './departments.queries.ts';
export { requireMayInvite } from './invitable.ts';
export { findMember, getMember, listMembers, type Membership } from './members.queries.ts';
export { departmentHistory, leadersOn } from './memberships.queries.ts';
export { createDefaultDepartments, DEFAULT_DEPARTMENTS } from './operations/create-default-departments.ts';
export { createDepartment } from './operations/create-department.ts';
export { createMember } from './operations/create-member.ts';
export { joinDepartment } from './operations/join-department.ts';
export { leaveDepartment } from './operations/leave-department.ts';
export * from './org.events.ts';
export { orgModule } from './org.module.ts';
export { departmentHistoryInput, listMembersInput, treeInput } from './org.schemas.ts';
export { staffPrincipalIn } from './principal.queries.ts';
export { listRoles, type RoleDetail } from './roles.queries.ts';
