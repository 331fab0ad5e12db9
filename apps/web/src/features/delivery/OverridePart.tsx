import {
  all,
  Button,
  createForm,
  FormDialog,
  formatDateTime,
  locale,
  maxLength,
  required,
  showError,
  TextArea,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { DeliveryDetail, Override } from './delivery-types.ts';

/** Delivering in spite of what is open: one person asks with a reason, another decides, and it stays written down. */
export function OverridePart(props: { delivery: DeliveryDetail }): JSX.Element {
  const [asking, setAsking] = createSignal(false);
  const mayAsk = () => props.delivery.allowed.includes('requestOverride');
  return (
    <Show when={mayAsk() || props.delivery.overrides.length > 0}>
      <section class="mt-4 pt-3 border-t border-line">
        <h3 class="mb-2 text-sm font-semibold text-ink-2">{t('delivery.override.title')}</h3>
        <ul class="grid gap-3">
          <For each={props.delivery.overrides}>{(override) => <Asked override={override} />}</For>
        </ul>
        <Show when={mayAsk()}>
          <Button class="mt-2" icon={ShieldAlert} onClick={() => setAsking(true)}>
            {t('delivery.override.ask')}
          </Button>
        </Show>
        <Show when={asking()}>
          <AskDialog delivery={props.delivery} onClose={() => setAsking(false)} />
        </Show>
      </section>
    </Show>
  );
}

/** What it was called when somebody asked, or that the viewer may not open it. */
function coveredName({ name, nameEn, isHidden }: Override['blockers'][number]): string {
  if (isHidden) return t('delivery.override.hidden');
  return (locale() === 'en' && nameEn) || name;
}

function Asked(props: { override: Override }): JSX.Element {
  const client = useQueryClient();
  const may = (verb: Override['allowed'][number]) => props.override.allowed.includes(verb);
  const isPending = () => props.override.status === 'requested' || props.override.status === 'confirmed';
  const then = (change: Promise<unknown>) =>
    void change
      .catch(showError)
      .finally(() => void client.invalidateQueries({ queryKey: api.delivery.key() }));
  const seen = () => ({ overrideId: props.override.id, version: props.override.version });
  const decide = (confirm: boolean) => then(api.delivery.decideOverride.send({ ...seen(), confirm }));
  return (
    <li class="p-3 rounded-lg border border-line">
      <p class="flex flex-wrap items-center gap-x-2">
        <Show
          when={props.override.status === 'confirmed' || props.override.status === 'used'}
          fallback={<ShieldAlert class="size-4 text-attention" aria-hidden="true" />}
        >
          <ShieldCheck class="size-4 text-accepted" aria-hidden="true" />
        </Show>
        <span class="font-medium">
          {t('delivery.override.requested', { name: props.override.requestedBy.name })}
        </span>
        <span class="text-xs text-ink-3">{formatDateTime(props.override.requestedAt)}</span>
        <span class="ml-auto text-sm font-medium text-ink-2">
          {t(`delivery.override.status.${props.override.status}`)}
        </span>
      </p>
      <p class="mt-1 whitespace-pre-wrap break-words">{props.override.reason}</p>
      <p class="mt-2 text-xs text-ink-3">{t('delivery.override.covered')}</p>
      <ul class="text-sm list-disc pl-5">
        <For each={props.override.blockers}>{(blocker) => <li>{coveredName(blocker)}</li>}</For>
      </ul>
      <Show when={props.override.decidedBy}>
        {(by) => (
          <p class="mt-2 text-sm">
            {t(
              props.override.status === 'declined'
                ? 'delivery.override.declined'
                : 'delivery.override.confirmed',
              { name: by().name },
            )}{' '}
            <span class="text-xs text-ink-3">{formatDateTime(props.override.decidedAt ?? '')}</span>
          </p>
        )}
      </Show>
      <Show when={isPending() && !props.override.covers}>
        <p class="mt-2 text-sm font-medium text-overdue">{t('delivery.override.outdated')}</p>
      </Show>
      <Show when={props.override.status === 'requested' && may('withdraw')}>
        <p class="mt-2 text-sm text-ink-2">{t('delivery.override.secondPerson')}</p>
      </Show>
      <div class="mt-2 flex flex-wrap gap-2">
        <Show when={may('confirm')}>
          <Button variant="primary" onClick={() => decide(true)}>
            {t('delivery.override.confirm')}
          </Button>
        </Show>
        <Show when={may('decline')}>
          <Button onClick={() => decide(false)}>{t('delivery.override.decline')}</Button>
        </Show>
        <Show when={may('withdraw')}>
          <Button variant="ghost" onClick={() => then(api.delivery.withdrawOverride.send(seen()))}>
            {t('delivery.override.withdraw')}
          </Button>
        </Show>
      </div>
    </li>
  );
}

function AskDialog(props: { delivery: DeliveryDetail; onClose: () => void }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: { reason: '' },
    version: () => props.delivery.version,
    rules: { reason: all(required, maxLength(2_000)) },
    onSubmit: async ({ reason }, version) => {
      await api.delivery.requestOverride.send({ deliveryId: props.delivery.id, version, reason });
      await client.invalidateQueries({ queryKey: api.delivery.key() });
    },
  });
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={t('delivery.override.askTitle')}
      description={t('delivery.override.askHint')}
      submit={t('delivery.override.send')}
    >
      <TextArea label={t('delivery.override.reason')} required rows={4} {...form.field('reason')} />
    </FormDialog>
  );
}
