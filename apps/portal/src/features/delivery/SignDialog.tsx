import {
  all,
  createForm,
  FormDialog,
  locale,
  maxLength,
  pressKey,
  required,
  showToast,
  TextArea,
  TextField,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { Delivery } from './Deliveries.tsx';

/** Signs for a delivery by typing one's name, or refuses it with a reason. What is signed is read before. */
export default function SignDialog(props: {
  delivery: Delivery;
  verdict: 'sign' | 'refuse';
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  // One for as long as the dialog is open: sent twice, it is signed once.
  const id = pressKey();
  const refuses = () => props.verdict === 'refuse';
  const form = createForm({
    initial: { name: '', reason: '' },
    rules: {
      name: all(required, maxLength(100)),
      ...(refuses() && { reason: all(required, maxLength(2_000)) }),
    },
    onSubmit: async ({ name, reason }) => {
      const { id: deliveryId, round, number } = props.delivery;
      const signed = { id, deliveryId, round, name, locale: locale() === 'en' ? 'en' : 'zh-CN' } as const;
      try {
        if (refuses()) await api.delivery.refuse.send({ ...signed, reason });
        else await api.delivery.sign.send(signed);
      } finally {
        await client.invalidateQueries({ queryKey: api.delivery.key() });
      }
      await client.invalidateQueries({ queryKey: api.contracts.key() });
      showToast({ text: t(refuses() ? 'delivery.refusedDone' : 'delivery.done', { number }) });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      danger={refuses()}
      title={t(refuses() ? 'delivery.refuseTitle' : 'delivery.signTitle', { number: props.delivery.number })}
      submit={t(refuses() ? 'delivery.refuse' : 'delivery.sign')}
    >
      <blockquote class="p-3 rounded-lg border border-line bg-surface-2">
        {t(refuses() ? 'delivery.refusal' : 'delivery.statement')}
      </blockquote>
      <Show when={refuses()}>
        <TextArea label={t('delivery.reason')} required rows={4} {...form.field('reason')} />
      </Show>
      <TextField
        label={t('delivery.name')}
        required
        autocomplete="name"
        help={t('delivery.nameHelp')}
        {...form.field('name')}
      />
    </FormDialog>
  );
}
