import {
  all,
  createForm,
  FormDialog,
  maxLength,
  required,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

/** Keeps the shape of a contract's plan for contracts to come. */
export default function TemplateDialog(props: { contractId: string; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { name: '', description: '' },
    rules: { name: all(required, maxLength(100)), description: maxLength(1_000) },
    onSubmit: async ({ name, description }) => {
      const made = await api.planning.templates.create.send({
        contractId: props.contractId,
        name,
        ...(description ? { description } : {}),
      });
      showToast({ text: t('planning.templates.made', { name, count: made.taskCount }) });
      await client.invalidateQueries({ queryKey: api.planning.templates.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('planning.templates.make')}
      description={t('planning.templates.makeHint')}
      submit={t('planning.templates.make')}
      size="sm"
    >
      <TextField label={t('planning.templates.name')} required autofocus {...form.field('name')} />
      <TextArea label={t('planning.templates.description')} rows={3} {...form.field('description')} />
    </FormDialog>
  );
}
