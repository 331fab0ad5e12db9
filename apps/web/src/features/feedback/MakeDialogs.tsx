import {
  all,
  createForm,
  DateField,
  FormDialog,
  Loaded,
  MultiSelect,
  maxLength,
  required,
  Select,
  showToast,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { TaskPlan } from '../tasks/task-types.ts';
import { departmentOptions } from '../tasks/task-words.tsx';
import type { FeedbackDetail } from './feedback-types.ts';

interface Props {
  feedback: FeedbackDetail;
  onClose: () => void;
}

/** Makes a task, or a contract, of feedback: everything is filled in, one click makes it. */
export default function MakeDialogs(props: Props & { make: 'task' | 'contract' }): JSX.Element {
  const plan = useQuery(() => ({
    ...api.tasks.plan.options({ contractId: props.feedback.contractId }),
    enabled: props.make === 'task',
  }));
  return (
    <Show when={props.make === 'task'} fallback={<MakeContract {...props} />}>
      <Loaded query={plan}>{(loaded) => <MakeTask {...props} plan={loaded()} />}</Loaded>
    </Show>
  );
}

function MakeTask(props: Props & { plan: TaskPlan }): JSX.Element {
  const client = useQueryClient();
  const mine = () => props.plan.departments.filter(({ mayPlan }) => mayPlan);
  const form = createForm({
    initial: () => ({
      title: props.feedback.title,
      departmentId: mine()[0]?.id ?? '',
      assigneeIds: [] as readonly string[],
      dueOn: '',
    }),
    version: () => props.feedback.version,
    rules: { title: all(required, maxLength(200)), departmentId: required },
    onSubmit: async ({ title, departmentId, assigneeIds, dueOn }, version) => {
      await api.feedback.makeTask.send({
        feedbackId: props.feedback.id,
        version,
        title,
        departmentId,
        assigneeIds: [...assigneeIds],
        dueOn: dueOn || null,
      });
      showToast({ text: t('feedback.makeTask.done', { title }) });
      await Promise.all(
        [api.feedback, api.tasks, api.contracts].map((router) =>
          client.invalidateQueries({ queryKey: router.key() }),
        ),
      );
    },
  });
  const people = useQuery(() => ({
    ...api.tasks.assignable.options({
      contractId: props.feedback.contractId,
      departmentId: form.values.departmentId,
    }),
    enabled: form.values.departmentId !== '',
  }));
  const options = () =>
    form.values.departmentId === '' || people.isPending
      ? []
      : (people.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('feedback.makeTask.title', { number: props.feedback.number ?? '' })}
      submit={t('feedback.makeTask.send')}
    >
      <TextField label={t('tasks.title')} required {...form.field('title')} />
      <Select
        label={t('tasks.department')}
        required
        options={departmentOptions(props.plan.departments)}
        {...form.field('departmentId')}
      />
      <MultiSelect
        label={t('tasks.assignees')}
        options={options()}
        help={t('feedback.makeTask.assigneesHelp')}
        disabled={form.values.departmentId === ''}
        {...form.field('assigneeIds')}
      />
      <DateField label={t('tasks.dueOn')} {...form.field('dueOn')} />
    </FormDialog>
  );
}

function MakeContract(props: Props): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: () => ({ contractNo: props.feedback.number ?? '', name: props.feedback.title }),
    version: () => props.feedback.version,
    rules: { contractNo: all(required, maxLength(60)), name: all(required, maxLength(200)) },
    onSubmit: async ({ contractNo, name }, version) => {
      await api.feedback.makeContract.send({ feedbackId: props.feedback.id, version, contractNo, name });
      showToast({ text: t('feedback.makeContract.done', { number: contractNo }) });
      await Promise.all(
        [api.feedback, api.contracts].map((router) => client.invalidateQueries({ queryKey: router.key() })),
      );
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('feedback.makeContract.title', { number: props.feedback.number ?? '' })}
      description={t('feedback.makeContract.description', { customer: props.feedback.customerName ?? '' })}
      submit={t('feedback.makeContract.send')}
    >
      <TextField label={t('feedback.makeContract.contractNo')} required {...form.field('contractNo')} />
      <TextField label={t('feedback.makeContract.name')} required {...form.field('name')} />
    </FormDialog>
  );
}
