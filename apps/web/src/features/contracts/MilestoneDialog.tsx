import {
  all,
  Checkbox,
  createForm,
  DateField,
  FormConflict,
  FormDialog,
  maxLength,
  required,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { Milestone } from './contract-types.ts';

/** Adds a gate, or changes one. */
export default function MilestoneDialog(props: {
  contractId: string;
  milestone?: Milestone | undefined;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: {
      name: props.milestone?.name ?? '',
      dueOn: props.milestone?.dueOn ?? '',
      isPublic: props.milestone?.isPublic ?? true,
    },
    rules: { name: all(required, maxLength(100)) },
    version: () => props.milestone?.version ?? 0,
    onSubmit: async ({ name, dueOn, isPublic }, version) => {
      const values = { name, dueOn: dueOn || null, isPublic };
      if (props.milestone)
        await api.contracts.updateMilestone.send({ milestoneId: props.milestone.id, version, ...values });
      else await api.contracts.createMilestone.send({ contractId: props.contractId, ...values });
      await client.invalidateQueries({ queryKey: api.contracts.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={
        props.milestone
          ? t('contracts.milestones.edit', { name: props.milestone.name })
          : t('contracts.milestones.add')
      }
      submit={props.milestone ? t('contracts.save') : t('contracts.milestones.add')}
      size="sm"
    >
      <FormConflict
        form={form}
        labels={{ name: t('contracts.milestones.name'), dueOn: t('contracts.milestones.dueOn') }}
      />
      <TextField label={t('contracts.milestones.name')} required {...form.field('name')} />
      <DateField label={t('contracts.milestones.dueOn')} {...form.field('dueOn')} />
      <Checkbox
        label={t('contracts.milestones.showCustomer')}
        checked={form.values.isPublic}
        onChange={(checked) => form.set('isPublic', checked)}
      />
    </FormDialog>
  );
}
