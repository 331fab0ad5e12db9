/** Words, options and small marks about tasks that several pages share. */
import { Badge, formatDate, locale, type Option } from '@millwright/ui';
import Check from 'lucide-solid/icons/check';
import SearchCheck from 'lucide-solid/icons/search-check';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { type JSX, Match, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { TaskRow } from './task-types.ts';

/** The department's name in the reader's language. */
export const departmentOf = (task: Pick<TaskRow, 'departmentName' | 'departmentNameEn'>): string =>
  (locale() === 'en' && task.departmentNameEn) || task.departmentName;

const nameOf = (one: { name: string; nameEn: string | null }) =>
  (locale() === 'en' && one.nameEn) || one.name;

/** A contract's departments for a picker; those one may not plan in stand there, closed. */
export const departmentOptions = (
  departments: readonly { id: string; name: string; nameEn: string | null; mayPlan?: boolean }[],
): Option[] =>
  departments.map((department) => ({
    value: department.id,
    label: nameOf(department),
    disabled: department.mayPlan === false,
  }));

export const stateOptions = (): Option[] =>
  (['open', 'overdue', 'done'] as const).map((value) => ({ value, label: t(`tasks.states.${value}`) }));

/** Contracts by what was typed, for filters. */
export async function searchContracts(text: string): Promise<Option[]> {
  const { items } = await api.contracts.list.fetch({ search: text || undefined, limit: 20 });
  return items.map((contract) => ({ value: contract.id, label: contract.name, note: contract.contractNo }));
}

/** Departments of the firm by what was typed, for filters. */
export async function searchDepartments(text: string): Promise<Option[]> {
  const wanted = text.trim().toLowerCase();
  const { items } = await api.org.tree.fetch({});
  return items
    .map((department) => ({ value: department.id, label: nameOf(department) }))
    .filter((option) => option.label.toLowerCase().includes(wanted));
}

/** People of the firm by what was typed, for filters. */
export async function searchPeople(text: string): Promise<Option[]> {
  const { items } = await api.org.members.fetch({ search: text || undefined, status: ['active'], limit: 20 });
  return items.map((member) => ({ value: member.id, label: member.name, note: member.title ?? undefined }));
}

/** What of a task its state is made of. */
type Stated = Pick<TaskRow, 'overdue' | 'progress'> & { awaitsInspection?: boolean };

/** Overdue, to be inspected, done, or nothing: most tasks are simply open, which a column of its own still says. */
export function TaskMark(props: { task: Stated; saysOpen?: boolean }): JSX.Element {
  return (
    <Switch fallback={props.saysOpen && <span class="text-ink-3">{t('tasks.states.open')}</span>}>
      <Match when={props.task.overdue}>
        <Badge tone="overdue" icon={TriangleAlert}>
          {t('tasks.states.overdue')}
        </Badge>
      </Match>
      <Match when={props.task.awaitsInspection}>
        <Badge tone="attention" icon={SearchCheck}>
          {t('tasks.states.toInspect')}
        </Badge>
      </Match>
      <Match when={props.task.progress === 100}>
        <Badge tone="accepted" icon={Check}>
          {t('tasks.states.done')}
        </Badge>
      </Match>
    </Switch>
  );
}

/** The end of a task, loud when it has passed. */
export function DueDate(props: { task: Pick<TaskRow, 'dueOn' | 'overdue'> }): JSX.Element {
  return (
    <span class="num whitespace-nowrap" classList={{ 'text-overdue font-semibold': props.task.overdue }}>
      {formatDate(props.task.dueOn)}
    </span>
  );
}

/** The colour of a task's bar. */
export const toneOf = (task: Stated) =>
  task.awaitsInspection
    ? 'attention'
    : task.progress === 100
      ? 'accepted'
      : task.overdue
        ? 'overdue'
        : 'accent';

/** A type's name in the reader's language. */
export const typeName = (type: { name: string; nameEn: string | null }): string =>
  (locale() === 'en' && type.nameEn) || type.name;
