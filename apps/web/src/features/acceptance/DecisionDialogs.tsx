import {
  ConfirmDialog,
  createForm,
  DateField,
  FormDialog,
  required,
  TextArea,
  TextField,
} from '@millwright/ui';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type RoundDetail, stageName } from './acceptance-words.ts';
import { useRefresh } from './round.model.ts';

export type Decision = 'pass' | 'concede' | 'reject' | 'submit' | 'recall' | 'withdraw';

interface DialogProps {
  round: RoundDetail;
  onClose: () => void;
}

/** What is asked before a round is moved on. */
export default function DecisionDialogs(props: DialogProps & { decision: Decision }): JSX.Element {
  return (
    <Switch>
      <Match when={props.decision === 'concede'}>
        <ConcedeDialog {...props} />
      </Match>
      <Match when={props.decision === 'reject'}>
        <RejectDialog {...props} />
      </Match>
      <Match when={props.decision === 'submit'}>
        <SubmitDialog {...props} />
      </Match>
      <Match when={props.decision}>
        {(decision) => <Confirm {...props} decision={decision() as 'pass' | 'recall' | 'withdraw'} />}
      </Match>
    </Switch>
  );
}

function Confirm(props: DialogProps & { decision: 'pass' | 'recall' | 'withdraw' }): JSX.Element {
  const refresh = useRefresh();
  const facts = () => ({
    number: props.round.number,
    stage: stageName(props.round),
    quantity: props.round.quantity,
    unit: props.round.unit ?? '',
  });
  const title = () =>
    props.decision === 'recall' ? t('acceptance.recall') : t(`acceptance.${props.decision}Title`, facts());
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      title={title()}
      description={t(`acceptance.${props.decision}Hint`, facts())}
      confirm={t(`acceptance.${props.decision}`)}
      danger={props.decision === 'withdraw'}
      onConfirm={async () => {
        const { id: roundId, version } = props.round;
        await api.acceptance[props.decision].send({ roundId, version });
        await refresh();
      }}
    />
  );
}

function ConcedeDialog(props: DialogProps): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: { reason: '', until: '' },
    version: () => props.round.version,
    rules: { reason: required },
    onSubmit: async ({ reason, until }, version) => {
      await api.acceptance.concede.send({ roundId: props.round.id, version, reason, until: until || null });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('acceptance.concede')}
      description={t('acceptance.concedeHint')}
      submit={t('acceptance.concede')}
      size="sm"
    >
      <TextArea label={t('acceptance.concedeReason')} required rows={3} {...form.field('reason')} />
      <DateField label={t('acceptance.until')} help={t('acceptance.untilHelp')} {...form.field('until')} />
    </FormDialog>
  );
}

function RejectDialog(props: DialogProps): JSX.Element {
  const refresh = useRefresh();
  const isCounted = () => Number(props.round.quantity) > 1 || props.round.unit !== null;
  const form = createForm({
    initial: { note: '', acceptedQuantity: '' },
    version: () => props.round.version,
    onSubmit: async ({ note, acceptedQuantity }, version) => {
      await api.acceptance.reject.send({
        roundId: props.round.id,
        version,
        ...(note.trim() ? { note } : {}),
        ...(acceptedQuantity.trim() ? { acceptedQuantity: acceptedQuantity.trim() } : {}),
      });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('acceptance.reject')}
      description={t('acceptance.rejectHint')}
      submit={t('acceptance.reject')}
      size="sm"
      danger
    >
      <Show when={isCounted()}>
        <TextField
          label={t('acceptance.acceptedPart')}
          help={t('acceptance.acceptedPartHelp', {
            quantity: props.round.quantity,
            unit: props.round.unit ?? '',
          })}
          inputMode="decimal"
          suffix={props.round.unit ?? undefined}
          {...form.field('acceptedQuantity')}
        />
      </Show>
      <TextArea label={t('acceptance.note')} optional rows={3} {...form.field('note')} />
    </FormDialog>
  );
}

function SubmitDialog(props: DialogProps): JSX.Element {
  const refresh = useRefresh();
  const failed = () =>
    props.round.checks.some(({ verdict }) => verdict === 'not_ok') || props.round.findings.length > 0;
  const form = createForm({
    initial: { reason: '', until: '' },
    version: () => props.round.version,
    validate: ({ reason }) => (failed() && !reason.trim() ? { reason: t('acceptance.submitFailed') } : {}),
    onSubmit: async ({ reason, until }, version) => {
      await api.acceptance.submit.send({
        roundId: props.round.id,
        version,
        ...(reason.trim() ? { reason, until: until || null } : {}),
      });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('acceptance.submit')}
      description={t('acceptance.submitHint')}
      submit={t('acceptance.submit')}
      size="sm"
    >
      <Show when={failed()}>
        <TextArea
          label={t('acceptance.concedeReason')}
          help={t('acceptance.submitFailed')}
          required
          rows={3}
          {...form.field('reason')}
        />
        <DateField label={t('acceptance.until')} help={t('acceptance.untilHelp')} {...form.field('until')} />
      </Show>
    </FormDialog>
  );
}
