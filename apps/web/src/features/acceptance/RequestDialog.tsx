import {
  createForm,
  createPress,
  FormDialog,
  MultiSelect,
  maxLength,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type AcceptanceLine, type ContractStage, nameOf } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';

/** Asks for a round: the whole contract at once, or some tasks with a name and a quantity. */
export default function RequestDialog(props: {
  contractId: string;
  stage: ContractStage;
  acceptance?: AcceptanceLine | undefined;
  onClose: () => void;
}): JSX.Element {
  const refresh = useRefresh();
  const checklists = useQuery(() => api.acceptance.checklists.options());
  const press = createPress();
  const form = createForm({
    initial: {
      about: 'whole' as 'whole' | 'tasks',
      taskIds: [] as readonly string[],
      title: '',
      totalQuantity: '1',
      quantity: '',
      unit: '',
      templateId: '',
      note: '',
    },
    rules: { title: maxLength(200), note: maxLength(2000) },
    validate: ({ about, taskIds }) =>
      about === 'tasks' && taskIds.length === 0 ? { taskIds: t('acceptance.someTasks') } : {},
    onSubmit: async (values) => {
      const again = props.acceptance;
      const isTasks = !again && values.about === 'tasks';
      await api.acceptance.request.send({
        contractId: props.contractId,
        stageCode: props.stage.code,
        ...(again ? { acceptanceId: again.id } : {}),
        ...(isTasks ? { taskIds: [...values.taskIds] } : {}),
        ...(!again && values.title.trim() ? { title: values.title } : {}),
        ...(!again && values.unit.trim() ? { unit: values.unit } : {}),
        ...(again ? {} : { totalQuantity: values.totalQuantity.trim() || '1' }),
        ...(values.quantity.trim() ? { quantity: values.quantity.trim() } : {}),
        ...(values.templateId ? { templateId: values.templateId } : {}),
        ...(values.note.trim() ? { note: values.note } : {}),
        requestKey: press.key,
      });
      press.heard();
      await refresh();
    },
  });
  const tasks = async (text: string) => {
    const { items } = await api.tasks.list.fetch({
      contractIds: [props.contractId],
      search: text || undefined,
      limit: 50,
    });
    return items.map((task) => ({ value: task.id, label: task.title }));
  };
  const unit = () => props.acceptance?.unit ?? (form.values.unit || undefined);
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('acceptance.requestTitle', { stage: nameOf(props.stage) })}
      description={t('acceptance.requestHint')}
      submit={t('acceptance.send')}
    >
      <Show when={!props.acceptance}>
        <RadioGroup
          label={t('acceptance.what')}
          inline
          options={[
            { value: 'whole', label: t('acceptance.whole') },
            { value: 'tasks', label: t('acceptance.someTasks') },
          ]}
          {...form.field('about')}
        />
        <Show when={form.values.about === 'tasks'}>
          <MultiSelect label={t('acceptance.tasks')} required search={tasks} {...form.field('taskIds')} />
          <TextField label={t('acceptance.name')} help={t('acceptance.nameHelp')} {...form.field('title')} />
        </Show>
        <div class="grid gap-4 grid-cols-2">
          <TextField
            label={t('acceptance.quantity')}
            help={t('acceptance.quantityHelp')}
            inputMode="decimal"
            {...form.field('totalQuantity')}
          />
          <TextField label={t('acceptance.unit')} {...form.field('unit')} />
        </div>
      </Show>
      <Show when={props.acceptance || form.values.totalQuantity !== '1'}>
        <TextField
          label={t('acceptance.quantityNow')}
          inputMode="decimal"
          suffix={unit()}
          {...form.field('quantity')}
        />
      </Show>
      <Select
        label={t('acceptance.checklist')}
        help={t('acceptance.checklistHelp')}
        placeholder={t('acceptance.ofStage')}
        options={(checklists.isPending ? [] : (checklists.data ?? [])).map((one) => ({
          value: one.id,
          label: nameOf(one),
        }))}
        {...form.field('templateId')}
      />
      <TextArea label={t('acceptance.note')} optional rows={2} {...form.field('note')} />
    </FormDialog>
  );
}
