import {
  Combobox,
  createForm,
  DateField,
  DecimalField,
  decimal,
  FormDialog,
  required,
  TextField,
} from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ItemRow, Outcome } from './procurement-types.ts';
import { searchSuppliers } from './procurement-words.tsx';

/** Prices are only asked for a handful; a longer order comes from a price list. */
const MOST_PRICED = 12;

/** One order at one supplier for the chosen parts: to whom, under which number, promised for when, at which prices. */
export default function OrderDialog(props: {
  items: readonly ItemRow[];
  onDone: (outcome: Outcome) => void;
  onClose: () => void;
}): JSX.Element {
  const only = props.items.length === 1 ? props.items[0] : undefined;
  const supplier =
    new Set(props.items.map((item) => item.supplier?.id ?? '')).size === 1 ? props.items[0]?.supplier : null;
  const priced =
    props.items.length <= MOST_PRICED && props.items.every((item) => item.allowed.includes('setPrice'));
  const form = createForm({
    initial: {
      supplierId: supplier?.id ?? '',
      orderNo: '',
      orderedOn: '',
      promisedDate: '',
      currency: props.items[0]?.currency ?? 'CNY',
      ...Object.fromEntries(props.items.map((item) => [`price.${item.id}`, item.unitPrice ?? ''])),
    } as Record<string, string>,
    rules: {
      supplierId: required,
      ...Object.fromEntries(props.items.map((item) => [`price.${item.id}`, decimal])),
    },
    onSubmit: async (values) => {
      const outcome = await api.procurement.order.send({
        items: props.items.map((item) => ({
          itemId: item.id,
          version: item.version,
          ...(priced ? { unitPrice: values[`price.${item.id}`] || null } : {}),
        })),
        supplierId: values.supplierId ?? '',
        orderNo: values.orderNo || null,
        promisedDate: values.promisedDate || null,
        ...(values.orderedOn ? { orderedOn: values.orderedOn } : {}),
        ...(priced ? { currency: values.currency || 'CNY' } : {}),
      });
      props.onDone(outcome);
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={
        only
          ? t('procurement.orderOne', { name: only.name })
          : t('procurement.orderTitle', { count: props.items.length })
      }
      submit={t('procurement.orderSend')}
    >
      <Combobox
        label={t('procurement.supplier')}
        required
        search={searchSuppliers}
        selected={supplier ? { value: supplier.id, label: supplier.name } : undefined}
        help={t('procurement.supplierNew')}
        {...form.field('supplierId')}
      />
      <TextField label={t('procurement.orderNo')} optional {...form.field('orderNo')} />
      <div class="grid gap-3 sm:grid-cols-2">
        <DateField label={t('procurement.promisedDate')} {...form.field('promisedDate')} />
        <DateField label={t('procurement.orderedOn')} {...form.field('orderedOn')} />
      </div>
      <Show when={priced}>
        <fieldset class="grid gap-2">
          <legend class="mb-2 text-sm font-semibold text-ink-2">{t('procurement.orderPrices')}</legend>
          <For each={props.items}>
            {(item) => (
              <DecimalField
                label={t('procurement.orderPriceOf', { name: item.name, unit: item.unit })}
                optional
                {...form.field(`price.${item.id}`)}
              />
            )}
          </For>
          <TextField label={t('procurement.currency')} {...form.field('currency')} />
        </fieldset>
      </Show>
    </FormDialog>
  );
}
