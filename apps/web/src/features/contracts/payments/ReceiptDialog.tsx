import {
  all,
  createForm,
  DateField,
  DecimalField,
  decimal,
  FormDialog,
  formatMoney,
  maxLength,
  required,
  showToast,
  TextField,
} from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import type { ContractDetail } from '../contract-types.ts';
import type { Payment } from './payment-words.ts';

/** What is open of a payment, exactly: cents are counted, not guessed. */
export const openOf = ({ expected, received }: Payment): string =>
  expected === null
    ? ''
    : ((Math.round(Number(expected) * 100) - Math.round(Number(received) * 100)) / 100).toFixed(2);

/** Notes that money came in. The whole of what is open is proposed; a part is typed over it. */
export default function ReceiptDialog(props: {
  contract: ContractDetail;
  payment: Payment;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const currency = () => props.contract.currency ?? 'CNY';
  const form = createForm({
    initial: { receivedOn: new Date().toLocaleDateString('en-CA'), amount: openOf(props.payment), note: '' },
    rules: { receivedOn: required, amount: all(required, decimal), note: maxLength(500) },
    version: () => props.payment.version,
    onSubmit: async ({ note, ...values }, version) => {
      await api.payments.receive.send({
        paymentId: props.payment.id,
        version,
        ...values,
        note: note || null,
      });
      await props.onDone();
      showToast({ text: t('payments.receiptSaved', { name: props.payment.name }) });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      title={t('payments.receiveTitle', { name: props.payment.name })}
      description={t('payments.openAmount', { amount: formatMoney(openOf(props.payment), currency()) })}
      submit={t('payments.receive')}
    >
      <DateField label={t('payments.receivedDay')} required {...form.field('receivedOn')} />
      <DecimalField label={`${t('payments.amount')} (${currency()})`} required {...form.field('amount')} />
      <TextField label={t('payments.note')} placeholder={t('payments.noteExample')} {...form.field('note')} />
    </FormDialog>
  );
}
