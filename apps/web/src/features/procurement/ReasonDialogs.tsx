import { createForm, DateField, FormDialog, formatDate, required, showToast, TextArea } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ItemRow } from './procurement-types.ts';

interface Props {
  item: ItemRow;
  onDone: () => void;
  onClose: () => void;
}

/** What the supplier promises now, and why it changed. */
export function PromiseDialog(props: Props): JSX.Element {
  const form = createForm({
    initial: { promisedDate: props.item.promisedDate ?? '', reason: '' },
    version: () => props.item.version,
    rules: { reason: required },
    onSubmit: async ({ promisedDate, reason }, version) => {
      const { shift } = await api.procurement.promise.send({
        itemId: props.item.id,
        version,
        promisedDate: promisedDate || null,
        reason,
      });
      const { name } = props.item;
      const said = t('procurement.promised', {
        name,
        date: formatDate(promisedDate) || t('procurement.none'),
      });
      const moved = shift?.to && shift.to !== shift.from ? shift : undefined;
      showToast({
        text: moved
          ? `${said} ${t('procurement.promiseShift', { from: formatDate(moved.from), to: formatDate(moved.to) })}`
          : said,
      });
      props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('procurement.promiseTitle', { name: props.item.name })}
      submit={t('procurement.promiseSend')}
      size="sm"
    >
      <DateField label={t('procurement.promisedDate')} {...form.field('promisedDate')} />
      <TextArea
        label={t('procurement.reason')}
        required
        rows={2}
        help={t('procurement.reasonHelp')}
        {...form.field('reason')}
      />
    </FormDialog>
  );
}

/** Gives a part up, with the reason. */
export function CancelDialog(props: Props): JSX.Element {
  const form = createForm({
    initial: { reason: '' },
    version: () => props.item.version,
    rules: { reason: required },
    onSubmit: async ({ reason }, version) => {
      await api.procurement.cancel.send({ itemId: props.item.id, version, reason });
      showToast({ text: t('procurement.cancelled', { name: props.item.name }) });
      props.onDone();
    },
  });
  return (
    <FormDialog
      form={form}
      open
      danger
      onClose={props.onClose}
      title={t('procurement.cancelTitle', { name: props.item.name })}
      description={t('procurement.cancelHint')}
      submit={t('procurement.cancelSend')}
      size="sm"
    >
      <TextArea label={t('procurement.reason')} required rows={2} {...form.field('reason')} />
    </FormDialog>
  );
}
