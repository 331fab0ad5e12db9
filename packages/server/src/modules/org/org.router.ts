import { allow, router } from '@millwright/platform';
import { departmentTree, presentDepartment } from './departments.queries.ts';
import { effectivePermissions } from './effective-permissions.ts';
import { getMember, listMembers } from './members.queries.ts';
import { departmentHistory, leadersOn } from './memberships.queries.ts';
import { changeRole } from './operations/change-role.ts';
import { createDepartment } from './operations/create-department.ts';
import { createMember } from './operations/create-member.ts';
import { disableMember, enableMember } from './operations/disable-member.ts';
import { joinDepartment } from './operations/join-department.ts';
import { leaveDepartment } from './operations/leave-department.ts';
import { moveDepartment } from './operations/move-department.ts';
import { recycleDepartment } from './operations/recycle-department.ts';
import { restoreDepartment } from './operations/restore-department.ts';
import { updateDepartment } from './operations/update-department.ts';
import { updateMember } from './operations/update-member.ts';
import * as input from './org.schemas.ts';

export const orgRouter = router({
  tree: allow('read', 'Department')
    .input(input.treeInput)
    .query(({ ctx, input }) => ctx.read((scope) => departmentTree(scope, input))),
  department: allow('read', 'Department')
    .input(input.departmentInput)
    .query(({ ctx, input }) => ctx.read((scope) => presentDepartment(scope, input.departmentId))),
  leadersOn: allow('read', 'Department')
    .input(input.leadersOnInput)
    .query(({ ctx, input }) => ctx.read((scope) => leadersOn(scope, input))),
  departmentHistory: allow('read', 'Department')
    .input(input.departmentHistoryInput)
    .query(({ ctx, input }) => ctx.read((scope) => departmentHistory(scope, input))),

  createDepartment: allow('create', 'Department')
    .input(input.createDepartmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createDepartment(scope, input))),
  updateDepartment: allow('update', 'Department')
    .input(input.updateDepartmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateDepartment(scope, input))),
  moveDepartment: allow('move', 'Department')
    .input(input.moveDepartmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => moveDepartment(scope, input))),
  recycleDepartment: allow('delete', 'Department')
    .input(input.recycleDepartmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recycleDepartment(scope, input))),
  restoreDepartment: allow('delete', 'Department')
    .input(input.recycleDepartmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreDepartment(scope, input))),

  members: allow('read', 'Member')
    .input(input.listMembersInput)
    .query(({ ctx, input }) => ctx.read((scope) => listMembers(scope, input))),
  member: allow('read', 'Member')
    .input(input.memberInput)
    .query(({ ctx, input }) => ctx.read((scope) => getMember(scope, input.memberId))),
  effectivePermissions: allow('readPermissions', 'Member')
    .input(input.memberInput)
    .query(({ ctx, input }) => ctx.read((scope) => effectivePermissions(scope, input.memberId))),

  createMember: allow('create', 'Member')
    .input(input.createMemberInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createMember(scope, input))),
  updateMember: allow('update', 'Member')
    .input(input.updateMemberInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateMember(scope, input))),
  changeRole: allow('changeRole', 'Member')
    .input(input.changeRoleInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => changeRole(scope, input))),
  disableMember: allow('disable', 'Member')
    .input(input.setMemberStatusInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => disableMember(scope, input))),
  enableMember: allow('disable', 'Member')
    .input(input.setMemberStatusInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => enableMember(scope, input))),
  joinDepartment: allow('assign', 'Department')
    .input(input.joinDepartmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => joinDepartment(scope, input))),
  leaveDepartment: allow('assign', 'Department')
    .input(input.leaveDepartmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => leaveDepartment(scope, input))),
});
