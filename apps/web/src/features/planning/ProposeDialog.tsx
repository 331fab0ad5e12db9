import { all, createForm, FormDialog, maxLength, RadioGroup, required, TextField } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type Mode = 'push' | 'earliest';

/** Computes new dates from what has happened and puts them to a decision. */
export default function ProposeDialog(props: { contractId: string; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { reason: '', mode: 'push' as Mode },
    rules: { reason: all(required, maxLength(500)) },
    onSubmit: async (values) => {
      await api.planning.propose.send({ contractId: props.contractId, ...values });
      await client.invalidateQueries({ queryKey: api.planning.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('planning.proposal.compute')}
      description={t('planning.proposal.computeHint')}
      submit={t('planning.proposal.propose')}
    >
      <TextField
        label={t('planning.proposal.reason')}
        help={t('planning.proposal.reasonHelp')}
        required
        autofocus
        {...form.field('reason')}
      />
      <RadioGroup<Mode>
        label={t('planning.proposal.mode')}
        value={form.values.mode}
        onChange={(mode) => form.set('mode', mode)}
        options={(['push', 'earliest'] as const).map((value) => ({
          value,
          label: t(`planning.proposal.modes.${value}`),
          note: t(`planning.proposal.modeHints.${value}`),
        }))}
      />
    </FormDialog>
  );
}
