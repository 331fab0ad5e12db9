import { RETURN_REASONS } from '@millwright/server/modules/procurement/kinds.schemas.ts';
import { toDecimal, toUnits } from '@millwright/server/modules/procurement/quantities.schemas.ts';
import {
  createForm,
  DecimalField,
  decimal,
  FormDialog,
  formatDate,
  Loaded,
  pressKey,
  Select,
  TextField,
} from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ItemDetail, ItemRow } from './procurement-types.ts';

interface Props {
  item: ItemRow;
  onDone: () => void;
  onClose: () => void;
}

/** What was found of a delivery: how much is good, how much goes back and why. All of it good is filled in. */
export default function InspectDialog(props: Props): JSX.Element {
  const detail = useQuery(() => api.procurement.get.options({ itemId: props.item.id }));
  return <Loaded query={detail}>{(item) => <InspectForm {...props} detail={item()} />}</Loaded>;
}

type Reason = (typeof RETURN_REASONS)[number];

function InspectForm(props: Props & { detail: ItemDetail }): JSX.Element {
  const waiting = () => props.detail.receipts.filter(({ uninspected }) => uninspected !== '0');
  const requestKey = pressKey();
  const first = props.detail.receipts.findLast(({ uninspected }) => uninspected !== '0');
  const form = createForm({
    initial: {
      receiptId: first?.id ?? '',
      accepted: first?.uninspected ?? '0',
      returned: '0',
      reasonCode: '' as Reason | '',
      note: '',
    },
    rules: { accepted: decimal, returned: decimal },
    validate: ({ returned, reasonCode }) => ({
      reasonCode:
        Number(returned) > 0 && !reasonCode ? t('procurement.errors.return_needs_reason') : undefined,
    }),
    onSubmit: async ({ receiptId, accepted, returned, reasonCode, note }) => {
      await api.procurement.inspect.send({
        receiptId,
        accepted: accepted || '0',
        returned: returned || '0',
        ...(reasonCode && Number(returned) > 0 ? { reasonCode } : {}),
        note: note || null,
        requestKey,
      });
      props.onDone();
    },
  });
  const left = () => waiting().find(({ id }) => id === form.values.receiptId)?.uninspected ?? '0';
  const isNumber = (text: string) => /^\d{1,12}(\.\d{1,4})?$/.test(text);
  /** What goes back is no longer good: the two together stay what came. */
  const sendBack = (returned: string) => {
    form.set('returned', returned);
    if (!isNumber(returned)) return;
    const good = toUnits(left()) - toUnits(returned);
    if (good >= 0n) form.set('accepted', toDecimal(good));
  };
  const choose = (receiptId: string) => {
    form.set('receiptId', receiptId);
    form.set('accepted', waiting().find(({ id }) => id === receiptId)?.uninspected ?? '0');
    form.set('returned', '0');
  };
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('procurement.inspectTitle', { name: props.item.name })}
      submit={t('procurement.inspectSend')}
      size="sm"
    >
      <Select
        label={t('procurement.receipt')}
        required
        options={waiting().map((receipt) => ({
          value: receipt.id,
          label: t('procurement.receiptOption', {
            date: formatDate(receipt.receivedOn),
            quantity: receipt.uninspected,
            unit: props.item.unit,
          }),
        }))}
        value={form.values.receiptId}
        onChange={choose}
      />
      <div class="grid grid-cols-2 gap-3">
        <DecimalField label={t('procurement.accepted')} {...form.field('accepted')} />
        <DecimalField label={t('procurement.returned')} {...form.field('returned')} onChange={sendBack} />
      </div>
      <Show when={Number(form.values.returned) > 0}>
        <Select
          label={t('procurement.reasonCode')}
          required
          options={RETURN_REASONS.map((value) => ({ value, label: t(`procurement.reasons.${value}`) }))}
          {...form.field('reasonCode')}
        />
      </Show>
      <TextField label={t('procurement.note')} optional {...form.field('note')} />
    </FormDialog>
  );
}
