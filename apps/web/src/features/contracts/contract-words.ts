/** Words and options about contracts that several pages share. */
import {
  CONTRACT_STATES,
  type ContractState,
  DISPLAY_STATUSES,
  type DisplayStatus,
} from '@millwright/server/modules/contracts/contracts.lifecycle.ts';
import { locale, type Option, uiText } from '@millwright/ui';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export const CURRENCIES = ['CNY', 'EUR', 'USD', 'JPY', 'GBP', 'CHF'];

/** A lifecycle state in words. */
export const stateText = (state: ContractState): string => t(`contracts.states.${state}`);

export const stateOptions = (): Option<ContractState>[] =>
  CONTRACT_STATES.map((value) => ({ value, label: stateText(value) }));

export const displayOptions = (): Option<DisplayStatus>[] =>
  DISPLAY_STATUSES.map((value) => ({ value, label: uiText(`status.${value}`) }));

/** A department's name in the reader's language. */
export const departmentName = (department: { name: string; nameEn: string | null }): string =>
  (locale() === 'en' && department.nameEn) || department.name;

/** Customers by what was typed, for pickers. */
export async function searchCustomers(text: string): Promise<Option[]> {
  const { items } = await api.customers.list.fetch({ search: text || undefined, limit: 20 });
  return items.map((customer) => ({ value: customer.id, label: customer.name, note: customer.code }));
}

/** Active people of the firm by what was typed, for pickers. */
export async function searchMembers(text: string): Promise<Option[]> {
  const { items } = await api.org.members.fetch({ search: text || undefined, status: ['active'], limit: 20 });
  return items.map((member) => ({ value: member.id, label: member.name, note: member.title ?? undefined }));
}

/** All departments of the firm, the shown name first. */
export async function searchDepartments(text: string): Promise<Option[]> {
  const { items } = await api.org.tree.fetch({ recycled: false });
  const wanted = text.trim().toLowerCase();
  return items
    .map((department) => ({ value: department.id, label: departmentName(department) }))
    .filter((option) => option.label.toLowerCase().includes(wanted));
}
