import {
  Combobox,
  createForm,
  DateField,
  EmptyState,
  FormDialog,
  locale,
  required,
  Select,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createEffect, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { departmentOptions } from '../tasks/task-words.tsx';

const today = () => new Intl.DateTimeFormat('en-CA').format(new Date());

/** Plans a contract as an earlier one was planned: which template, from when on, and whose work becomes whose. */
export default function FillDialog(props: { contractId: string; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { templateId: '', startsOn: today(), targets: {} as Record<string, string> },
    rules: { templateId: required, startsOn: required },
    onSubmit: async ({ templateId, startsOn, targets }) => {
      const departments = Object.entries(targets).map(([from, to]) => ({ from, to: to || null }));
      const filled = await api.planning.templates.fill.send({
        templateId,
        contractId: props.contractId,
        startsOn,
        departments,
      });
      showToast({ text: t('planning.templates.filled', { count: filled.taskCount }) });
      await Promise.all([
        client.invalidateQueries({ queryKey: api.planning.key() }),
        client.invalidateQueries({ queryKey: api.tasks.key() }),
        client.invalidateQueries({ queryKey: api.contracts.key() }),
      ]);
    },
  });
  const mine = useQuery(() => api.tasks.plan.options({ contractId: props.contractId }));
  const template = useQuery(() => ({
    ...api.planning.templates.get.options({ templateId: form.values.templateId }),
    enabled: form.values.templateId !== '',
  }));
  const mayPlan = () => (mine.data?.departments ?? []).filter((department) => department.mayPlan);
  // The same department plans the same work, where it takes part in this contract.
  createEffect(() => {
    const own = new Set(mayPlan().map(({ id }) => id));
    const entries = (template.data?.departments ?? []).map(({ id }) => [id, own.has(id) ? id : '']);
    form.set('targets', Object.fromEntries(entries));
  });
  const search = async (text: string) => {
    const { items } = await api.planning.templates.list.fetch({ search: text, limit: 20 });
    return items.map(({ id, name, taskCount }) => ({
      value: id,
      label: name,
      note: t('planning.templates.tasks', { count: taskCount }),
    }));
  };
  const name = (department: { name: string | null; nameEn: string | null }) =>
    (locale() === 'en' && department.nameEn) || department.name || t('planning.templates.goneDepartment');
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('planning.templates.fill')}
      description={t('planning.templates.fillHint')}
      submit={t('planning.templates.fill')}
    >
      <Combobox
        label={t('planning.templates.template')}
        required
        search={search}
        {...form.field('templateId')}
      />
      <DateField label={t('planning.templates.startsOn')} required {...form.field('startsOn')} />
      <Show when={template.data} fallback={<EmptyState title={t('planning.templates.choose')} />}>
        {(found) => (
          <div class="grid gap-3">
            <For each={found().departments}>
              {(department) => (
                <Select
                  label={`${name(department)} · ${t('planning.templates.tasks', { count: department.taskCount })}`}
                  placeholder={t('planning.templates.leaveOut')}
                  options={departmentOptions(mayPlan())}
                  value={form.values.targets[department.id] ?? ''}
                  onChange={(value) =>
                    form.set('targets', { ...form.values.targets, [department.id]: value })
                  }
                />
              )}
            </For>
          </div>
        )}
      </Show>
    </FormDialog>
  );
}
