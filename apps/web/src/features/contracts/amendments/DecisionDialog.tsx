import { all, createForm, FormDialog, maxLength, required, showToast, TextArea } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import type { Amendment } from './amendment-words.ts';

/** Says yes, perhaps with a word, or no with the reason. */
export default function DecisionDialog(props: {
  amendment: Amendment;
  verb: 'approve' | 'reject';
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const rejects = props.verb === 'reject';
  const form = createForm({
    initial: { note: '' },
    rules: { note: rejects ? all(required, maxLength(2_000)) : maxLength(2_000) },
    version: () => props.amendment.version,
    onSubmit: async ({ note }, version) => {
      const { id: amendmentId, number } = props.amendment;
      if (rejects) await api.amendments.reject.send({ amendmentId, version, note });
      else await api.amendments.approve.send({ amendmentId, version, note: note || undefined });
      await props.onDone();
      showToast({ text: t(`amendments.done.${props.verb}`, { number }) });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      danger={rejects}
      title={t(`amendments.confirm.${props.verb}`, { number: props.amendment.number })}
      description={rejects ? undefined : t('amendments.confirm.approveHint')}
      submit={t(`amendments.${props.verb}`)}
    >
      <TextArea
        label={rejects ? t('amendments.rejectReason') : t('amendments.note')}
        required={rejects}
        {...form.field('note')}
      />
    </FormDialog>
  );
}
