import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';

export const STAFF_ROLES = ['boss', 'leader', 'staff'] as const;
/** Extra responsibilities that rules know; not roles. What a firm calls them, and which of its own mean one of these, is data. */
export const DUTIES = ['inspector', 'purchaser', 'planner', 'safety_officer'] as const;
export type KnownDuty = (typeof DUTIES)[number];
export const POSITIONS = ['lead', 'member'] as const;
/** Most departments a firm may have. */
export const MAX_DEPARTMENTS = 2_000;

const id = z.uuid();
const dutyCode = z.string().min(1).max(40);
const version = z.number().int().min(1);
const day = z.iso.date();
const name = z.string().trim().min(1).max(100);
const line = z.string().trim().max(200).nullish();
const code = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[\p{L}\p{N}_.-]+$/u);

export const treeInput = z.object({ recycled: z.boolean().default(false) }).default({ recycled: false });
export const departmentInput = z.object({ departmentId: id });
export const createDepartmentInput = z.object({
  parentId: id.nullable(),
  name,
  nameEn: line,
  code,
});
export const updateDepartmentInput = z.object({
  departmentId: id,
  version,
  name: name.optional(),
  nameEn: line,
  code: code.optional(),
});
export const moveDepartmentInput = z.object({
  departmentId: id,
  version,
  parentId: id.nullable(),
  /** Place among the new siblings, from 0; the last place when left out. */
  position: z.number().int().min(0).max(MAX_DEPARTMENTS).optional(),
});
export const recycleDepartmentInput = z.object({ departmentId: id, version });
export const leadersOnInput = z.object({ departmentId: id, date: day });
export const departmentHistoryInput = pageInput.extend({ departmentId: id });

export const memberInput = z.object({ memberId: id });
export const listMembersInput = pageInput.extend({
  sort: z.enum(['name', 'createdAt']).default('name'),
  search: z.string().trim().max(100).optional(),
  departmentId: id.optional(),
  /** Whether people of the departments below count as well. */
  below: z.boolean().default(true),
  role: z.array(z.enum(STAFF_ROLES)).max(3).optional(),
  duty: z.array(dutyCode).max(40).optional(),
  status: z
    .array(z.enum(['active', 'disabled']))
    .max(2)
    .optional(),
  /** Only people who belong to no department. */
  unassigned: z.boolean().optional(),
});
const contact = {
  email: z.email().max(254).trim().toLowerCase().nullish(),
  phone: z.string().trim().max(40).nullish(),
  title: z.string().trim().max(100).nullish(),
  employeeNo: z.string().trim().max(40).nullish(),
};
const duties = z.array(dutyCode).max(40);
export const createMemberInput = z.object({
  name,
  ...contact,
  role: z.enum(STAFF_ROLES).default('staff'),
  duties: duties.default([]),
  departmentId: id.optional(),
  position: z.enum(POSITIONS).default('member'),
});
export const updateMemberInput = z.object({
  memberId: id,
  version,
  name: name.optional(),
  ...contact,
  duties: duties.optional(),
});
export const changeRoleInput = z.object({ memberId: id, version, role: z.enum(STAFF_ROLES) });
export const setMemberStatusInput = z.object({ memberId: id, version });
export const joinDepartmentInput = z.object({
  memberId: id,
  departmentId: id,
  position: z.enum(POSITIONS).default('member'),
  /** First day; today unless told. Never in the future. */
  from: day.optional(),
});
export const leaveDepartmentInput = z.object({
  memberId: id,
  departmentId: id,
  /** Last day; today unless told. Never in the future. */
  to: day.optional(),
});

export type CreateDepartment = z.infer<typeof createDepartmentInput>;
export type UpdateDepartment = z.infer<typeof updateDepartmentInput>;
export type MoveDepartment = z.infer<typeof moveDepartmentInput>;
export type RecycleDepartment = z.infer<typeof recycleDepartmentInput>;
export type DepartmentHistory = z.infer<typeof departmentHistoryInput>;
export type ListMembers = z.infer<typeof listMembersInput>;
export type CreateMember = z.infer<typeof createMemberInput>;
export type UpdateMember = z.infer<typeof updateMemberInput>;
export type ChangeRole = z.infer<typeof changeRoleInput>;
export type SetMemberStatus = z.infer<typeof setMemberStatusInput>;
export type JoinDepartment = z.infer<typeof joinDepartmentInput>;
export type LeaveDepartment = z.infer<typeof leaveDepartmentInput>;
