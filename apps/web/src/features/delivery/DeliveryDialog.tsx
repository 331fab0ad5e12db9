import {
  all,
  Button,
  createForm,
  createPress,
  FormConflict,
  FormDialog,
  IconButton,
  maxLength,
  NumberField,
  required,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { Index, type JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { DeliveryDetail } from './delivery-types.ts';

interface Line {
  text: string;
  quantity: string;
  unit: string;
  serials: string;
}

const EMPTY: Line = { text: '', quantity: '1', unit: '', serials: '' };
const QUANTITY = /^\d{1,12}(\.\d{1,3})?$/;
/** People separate serial numbers as they come: commas of either script, semicolons, lines. */
const serialsOf = (text: string): string[] =>
  text
    .split(/[,，;；、\n]+/)
    .map((serial) => serial.trim())
    .filter(Boolean);

/** Prepares a delivery, or changes what is in it. */
export default function DeliveryDialog(props: {
  contractId: string;
  delivery?: DeliveryDetail;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const press = createPress();
  const form = createForm({
    initial: () => ({
      place: props.delivery?.place ?? '',
      recipient: props.delivery?.recipient ?? '',
      carrier: props.delivery?.carrier ?? '',
      remark: props.delivery?.remark ?? '',
      warrantyMonths: (props.delivery ? (props.delivery.warrantyMonths ?? undefined) : 12) as
        | number
        | undefined,
      lines: (props.delivery?.items.map(({ text, quantity, unit, serialNos }) => ({
        text,
        quantity,
        unit,
        serials: serialNos.join(', '),
      })) ?? [EMPTY]) as readonly Line[],
    }),
    version: () => props.delivery?.version ?? 0,
    draft: props.delivery ? `delivery.edit.${props.delivery.id}` : `delivery.new.${props.contractId}`,
    rules: {
      place: all(required, maxLength(500)),
      recipient: maxLength(200),
      carrier: maxLength(200),
      remark: maxLength(2_000),
    },
    validate: ({ lines }) => ({
      lines: lines.some(
        ({ text, quantity, unit }) =>
          text.trim() && (!QUANTITY.test(quantity) || Number(quantity) === 0 || !unit.trim()),
      )
        ? t('delivery.errors.quantity_wrong')
        : undefined,
    }),
    onSubmit: async ({ place, recipient, carrier, remark, warrantyMonths, lines }, version) => {
      const content = {
        place,
        recipient: recipient || null,
        carrier: carrier || null,
        remark: remark || null,
        warrantyMonths: warrantyMonths ?? null,
        items: lines
          .filter(({ text }) => text.trim())
          .map(({ text, quantity, unit, serials }) => ({
            text,
            quantity,
            unit,
            serialNos: serialsOf(serials),
          })),
      };
      if (props.delivery)
        await api.delivery.update.send({ deliveryId: props.delivery.id, version, ...content });
      else {
        const { contractId } = props;
        const made = await api.delivery.create.send({ contractId, ...content, requestKey: press.key });
        press.heard();
        showToast({ text: t('delivery.prepared', { number: made.number }) });
      }
      await client.invalidateQueries({ queryKey: api.delivery.key() });
    },
  });
  const change = (at: number, part: Partial<Line>) =>
    form.set(
      'lines',
      form.values.lines.map((line, index) => (index === at ? { ...line, ...part } : line)),
    );
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="lg"
      title={props.delivery ? `${t('delivery.edit')} ${props.delivery.number}` : t('delivery.new')}
      submit={props.delivery ? t('delivery.save') : t('delivery.create')}
    >
      <FormConflict
        form={form}
        labels={{
          place: t('delivery.place'),
          recipient: t('delivery.recipient'),
          carrier: t('delivery.carrier'),
          remark: t('delivery.remark'),
          warrantyMonths: t('delivery.warrantyMonths'),
        }}
      />
      <TextField label={t('delivery.place')} required {...form.field('place')} />
      <div class="grid gap-4 sm:grid-cols-2">
        <TextField label={t('delivery.recipient')} {...form.field('recipient')} />
        <TextField label={t('delivery.carrier')} {...form.field('carrier')} />
      </div>
      <fieldset class="grid gap-3 min-w-0">
        <legend class="mb-1 text-sm font-medium text-ink-2">{t('delivery.items')}</legend>
        <Index each={form.values.lines}>
          {(line, at) => (
            <div class="grid grid-cols-[1fr_auto] gap-2 pb-3 border-b border-line">
              <div class="grid gap-2 sm:grid-cols-[minmax(0,1fr)_6rem_5rem]">
                <TextField
                  label={t('delivery.item.text')}
                  value={line().text}
                  onChange={(text) => change(at, { text })}
                />
                <TextField
                  label={t('delivery.item.quantity')}
                  inputMode="decimal"
                  value={line().quantity}
                  onChange={(quantity) => change(at, { quantity })}
                />
                <TextField
                  label={t('delivery.item.unit')}
                  value={line().unit}
                  onChange={(unit) => change(at, { unit })}
                />
                <div class="sm:col-span-3">
                  <TextField
                    label={t('delivery.item.serials')}
                    help={at === 0 ? t('delivery.serialsHelp') : undefined}
                    value={line().serials}
                    onChange={(serials) => change(at, { serials })}
                  />
                </div>
              </div>
              <IconButton
                icon={Trash}
                label={t('delivery.removeItem', { number: at + 1 })}
                onClick={() =>
                  form.set(
                    'lines',
                    form.values.lines.filter((_line, index) => index !== at),
                  )
                }
              />
            </div>
          )}
        </Index>
        <p class="text-sm text-overdue" role="alert" hidden={!form.field('lines').error}>
          {form.field('lines').error}
        </p>
        <div>
          <Button
            variant="ghost"
            icon={Plus}
            onClick={() => form.set('lines', [...form.values.lines, EMPTY])}
          >
            {t('delivery.addItem')}
          </Button>
        </div>
      </fieldset>
      <NumberField
        label={t('delivery.warrantyMonths')}
        help={t('delivery.warrantyMonthsHelp')}
        {...form.field('warrantyMonths')}
      />
      <TextArea
        label={t('delivery.remark')}
        rows={2}
        help={t('delivery.remarkHelp')}
        {...form.field('remark')}
      />
    </FormDialog>
  );
}
