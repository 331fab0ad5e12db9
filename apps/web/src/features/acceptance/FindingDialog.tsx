import { SEVERITIES } from '@millwright/server/modules/acceptance/kinds.schemas.ts';
import {
  all,
  Combobox,
  createForm,
  FormDialog,
  maxLength,
  RadioGroup,
  required,
  Select,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { nameOf, type RoundDetail, titleOf } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';

/** Notes what is not as it should be: the reason first, since that is what figures are made of. */
export default function FindingDialog(props: {
  round: RoundDetail;
  checkId?: string | undefined;
  onClose: () => void;
}): JSX.Element {
  const refresh = useRefresh();
  const reasons = useQuery(() => api.acceptance.reasons.options());
  const form = createForm({
    initial: {
      reasonId: '',
      severity: 'major' as (typeof SEVERITIES)[number],
      description: '',
      checkId: props.checkId ?? '',
      taskId: '',
      departmentId: '',
      quantity: '',
    },
    rules: { reasonId: required, description: all(required, maxLength(2000)) },
    onSubmit: async ({ checkId, taskId, departmentId, quantity, ...rest }) => {
      await api.acceptance.addFinding.send({
        roundId: props.round.id,
        ...rest,
        checkId: checkId || null,
        taskId: taskId || null,
        departmentId: departmentId || null,
        quantity: quantity.trim() || null,
      });
      await refresh();
    },
  });
  const tasks = async (text: string) => {
    const { items } = await api.tasks.list.fetch({
      contractIds: [props.round.contractId],
      search: text || undefined,
      limit: 20,
    });
    return items.map((task) => ({ value: task.id, label: task.title }));
  };
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('acceptance.addFinding')}
      description={t('acceptance.rejectHint')}
      submit={t('acceptance.addFinding')}
    >
      <Select
        label={t('acceptance.reason')}
        required
        options={(reasons.isPending ? [] : (reasons.data ?? [])).map((one) => ({
          value: one.id,
          label: nameOf(one),
        }))}
        {...form.field('reasonId')}
      />
      <RadioGroup
        label={t('acceptance.severity')}
        inline
        options={SEVERITIES.map((value) => ({ value, label: t(`acceptance.severities.${value}`) }))}
        {...form.field('severity')}
      />
      <TextArea label={t('acceptance.description')} required rows={3} {...form.field('description')} />
      <Select
        label={t('acceptance.question')}
        options={props.round.checks.map((check) => ({ value: check.id, label: titleOf(check) }))}
        {...form.field('checkId')}
      />
      <Combobox
        label={t('acceptance.concerns')}
        {...(props.round.tasks.length > 0
          ? { options: props.round.tasks.map(({ id, title }) => ({ value: id, label: title })) }
          : { search: tasks })}
        {...form.field('taskId')}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('acceptance.mendedBy')}
          options={props.round.departments.map((one) => ({ value: one.id, label: nameOf(one) }))}
          {...form.field('departmentId')}
        />
        <TextField
          label={t('acceptance.affected')}
          inputMode="decimal"
          suffix={props.round.unit ?? undefined}
          {...form.field('quantity')}
        />
      </div>
    </FormDialog>
  );
}
