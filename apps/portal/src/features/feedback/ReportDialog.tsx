import {
  all,
  createForm,
  FormDialog,
  maxLength,
  pressKey,
  RadioGroup,
  required,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';

/** Reports a defect, or asks for something. */
export default function ReportDialog(props: { contractId: string; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  // One for as long as the form is open: sent twice, it is there once.
  const id = pressKey();
  const form = createForm({
    initial: { kind: 'defect' as string, title: '', text: '', serialNo: '' },
    draft: `feedback.${props.contractId}`,
    rules: {
      title: all(required, maxLength(200)),
      text: all(required, maxLength(10_000)),
      serialNo: maxLength(100),
    },
    onSubmit: async ({ kind, title, text, serialNo }) => {
      await api.feedback.report.send({
        id,
        contractId: props.contractId,
        kind: kind as 'defect',
        title,
        text,
        serialNo: serialNo || null,
      });
      showToast({ text: t('feedback.sent') });
      await client.invalidateQueries({ queryKey: api.feedback.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('feedback.reportTitle')}
      submit={t('feedback.send')}
    >
      <RadioGroup
        label={t('feedback.kind')}
        options={(['defect', 'requirement'] as const).map((value) => ({
          value,
          label: t(`feedback.kinds.${value}`),
        }))}
        {...form.field('kind')}
      />
      <TextField label={t('feedback.name')} required {...form.field('title')} />
      <TextArea
        label={t('feedback.text')}
        required
        rows={6}
        help={t('feedback.textHelp')}
        {...form.field('text')}
      />
      <TextField
        label={t('feedback.serialNo')}
        help={t('feedback.serialNoHelp')}
        {...form.field('serialNo')}
      />
    </FormDialog>
  );
}
