import { all, createForm, FormDialog, maxLength, required, TextArea } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ContractDetail } from './contract-types.ts';

/** Brings a contract back from the archive, or after it was given up; the reason stays in its history. */
export default function ReopenDialog(props: {
  contract: ContractDetail;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const form = createForm({
    initial: { reason: '' },
    rules: { reason: all(required, maxLength(1_000)) },
    version: () => props.contract.version,
    onSubmit: async ({ reason }, version) => {
      await api.contracts.reopen.send({ contractId: props.contract.id, version, reason });
      await props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      title={t('contracts.confirm.title', {
        verb: t('contracts.verbs.reopen'),
        name: `${props.contract.contractNo} ${props.contract.name}`,
      })}
      description={t('contracts.reopenHint')}
      submit={t('contracts.verbs.reopen')}
    >
      <TextArea label={t('contracts.reopenReason')} required {...form.field('reason')} />
    </FormDialog>
  );
}
