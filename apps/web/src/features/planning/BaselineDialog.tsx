import { all, createForm, FormDialog, formatDate, maxLength, required, TextField } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

/** Keeps the plan as it stands, under a name, for ever. */
export default function BaselineDialog(props: {
  contractId: string;
  today: string;
  onSaved: (baselineId: string) => void;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { name: t('gantt.baseline.nameOf', { date: formatDate(props.today) }) },
    rules: { name: all(required, maxLength(100)) },
    onSubmit: async ({ name }) => {
      const { id } = await api.planning.saveBaseline.send({ contractId: props.contractId, name });
      await client.invalidateQueries({ queryKey: api.planning.key() });
      props.onSaved(id);
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('gantt.baseline.save')}
      description={t('gantt.baseline.saveHint')}
      submit={t('gantt.baseline.save')}
      size="sm"
    >
      <TextField label={t('gantt.baseline.name')} required autofocus {...form.field('name')} />
    </FormDialog>
  );
}
