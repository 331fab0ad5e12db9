import {
  all,
  createForm,
  createPress,
  DateField,
  DecimalField,
  decimal,
  FormConflict,
  FormDialog,
  maxLength,
  required,
  Select,
  TextField,
} from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import type { ContractDetail } from '../contract-types.ts';
import { CURRENCIES } from '../contract-words.ts';
import type { Quotation } from './QuotationsCard.tsx';

/** Keeps a quotation with the contract, or puts one right. */
export default function QuotationDialog(props: {
  contract: ContractDetail;
  quotation?: Quotation | undefined;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}): JSX.Element {
  const { quotation } = props;
  const press = createPress();
  const form = createForm({
    initial: {
      quotationNo: quotation?.quotationNo ?? '',
      quotedOn: quotation?.quotedOn ?? '',
      validUntil: quotation?.validUntil ?? '',
      amount: quotation?.amount ?? '',
      currency: quotation?.currency ?? props.contract.currency ?? 'CNY',
      note: quotation?.note ?? '',
    },
    rules: {
      quotationNo: all(required, maxLength(60)),
      quotedOn: required,
      amount: all(required, decimal),
      note: maxLength(500),
    },
    validate: ({ quotedOn, validUntil }) => ({
      validUntil:
        quotedOn && validUntil && validUntil < quotedOn
          ? t('quotations.errors.valid_before_quoted')
          : undefined,
    }),
    version: () => quotation?.version ?? 0,
    onSubmit: async (values, version) => {
      const input = { ...values, validUntil: values.validUntil || null, note: values.note || null };
      if (quotation) await api.quotations.update.send({ quotationId: quotation.id, version, ...input });
      else {
        const { id: contractId } = props.contract;
        await api.quotations.add.send({ contractId, ...input, requestKey: press.key });
        press.heard();
      }
      await props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={quotation ? t('quotations.edit', { number: quotation.quotationNo }) : t('quotations.add')}
      submit={t('quotations.save')}
    >
      <FormConflict form={form} labels={{ quotationNo: t('quotations.number') }} />
      <TextField label={t('quotations.number')} required {...form.field('quotationNo')} />
      <div class="grid gap-4 sm:grid-cols-2">
        <DateField label={t('quotations.quotedOn')} required {...form.field('quotedOn')} />
        <DateField label={t('quotations.validUntilLabel')} {...form.field('validUntil')} />
      </div>
      <div class="grid gap-4 grid-cols-[1fr_110px]">
        <DecimalField label={t('contracts.amount')} required {...form.field('amount')} />
        <Select
          label={t('contracts.currency')}
          required
          options={CURRENCIES.map((value) => ({ value, label: value }))}
          {...form.field('currency')}
        />
      </div>
      <TextField label={t('quotations.note')} {...form.field('note')} />
    </FormDialog>
  );
}
