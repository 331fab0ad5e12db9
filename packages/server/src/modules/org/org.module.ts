import { defineModule, namesIn, readableIn } from '@millwright/platform';
import * as events from './org.events.ts';
import {
  departmentPermissions,
  dutyPermissions,
  memberPermissions,
  rolePermissions,
} from './org.permissions.ts';
import { partsOfDepartment, partsOfMember, readableWith } from './org.subjects.ts';

const readsMember = readableIn('member', 'Member');

/** Departments, people, and what they may do. */
export const orgModule = defineModule({
  name: 'org',
  tier: 1,
  dependsOn: [],
  owns: ['department', 'member', 'department_member', 'custom_role', 'member_role', 'duty'],
  permissions: [departmentPermissions, memberPermissions, rolePermissions, dutyPermissions],
  events: Object.values(events),
  readable: {
    Department: readableIn('department', 'Department'),
    Member: readsMember,
    DepartmentMember: readableWith('department_member', readsMember),
    MemberRole: readableWith('member_role', readsMember),
    Role: readableIn('custom_role', 'Role'),
    Duty: async (scope) => scope.can('read', 'Duty'),
  },
  parts: { Member: partsOfMember, Department: partsOfDepartment },
  names: {
    Department: namesIn('department', 'Department'),
    Member: namesIn('member', 'Member'),
    Role: namesIn('custom_role', 'Role'),
    Duty: namesIn('duty', 'Duty'),
  },
});
