import {
  all,
  createForm,
  DateField,
  Drawer,
  decimal,
  FormConflict,
  FormFrame,
  formatList,
  Loaded,
  MultiSelect,
  maxLength,
  PageSkeleton,
  required,
  Select,
  Switch,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { TaskDetail, TaskPlan } from './task-types.ts';
import { departmentOptions, typeName } from './task-words.tsx';

interface Props {
  open: boolean;
  contractId: string;
  /** The task to change; a new one without it. */
  task?: TaskDetail;
  onClose: () => void;
}

/** Plans a task beside the list it belongs to, or changes its plan. */
export default function TaskDrawer(props: Props): JSX.Element {
  const plan = useQuery(() => api.tasks.plan.options({ contractId: props.contractId }));
  return (
    <Drawer open={props.open} onClose={props.onClose} title={props.task ? t('tasks.edit') : t('tasks.add')}>
      <Loaded query={plan} fallback={<PageSkeleton />}>
        {(loaded) => <TaskForm {...props} plan={loaded()} />}
      </Loaded>
    </Drawer>
  );
}

function valuesOf(task: TaskDetail | undefined, plan: TaskPlan) {
  const mine = plan.departments.filter(({ mayPlan }) => mayPlan);
  return {
    title: task?.title ?? '',
    departmentId: task?.departmentId ?? (mine.length === 1 ? (mine[0]?.id ?? '') : ''),
    assigneeIds: (task?.assignees.map(({ id }) => id) ?? []) as readonly string[],
    startsOn: task?.startsOn ?? '',
    dueOn: task?.dueOn ?? '',
    weight: task ? String(Number(task.weight)) : '1',
    isPublic: task?.isPublic ?? true,
    description: task?.description ?? '',
    typeId: task?.type?.id ?? '',
  };
}

function TaskForm(props: Props & { plan: TaskPlan }): JSX.Element {
  const client = useQueryClient();
  const draft = () => (props.task ? `tasks.edit.${props.task.id}` : `tasks.new.${props.contractId}`);
  const form = createForm({
    initial: () => valuesOf(props.task, props.plan),
    version: () => props.task?.version ?? 0,
    draft: draft(),
    rules: {
      title: all(required, maxLength(200)),
      departmentId: required,
      weight: all(required, decimal),
      description: maxLength(5_000),
    },
    validate: ({ startsOn, dueOn }) => ({
      dueOn: startsOn && dueOn && dueOn < startsOn ? t('tasks.errors.ends_before_start') : undefined,
    }),
    onSubmit: async (values, version) => {
      const plan = {
        ...values,
        assigneeIds: [...values.assigneeIds],
        startsOn: values.startsOn || null,
        dueOn: values.dueOn || null,
        description: values.description || null,
        typeId: values.typeId || null,
      };
      if (props.task) await api.tasks.update.send({ taskId: props.task.id, version, ...plan });
      else await api.tasks.create.send({ contractId: props.contractId, ...plan });
      showToast({ text: props.task ? t('tasks.saved') : t('tasks.added', { title: values.title }) });
      props.onClose();
      await Promise.all([
        client.invalidateQueries({ queryKey: api.tasks.key() }),
        client.invalidateQueries({ queryKey: api.contracts.key() }),
      ]);
    },
  });
  // Whom one may give it to depends on the department, so it is asked when that is known.
  const people = useQuery(() => ({
    ...api.tasks.assignable.options({ contractId: props.contractId, departmentId: form.values.departmentId }),
    enabled: form.values.departmentId !== '',
  }));
  const options = () =>
    form.values.departmentId === '' || people.isPending
      ? []
      : (people.data ?? []).map(({ id, name, onTeam }) => ({
          value: id,
          label: name,
          note: onTeam ? t('tasks.onTeam') : undefined,
        }));
  const known = () => (props.task?.assignees ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const labels = () => ({
    title: t('tasks.title'),
    departmentId: t('tasks.department'),
    assigneeIds: t('tasks.assignees'),
    startsOn: t('tasks.startsOn'),
    dueOn: t('tasks.dueOn'),
    weight: t('tasks.weight'),
    description: t('tasks.description'),
    typeId: t('tasks.type'),
  });
  const types = useQuery(() => api.taskTypes.list.options());
  // One the task has stays choosable, also when it is offered no longer.
  const typeOptions = () => {
    const offered = types.isPending ? [] : (types.data ?? []);
    const own = props.task?.type;
    const all = own && !offered.some(({ id }) => id === own.id) ? [...offered, own] : offered;
    return all.map((type) => ({ value: type.id, label: typeName(type) }));
  };
  const nameIn = (list: readonly { value: string; label: string }[], id: unknown) =>
    list.find(({ value }) => value === id)?.label ?? '…';

  return (
    <FormFrame form={form} submit={props.task ? t('tasks.save') : t('tasks.add')} onCancel={props.onClose}>
      <FormConflict
        form={form}
        labels={labels()}
        show={(field, value) => {
          if (field === 'typeId') return value ? nameIn(typeOptions(), value) : '';
          if (field === 'departmentId') return nameIn(departmentOptions(props.plan.departments), value);
          if (field === 'assigneeIds')
            return formatList(
              ((value as string[] | null) ?? []).map((id) => nameIn([...options(), ...known()], id)),
            );
          return undefined;
        }}
      />
      <TextField label={t('tasks.title')} required autofocus={!props.task} {...form.field('title')} />
      <Select
        label={t('tasks.department')}
        required
        options={departmentOptions(props.plan.departments)}
        help={t('tasks.departmentHelp')}
        {...form.field('departmentId')}
      />
      <Show when={typeOptions().length > 0}>
        <Select label={t('tasks.type')} options={typeOptions()} {...form.field('typeId')} />
      </Show>
      <MultiSelect
        label={t('tasks.assignees')}
        options={options()}
        selected={known()}
        help={t('tasks.assigneesHelp')}
        disabled={form.values.departmentId === ''}
        {...form.field('assigneeIds')}
      />
      <div class="grid grid-cols-2 gap-3">
        <DateField label={t('tasks.startsOn')} {...form.field('startsOn')} />
        <DateField
          label={t('tasks.dueOn')}
          min={form.values.startsOn || undefined}
          {...form.field('dueOn')}
        />
      </div>
      <TextField
        label={t('tasks.weight')}
        inputMode="decimal"
        help={t('tasks.weightHelp')}
        {...form.field('weight')}
      />
      <TextArea label={t('tasks.description')} rows={4} {...form.field('description')} />
      <Switch
        label={t('tasks.isPublic')}
        help={t('tasks.isPublicHelp')}
        checked={form.values.isPublic}
        onChange={(value) => form.set('isPublic', value)}
      />
    </FormFrame>
  );
}
