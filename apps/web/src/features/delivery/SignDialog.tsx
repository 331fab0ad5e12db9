import {
  all,
  createForm,
  DateField,
  FormDialog,
  maxLength,
  required,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { DeliveryDetail } from './delivery-types.ts';

/** Writes down what the customer signed, or refused, on paper. */
export default function SignDialog(props: {
  delivery: DeliveryDetail;
  verb: 'sign' | 'refuse';
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: () => ({
      name: props.delivery.recipient ?? '',
      signedOn: props.delivery.deliveredOn ?? '',
      reason: '',
    }),
    version: () => props.delivery.version,
    rules: {
      name: all(required, maxLength(100)),
      signedOn: required,
      ...(props.verb === 'refuse' && { reason: all(required, maxLength(2_000)) }),
    },
    onSubmit: async ({ name, signedOn, reason }, version) => {
      const signed = { deliveryId: props.delivery.id, version, name, signedOn };
      if (props.verb === 'refuse') await api.delivery.refuse.send({ ...signed, reason });
      else await api.delivery.sign.send(signed);
      await Promise.all(
        [api.delivery, api.contracts].map((router) => client.invalidateQueries({ queryKey: router.key() })),
      );
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      size="sm"
      title={t(props.verb === 'sign' ? 'delivery.signTitle' : 'delivery.refuseTitle', {
        number: props.delivery.number,
      })}
      submit={t(props.verb === 'sign' ? 'delivery.sign' : 'delivery.refuse')}
    >
      <TextField
        label={t('delivery.signedBy')}
        required
        help={t('delivery.signedByHelp')}
        {...form.field('name')}
      />
      <DateField
        label={t('delivery.signedOn')}
        required
        min={props.delivery.deliveredOn ?? undefined}
        {...form.field('signedOn')}
      />
      <Show when={props.verb === 'refuse'}>
        <TextArea label={t('delivery.refusedReason')} required rows={4} {...form.field('reason')} />
      </Show>
    </FormDialog>
  );
}
