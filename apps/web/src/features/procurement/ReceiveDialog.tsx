import { toDecimal, toUnits } from '@millwright/server/modules/procurement/quantities.schemas.ts';
import {
  all,
  createForm,
  DateField,
  DecimalField,
  decimal,
  FormDialog,
  IconButton,
  pressKey,
  required,
  TextField,
} from '@millwright/ui';
import Minus from 'lucide-solid/icons/minus';
import Plus from 'lucide-solid/icons/plus';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ItemRow } from './procurement-types.ts';
import { keptOf } from './procurement-words.tsx';

const ONE = toUnits('1');

/** What came of one part. Everything that is open is filled in: mostly one press is all there is to do, at the gate, with a thumb. */
export default function ReceiveDialog(props: {
  item: ItemRow;
  onDone: (quantity: string) => void;
  onClose: () => void;
}): JSX.Element {
  // One key for this dialog: however often it is sent, the goods come once.
  const requestKey = pressKey();
  const form = createForm({
    initial: { quantity: props.item.openQuantity, receivedOn: '', deliveryNoteNo: '', note: '' },
    rules: { quantity: all(required, decimal) },
    onSubmit: async ({ quantity, receivedOn, deliveryNoteNo, note }) => {
      await api.procurement.receive.send({
        itemId: props.item.id,
        quantity,
        requestKey,
        deliveryNoteNo: deliveryNoteNo || null,
        note: note || null,
        ...(receivedOn ? { receivedOn } : {}),
      });
      props.onDone(quantity);
    },
  });
  const now = () => (/^\d+(\.\d+)?$/.test(form.values.quantity) ? toUnits(form.values.quantity) : undefined);
  const step = (by: bigint) => {
    const next = (now() ?? 0n) + by;
    const most = toUnits(props.item.mostQuantity);
    form.set('quantity', toDecimal(next < 0n ? 0n : next > most ? most : next));
  };
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('procurement.receiveTitle', { name: props.item.name })}
      description={`${t('procurement.came', {
        received: keptOf(props.item),
        quantity: props.item.quantity,
        unit: props.item.unit,
      })} · ${t('procurement.stillOpen', { open: props.item.openQuantity, unit: props.item.unit })}`}
      submit={t('procurement.receiveSend', { quantity: form.values.quantity || '0', unit: props.item.unit })}
      size="sm"
    >
      <div class="grid grid-cols-[auto_minmax(0,1fr)_auto] items-end gap-2">
        <IconButton icon={Minus} label={t('procurement.less')} onClick={() => step(-ONE)} />
        <DecimalField label={t('procurement.howMuch')} required {...form.field('quantity')} />
        <IconButton icon={Plus} label={t('procurement.moreOf')} onClick={() => step(ONE)} />
      </div>
      <TextField label={t('procurement.deliveryNoteNo')} optional {...form.field('deliveryNoteNo')} />
      <DateField label={t('procurement.receivedOn')} {...form.field('receivedOn')} />
      <TextField label={t('procurement.note')} optional {...form.field('note')} />
    </FormDialog>
  );
}
