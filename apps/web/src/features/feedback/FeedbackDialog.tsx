import type { Severity } from '@millwright/server/modules/feedback/feedback.lifecycle.ts';
import {
  all,
  Combobox,
  createForm,
  createPress,
  FormConflict,
  FormDialog,
  maxLength,
  RadioGroup,
  required,
  Select,
  Switch,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useNavigate } from '@solidjs/router';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { searchContracts } from '../tasks/task-words.tsx';
import type { FeedbackDetail } from './feedback-types.ts';
import { kindOptions, severityOptions } from './feedback-words.tsx';

interface Props {
  open: boolean;
  /** The contract it is about, where that is known. */
  contractId?: string;
  /** The feedback to judge anew; a new one without it. */
  feedback?: FeedbackDetail;
  onClose: () => void;
}

/** Notes down what a customer said or somebody noticed, or judges it anew. */
export default function FeedbackDialog(props: Props): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const ofCustomer = () => props.feedback?.source === 'portal';
  const isKept = () => props.feedback?.severity === 'critical';
  const press = createPress();
  const form = createForm({
    initial: () => ({
      contractId: props.feedback?.contractId ?? props.contractId ?? '',
      kind: (props.feedback?.kind ?? 'defect') as string,
      title: props.feedback?.title ?? '',
      text: props.feedback?.text ?? '',
      severity: (props.feedback?.severity ?? 'major') as Severity,
      serialNo: props.feedback?.serialNo ?? '',
      isShown: props.feedback?.isShown ?? true,
    }),
    version: () => props.feedback?.version ?? 0,
    draft: props.feedback ? `feedback.edit.${props.feedback.id}` : `feedback.new.${props.contractId ?? ''}`,
    rules: {
      contractId: required,
      title: all(required, maxLength(200)),
      text: all(required, maxLength(10_000)),
      serialNo: maxLength(100),
    },
    onSubmit: async ({ contractId, kind, title, text, severity, serialNo, isShown }, version) => {
      const judged = { kind: kind as 'defect', severity, serialNo: serialNo || null };
      if (props.feedback) {
        const words = ofCustomer() ? {} : { title, text, isShown };
        await api.feedback.update.send({ feedbackId: props.feedback.id, version, ...judged, ...words });
      } else {
        const noted = { contractId, title, text, isShown, ...judged };
        const made = await api.feedback.create.send({ ...noted, requestKey: press.key });
        press.heard();
        showToast({ text: t('feedback.reported', { number: made.number ?? '' }) });
        if (!props.contractId) navigate(`/feedback/${made.id}`);
      }
      await client.invalidateQueries({ queryKey: api.feedback.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open={props.open}
      onClose={props.onClose}
      title={props.feedback ? t('feedback.edit') : t('feedback.new')}
      description={ofCustomer() ? t('feedback.customersWords') : undefined}
      submit={props.feedback ? t('feedback.save') : t('feedback.new')}
    >
      <FormConflict
        form={form}
        labels={{
          kind: t('feedback.kind'),
          title: t('feedback.name'),
          text: t('feedback.text'),
          severity: t('feedback.severity'),
          serialNo: t('feedback.serialNo'),
        }}
      />
      <Show when={!props.contractId && !props.feedback}>
        <Combobox
          label={t('feedback.contract')}
          required
          search={searchContracts}
          {...form.field('contractId')}
        />
      </Show>
      <RadioGroup label={t('feedback.kind')} inline options={kindOptions()} {...form.field('kind')} />
      <Show when={!ofCustomer()}>
        <TextField label={t('feedback.name')} required {...form.field('title')} />
        <TextArea
          label={t('feedback.text')}
          required
          rows={5}
          help={t('feedback.textHelp')}
          {...form.field('text')}
        />
      </Show>
      <Select
        label={t('feedback.severity')}
        required
        options={severityOptions()}
        disabled={isKept()}
        help={isKept() ? t('feedback.lower.fixed') : t('feedback.severityHelp')}
        {...form.field('severity')}
      />
      <TextField
        label={t('feedback.serialNo')}
        help={t('feedback.serialNoHelp')}
        {...form.field('serialNo')}
      />
      <Show when={!ofCustomer()}>
        <Switch
          label={t('feedback.shown')}
          help={t('feedback.shownHelp')}
          checked={form.values.isShown}
          onChange={(value) => form.set('isShown', value)}
        />
      </Show>
    </FormDialog>
  );
}
