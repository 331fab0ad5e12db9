import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const department = z.object({ departmentId: z.uuid() });
const member = z.object({ memberId: z.uuid() });
const membership = z.object({ departmentId: z.uuid(), memberId: z.uuid() });
const role = z.object({ roleId: z.uuid() });

const aboutDepartment = {
  subject: (p: z.infer<typeof department>) => ({ type: 'Department', id: p.departmentId }),
};
const aboutMember = { subject: (p: z.infer<typeof member>) => ({ type: 'Member', id: p.memberId }) };
const aboutRole = { subject: (p: z.infer<typeof role>) => ({ type: 'Role', id: p.roleId }) };

export const departmentCreated = event('org.department-created', department, aboutDepartment);
export const departmentUpdated = event('org.department-updated', department, aboutDepartment);
export const departmentMoved = event('org.department-moved', department, aboutDepartment);
export const departmentRecycled = event('org.department-recycled', department, aboutDepartment);
export const departmentRestored = event('org.department-restored', department, aboutDepartment);

export const memberCreated = event('org.member-created', member, aboutMember);
export const memberUpdated = event('org.member-updated', member, aboutMember);
export const memberRoleChanged = event('org.member-role-changed', member, aboutMember);
export const memberDisabled = event('org.member-disabled', member, aboutMember);
export const memberEnabled = event('org.member-enabled', member, aboutMember);

/** Somebody joined a department, or became or ceased to be its lead. */
export const departmentJoined = event('org.department-joined', membership, aboutMember);
export const departmentLeft = event('org.department-left', membership, aboutMember);

export const roleCreated = event('org.role-created', role, aboutRole);
export const roleUpdated = event('org.role-updated', role, aboutRole);
export const roleDeleted = event('org.role-deleted', role, aboutRole);
export const roleAssigned = event('org.role-assigned', member.extend({ roleId: z.uuid() }), aboutMember);
export const roleWithdrawn = event('org.role-withdrawn', member.extend({ roleId: z.uuid() }), aboutMember);

/** The firm's list of duties has changed. */
export const dutiesChanged = event('org.duties-changed', z.object({ dutyId: z.uuid() }), {
  subject: ({ dutyId }) => ({ type: 'Duty', id: dutyId }),
});
