import {
  PAYMENT_TRIGGERS,
  type PaymentTrigger,
} from '@millwright/server/modules/contracts/payments/payments.lifecycle.ts';
import {
  all,
  Checkbox,
  createForm,
  DateField,
  DecimalField,
  decimal,
  FormConflict,
  FormDialog,
  maxLength,
  NumberField,
  RadioGroup,
  required,
  Select,
  TextField,
} from '@millwright/ui';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import type { ContractDetail } from '../contract-types.ts';
import type { Payment } from './payment-words.ts';
import { useStageNames } from './stage-names.ts';

/** Plans a part of the price, or changes one: how much, what it waits for, and whether delivery waits for it. */
export default function PaymentDialog(props: {
  contract: ContractDetail;
  payment?: Payment | undefined;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const { payment } = props;
  const stages = useStageNames(() => props.contract.id);
  const form = createForm({
    initial: {
      name: payment?.name ?? '',
      measure: (payment?.amount ? 'amount' : 'percent') as 'percent' | 'amount',
      percent: payment?.percent ? String(Number(payment.percent)) : '',
      amount: payment?.amount ?? '',
      trigger: (payment?.trigger ?? 'signed') as PaymentTrigger,
      milestoneId: payment?.milestone?.id ?? '',
      stage: payment?.stage ?? '',
      fixedOn: payment?.fixedOn ?? '',
      dueDays: (payment?.dueDays ?? 0) as number | undefined,
      isBlocking: payment?.isBlocking ?? false,
    },
    rules: { name: all(required, maxLength(100)), percent: decimal, amount: decimal },
    validate: (values) => ({
      percent:
        values.measure === 'percent' && !values.percent ? t('payments.errors.percent_or_amount') : undefined,
      amount:
        values.measure === 'amount' && !values.amount ? t('payments.errors.percent_or_amount') : undefined,
      milestoneId:
        values.trigger === 'milestone' && !values.milestoneId
          ? t('payments.errors.trigger_incomplete')
          : undefined,
      fixedOn:
        values.trigger === 'fixed_date' && !values.fixedOn
          ? t('payments.errors.trigger_incomplete')
          : undefined,
    }),
    version: () => payment?.version ?? 0,
    onSubmit: async ({ measure, ...values }, version) => {
      const plan = {
        ...values,
        percent: measure === 'percent' ? values.percent : null,
        amount: measure === 'amount' ? values.amount : null,
        milestoneId: values.milestoneId || null,
        stage: values.stage || null,
        fixedOn: values.fixedOn || null,
        dueDays: values.dueDays ?? 0,
      };
      if (payment) await api.payments.change.send({ paymentId: payment.id, version, ...plan });
      else await api.payments.plan.send({ contractId: props.contract.id, ...plan });
      await props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={payment ? t('payments.changeTitle', { name: payment.name }) : t('payments.add')}
      submit={payment ? t('payments.save') : t('payments.add')}
    >
      <FormConflict form={form} labels={{ name: t('payments.name') }} />
      <TextField
        label={t('payments.name')}
        placeholder={t('payments.nameExample')}
        required
        {...form.field('name')}
      />
      <div class="grid gap-4 sm:grid-cols-2">
        <RadioGroup<'percent' | 'amount'>
          label={t('payments.measure')}
          value={form.values.measure}
          onChange={(measure) => form.set('measure', measure)}
          options={[
            { value: 'percent', label: t('payments.percent') },
            { value: 'amount', label: t('payments.amount') },
          ]}
        />
        <Show
          when={form.values.measure === 'percent'}
          fallback={
            <DecimalField
              label={`${t('payments.amount')} (${props.contract.currency ?? 'CNY'})`}
              required
              {...form.field('amount')}
            />
          }
        >
          <DecimalField label={`${t('payments.percent')} (%)`} required {...form.field('percent')} />
        </Show>
      </div>
      <div class="grid gap-4 sm:grid-cols-2">
        <Select
          label={t('payments.trigger')}
          required
          options={PAYMENT_TRIGGERS.map((value) => ({ value, label: t(`payments.triggers.${value}`) }))}
          {...form.field('trigger')}
        />
        <Switch>
          <Match when={form.values.trigger === 'milestone'}>
            <Select
              label={t('payments.milestone')}
              required
              options={props.contract.milestones.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.field('milestoneId')}
            />
          </Match>
          <Match when={form.values.trigger === 'acceptance'}>
            <Select
              label={t('payments.stage')}
              placeholder={t('payments.anyStage')}
              options={stages.options(payment?.stage ?? '')}
              {...form.field('stage')}
            />
          </Match>
          <Match when={form.values.trigger === 'fixed_date'}>
            <DateField label={t('payments.fixedOn')} required {...form.field('fixedOn')} />
          </Match>
        </Switch>
      </div>
      <NumberField
        label={t('payments.dueDays')}
        help={t('payments.dueDaysHelp')}
        min={0}
        max={3650}
        {...form.field('dueDays')}
      />
      <Checkbox
        label={t('payments.isBlocking')}
        help={t('payments.isBlockingHelp')}
        checked={form.values.isBlocking}
        onChange={(checked) => form.set('isBlocking', checked)}
      />
    </FormDialog>
  );
}
