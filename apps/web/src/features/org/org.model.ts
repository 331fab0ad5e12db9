/** What the org pages share: types of the server's answers and names in the reader's language. */
import { locale, type Option } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type DepartmentNode = Outputs['org']['tree']['items'][number];
export type MemberRow = Outputs['org']['members']['items'][number];
export type MemberDetail = Outputs['org']['member'];
export type Membership = MemberDetail['memberships'][number];

export const STAFF_ROLES = ['boss', 'leader', 'staff'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export const DUTIES = ['inspector', 'purchaser', 'planner', 'safety_officer'] as const;
export type Duty = (typeof DUTIES)[number];

/** A department's name in the reader's language, where the firm gave one. */
export const departmentName = (department: { name: string; nameEn: string | null }): string =>
  locale() === 'en' && department.nameEn ? department.nameEn : department.name;

export const roleName = (role: string): string =>
  STAFF_ROLES.includes(role as StaffRole) ? t(`org.roles.${role as StaffRole}`) : role;
/** A duty's name in the reader's language. */
export const dutyName = (duty: { name: string; nameEn: string | null }): string =>
  (locale() === 'en' && duty.nameEn) || duty.name;

/** The firm's duties: as options for pickers, and by the code that stands with a person. */
export function useDuties() {
  const duties = useQuery(() => api.duties.list.options());
  const all = () => (duties.isPending ? [] : (duties.data ?? []));
  return {
    options: (): Option[] => all().map((duty) => ({ value: duty.code, label: dutyName(duty) })),
    nameOf: (code: string): string => {
      const found = all().find((duty) => duty.code === code);
      if (found) return dutyName(found);
      return DUTIES.includes(code as Duty) ? t(`org.duties.${code as Duty}`) : '…';
    },
  };
}
export const positionName = (position: string): string =>
  t(position === 'lead' ? 'org.position.lead' : 'org.position.member');

/** Departments as options, those below indented under theirs. */
export const departmentOptions = (departments: readonly DepartmentNode[]): Option[] =>
  departments.map((department) => ({
    value: department.id,
    label: `${'\u2003'.repeat(department.ancestorIds.length - 1)}${departmentName(department)}`,
  }));

/** People by what was typed, for pickers. */
export async function searchPeople(text: string): Promise<Option[]> {
  const { items } = await api.org.members.fetch({ search: text || undefined, status: ['active'], limit: 30 });
  return items.map((person) => ({ value: person.id, label: person.name, note: person.title ?? undefined }));
}

/** Everything below a department, itself included: where it cannot be moved to. */
export const subtree = (departments: readonly DepartmentNode[], id: string): Set<string> =>
  new Set(departments.filter((d) => d.ancestorIds.includes(id)).map((d) => d.id));

/** Who may be made what, in the eyes of someone with this role: nobody lifts another above himself. */
export const rolesUpTo = (own: string): StaffRole[] => {
  const order: StaffRole[] = ['staff', 'leader', 'boss'];
  return order.slice(0, order.indexOf(own as StaffRole) + 1);
};
