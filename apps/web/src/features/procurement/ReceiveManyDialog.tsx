import { createForm, DateField, FormDialog, pressKey, TextField } from '@millwright/ui';
import { For, type JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ItemRow, Outcome } from './procurement-types.ts';

/** One delivery with everything that was still to come of several parts. */
export default function ReceiveManyDialog(props: {
  items: readonly ItemRow[];
  onDone: (outcome: Outcome) => void;
  onClose: () => void;
}): JSX.Element {
  const keys = new Map(props.items.map((item) => [item.id, pressKey()]));
  const form = createForm({
    initial: { receivedOn: '', deliveryNoteNo: '' },
    onSubmit: async ({ receivedOn, deliveryNoteNo }) => {
      const outcome = await api.procurement.receiveMany.send({
        items: props.items.map(({ id }) => ({ itemId: id, requestKey: keys.get(id) as string })),
        deliveryNoteNo: deliveryNoteNo || null,
        ...(receivedOn ? { receivedOn } : {}),
      });
      props.onDone(outcome);
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('procurement.receiveMany', { count: props.items.length })}
      description={t('procurement.receiveManyHint')}
      submit={t('procurement.receiveSendMany')}
    >
      <ul class="divide-y divide-line max-h-[40dvh] overflow-auto border border-line rounded-md">
        <For each={props.items}>
          {(item) => (
            <li class="flex items-baseline gap-3 px-3 py-2">
              <span class="flex-1 min-w-0 truncate">{item.name}</span>
              <span class="num whitespace-nowrap text-ink-2">
                {item.openQuantity} {item.unit}
              </span>
            </li>
          )}
        </For>
      </ul>
      <TextField label={t('procurement.deliveryNoteNo')} optional {...form.field('deliveryNoteNo')} />
      <DateField label={t('procurement.receivedOn')} {...form.field('receivedOn')} />
    </FormDialog>
  );
}
