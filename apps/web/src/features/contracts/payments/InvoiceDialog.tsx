import { createForm, DateField, FormDialog, maxLength, TextField } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import type { ContractDetail } from '../contract-types.ts';
import type { Payment } from './payment-words.ts';

/** Notes that the invoice went out; without a day it did not. */
export default function InvoiceDialog(props: {
  contract: ContractDetail;
  payment: Payment;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const form = createForm({
    initial: {
      invoicedOn: props.payment.invoicedOn ?? new Date().toLocaleDateString('en-CA'),
      invoiceNo: props.payment.invoiceNo ?? '',
    },
    rules: { invoiceNo: maxLength(60) },
    version: () => props.payment.version,
    onSubmit: async ({ invoicedOn, invoiceNo }, version) => {
      await api.payments.invoice.send({
        paymentId: props.payment.id,
        version,
        invoicedOn: invoicedOn || null,
        invoiceNo: invoiceNo || null,
      });
      await props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      title={t('payments.invoiceTitle', { name: props.payment.name })}
      submit={t('payments.save')}
    >
      <DateField
        label={t('payments.invoiceDay')}
        help={t('payments.invoiceDayHelp')}
        {...form.field('invoicedOn')}
      />
      <TextField label={t('payments.invoiceNo')} {...form.field('invoiceNo')} />
    </FormDialog>
  );
}
