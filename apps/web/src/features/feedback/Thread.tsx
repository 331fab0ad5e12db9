import { Badge, Button, Card, Loaded, RelativeTime, showError, showToast, uiText } from '@millwright/ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/solid-query';
import Lock from 'lucide-solid/icons/lock';
import Send from 'lucide-solid/icons/send';
import { createEffect, createSignal, createUniqueId, For, type JSX, on, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FeedbackDetail, Message } from './feedback-types.ts';

type Way = 'reply' | 'note';

/** What was said: what the customer reads on one side, what stays in the firm clearly marked, and a box for either. */
export function Thread(props: { feedback: FeedbackDetail }): JSX.Element {
  const messages = useInfiniteQuery(() => api.feedback.messages.infinite({ feedbackId: props.feedback.id }));
  return (
    <Card title={t('feedback.thread.title')}>
      <Loaded query={messages}>
        {(loaded) => (
          <>
            <Show when={messages.hasNextPage}>
              <Button
                variant="ghost"
                loading={messages.isFetchingNextPage}
                onClick={() => void messages.fetchNextPage()}
              >
                {t('feedback.thread.earlier')}
              </Button>
            </Show>
            <ol class="grid gap-3" aria-live="polite">
              <Opening feedback={props.feedback} />
              <For each={[...loaded().pages.flatMap(({ items }) => items)].reverse()}>
                {(message) => <Said message={message} />}
              </For>
            </ol>
          </>
        )}
      </Loaded>
      <AnswerBox feedback={props.feedback} />
    </Card>
  );
}

/** What it began with stands first, as any message. */
function Opening(props: { feedback: FeedbackDetail }): JSX.Element {
  return (
    <li class="max-w-[62ch] p-3 rounded-lg border border-line bg-surface-2">
      <p class="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-3">
        <span class="font-semibold text-ink-2">
          {props.feedback.reporterName ?? t('feedback.theCustomer')}
        </span>
        <span>{t('feedback.thread.reportedText')}</span>
        <RelativeTime value={props.feedback.createdAt} class="ml-auto" />
      </p>
      <p class="mt-1 whitespace-pre-wrap break-words">{props.feedback.text}</p>
    </li>
  );
}

function Said(props: { message: Message }): JSX.Element {
  return (
    <li
      class="max-w-[62ch] p-3 rounded-lg border"
      classList={{
        'border-line bg-surface-2': props.message.fromCustomer,
        'ml-auto border-line bg-accent-soft': !props.message.fromCustomer && !props.message.isInternal,
        'ml-auto border-dashed border-attention bg-surface': props.message.isInternal,
      }}
    >
      <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
        <span class="font-semibold text-ink-2">
          {props.message.authorName ??
            (props.message.fromCustomer ? t('feedback.theCustomer') : t('notifications.system'))}
        </span>
        <Show when={props.message.isInternal}>
          <Badge tone="attention" icon={Lock}>
            {t('feedback.thread.internal')}
          </Badge>
        </Show>
        <Show when={props.message.fromCustomer}>
          <Badge>{t('feedback.thread.fromCustomer')}</Badge>
        </Show>
        <Show when={props.message.reopens}>
          <span class="font-semibold text-attention">{t('feedback.thread.reopens')}</span>
        </Show>
        <RelativeTime value={props.message.createdAt} class="ml-auto" />
      </p>
      <p class="mt-1 whitespace-pre-wrap break-words">{props.message.text}</p>
    </li>
  );
}

/** Two boxes that cannot be mistaken: the words above it, its colour and the button say who will read it. */
function AnswerBox(props: { feedback: FeedbackDetail }): JSX.Element {
  const client = useQueryClient();
  const id = createUniqueId();
  const may = (way: Way) => props.feedback.allowed.includes(way);
  const ways = () => (['reply', 'note'] as const).filter(may);
  const [chosen, setChosen] = createSignal<Way>();
  const way = (): Way => chosen() ?? ways()[0] ?? 'note';
  const [texts, setTexts] = createSignal<Record<Way, string>>({ reply: '', note: '' });
  const [sending, setSending] = createSignal(false);
  // Another piece of feedback on the same page begins with an empty box.
  createEffect(
    on(
      () => props.feedback.id,
      () => setTexts({ reply: '', note: '' }),
      { defer: true },
    ),
  );
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const text = texts()[way()].trim();
    if (!text || sending()) return;
    setSending(true);
    try {
      await api.feedback[way()].send({ feedbackId: props.feedback.id, text });
      showToast({ text: way() === 'reply' ? t('feedback.thread.replied') : t('feedback.thread.noted') });
      setTexts((before) => ({ ...before, [way()]: '' }));
      await client.invalidateQueries({ queryKey: api.feedback.key() });
    } catch (error) {
      showError(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Show when={ways().length > 0}>
      <form
        class="mt-4 rounded-lg border"
        classList={{
          'border-line': way() === 'reply',
          'border-dashed border-attention': way() === 'note',
        }}
        onSubmit={(event) => void send(event)}
      >
        <fieldset class="flex border-b border-line">
          <legend class="sr-only">{uiText('field.choose')}</legend>
          <For each={ways()}>
            {(one) => (
              <button
                type="button"
                aria-pressed={way() === one}
                class="inline-flex items-center gap-1.5 px-3 py-2 text-sm -mb-px border-b-2"
                classList={{
                  'font-semibold border-accent text-accent': way() === one && one === 'reply',
                  'font-semibold border-attention text-attention': way() === one && one === 'note',
                  'border-transparent text-ink-2': way() !== one,
                }}
                onClick={() => setChosen(one)}
              >
                <Show when={one === 'note'} fallback={<Send class="size-3.5" aria-hidden="true" />}>
                  <Lock class="size-3.5" aria-hidden="true" />
                </Show>
                {t(`feedback.thread.${one}Tab`)}
              </button>
            )}
          </For>
        </fieldset>
        <div class="p-3 grid gap-2">
          <label for={id} class="sr-only">
            {t(`feedback.thread.${way()}Label`)}
          </label>
          <textarea
            id={id}
            rows={4}
            maxLength={10_000}
            class="control min-h-24"
            placeholder={t(`feedback.thread.${way()}Label`)}
            aria-describedby={`${id}-help`}
            value={texts()[way()]}
            onInput={(event) => setTexts((before) => ({ ...before, [way()]: event.currentTarget.value }))}
          />
          <div class="flex flex-wrap items-center gap-3">
            <p
              id={`${id}-help`}
              class="flex-1 min-w-[20ch] text-xs"
              classList={{ 'text-ink-3': way() === 'reply', 'text-attention': way() === 'note' }}
            >
              {t(`feedback.thread.${way()}Help`)}
            </p>
            <Button
              type="submit"
              variant={way() === 'reply' ? 'primary' : 'secondary'}
              icon={way() === 'reply' ? Send : Lock}
              loading={sending()}
              disabled={texts()[way()].trim() === ''}
            >
              {t(`feedback.thread.${way()}`)}
            </Button>
          </div>
        </div>
      </form>
      <Show when={!props.feedback.isShown}>
        <p class="mt-2 text-xs text-ink-3">{t('feedback.thread.notShown')}</p>
      </Show>
    </Show>
  );
}
