import type { Severity } from '@millwright/server/modules/feedback/feedback.lifecycle.ts';
import { all, Combobox, createForm, FormDialog, maxLength, required, Select, TextArea } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Match, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FeedbackDetail } from './feedback-types.ts';
import { feedbackName, searchOwners, severityOptions } from './feedback-words.tsx';

export type StepDialog = 'triage' | 'assign' | 'lower' | 'reject';

interface Props {
  feedback: FeedbackDetail;
  onClose: () => void;
}

/** The steps that ask for something: whose it is, how bad, or why not. */
export default function StepDialogs(props: Props & { dialog: StepDialog }): JSX.Element {
  return (
    <Switch>
      <Match when={props.dialog === 'triage'}>
        <Triage {...props} />
      </Match>
      <Match when={props.dialog === 'assign'}>
        <Assign {...props} />
      </Match>
      <Match when={props.dialog === 'lower'}>
        <Lower {...props} />
      </Match>
      <Match when={props.dialog === 'reject'}>
        <Reject {...props} />
      </Match>
    </Switch>
  );
}

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.feedback.key() }),
      client.invalidateQueries({ queryKey: api.delivery.key() }),
    ]);
}

const known = ({ owner }: FeedbackDetail) =>
  owner ? { selected: { value: owner.id, label: owner.name } } : {};

function Triage(props: Props): JSX.Element {
  const refresh = useRefresh();
  const mayAssign = () => props.feedback.allowed.includes('assign');
  const form = createForm({
    initial: () => ({
      severity: props.feedback.severity as Severity,
      ownerId: props.feedback.owner?.id ?? '',
    }),
    version: () => props.feedback.version,
    onSubmit: async ({ severity, ownerId }, version) => {
      const owner = mayAssign() ? { ownerId: ownerId || null } : {};
      await api.feedback.triage.send({ feedbackId: props.feedback.id, version, severity, ...owner });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      title={t('feedback.triage.title', { number: props.feedback.number ?? '' })}
      submit={t('feedback.triage.send')}
    >
      <Select
        label={t('feedback.severity')}
        required
        options={severityOptions()}
        disabled={props.feedback.severity === 'critical'}
        help={props.feedback.severity === 'critical' ? t('feedback.lower.fixed') : t('feedback.severityHelp')}
        {...form.field('severity')}
      />
      <Combobox
        label={t('feedback.owner')}
        search={searchOwners(props.feedback.contractId)}
        disabled={!mayAssign()}
        {...known(props.feedback)}
        {...form.field('ownerId')}
      />
    </FormDialog>
  );
}

function Assign(props: Props): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: () => ({ ownerId: props.feedback.owner?.id ?? '' }),
    version: () => props.feedback.version,
    onSubmit: async ({ ownerId }, version) => {
      await api.feedback.assign.send({ feedbackId: props.feedback.id, version, ownerId: ownerId || null });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      title={t('feedback.assignTitle', { number: props.feedback.number ?? '' })}
      submit={t('feedback.save')}
    >
      <Combobox
        label={t('feedback.owner')}
        search={searchOwners(props.feedback.contractId)}
        {...known(props.feedback)}
        {...form.field('ownerId')}
      />
    </FormDialog>
  );
}

function Lower(props: Props): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: () => ({ severity: 'major', reason: '' }),
    version: () => props.feedback.version,
    rules: { reason: all(required, maxLength(2_000)) },
    onSubmit: async ({ severity, reason }, version) => {
      const to = severity === 'minor' ? 'minor' : 'major';
      await api.feedback.lower.send({ feedbackId: props.feedback.id, version, severity: to, reason });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('feedback.lower.title', { number: feedbackName(props.feedback) })}
      description={t('feedback.lower.hint')}
      submit={t('feedback.lower.send')}
    >
      <Select
        label={t('feedback.severity')}
        required
        options={severityOptions().filter(({ value }) => value !== 'critical')}
        {...form.field('severity')}
      />
      <TextArea label={t('feedback.lower.reason')} required rows={4} {...form.field('reason')} />
    </FormDialog>
  );
}

function Reject(props: Props): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: () => ({ reason: '' }),
    version: () => props.feedback.version,
    rules: { reason: all(required, maxLength(2_000)) },
    onSubmit: async ({ reason }, version) => {
      await api.feedback.reject.send({ feedbackId: props.feedback.id, version, reason });
      await refresh();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      danger
      title={t('feedback.reject.title', { number: feedbackName(props.feedback) })}
      submit={t('feedback.reject.send')}
    >
      <TextArea
        label={t('feedback.reject.reason')}
        required
        rows={4}
        help={
          props.feedback.isShown ? t('feedback.reject.reasonHelp') : t('feedback.reject.reasonHelpInternal')
        }
        {...form.field('reason')}
      />
    </FormDialog>
  );
}
