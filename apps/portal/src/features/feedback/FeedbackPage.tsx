import {
  all,
  Button,
  Card,
  createForm,
  FormFrame,
  formatDate,
  Loaded,
  maxLength,
  Page,
  pressKey,
  RelativeTime,
  required,
  TextArea,
} from '@millwright/ui';
import { useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';
import { FeedbackState } from './FeedbackCard.tsx';

type Detail = Outputs['feedback']['get'];

/** One piece of feedback: what was reported, and what the firm answered, in its name. */
export default function FeedbackPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const feedback = useQuery(() => api.feedback.get.options({ feedbackId: params.id }));
  return (
    <Loaded query={feedback}>
      {(found) => (
        <Page
          title={found().title}
          status={<FeedbackState state={found().state} />}
          crumbs={[
            { label: t('portal.title'), href: '/' },
            { label: t('feedback.title'), href: `/contracts/${found().contractId}` },
          ]}
          subtitle={found().number ?? undefined}
        >
          <div class="grid gap-4 max-w-[760px]">
            <Card title={t('feedback.conversation')}>
              <Conversation feedback={found()} />
              <Show when={found().allowed.includes('write')}>
                <MessageForm feedback={found()} reopens={false} />
              </Show>
              <Reopening feedback={found()} />
            </Card>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Conversation(props: { feedback: Detail }): JSX.Element {
  const session = useSession();
  const firm = () => session().tenant.name;
  return (
    <>
      <ol class="grid gap-3" aria-live="polite">
        <li class="max-w-[62ch] p-3 rounded-lg border border-line bg-surface-2">
          <p class="flex items-baseline gap-2 text-xs text-ink-3">
            <span class="font-semibold text-ink-2">
              {props.feedback.fromFirm ? t('feedback.notedByFirm', { firm: firm() }) : t('feedback.you')}
            </span>
            <RelativeTime value={props.feedback.createdAt} class="ml-auto" />
          </p>
          <p class="mt-1 whitespace-pre-wrap break-words">{props.feedback.text}</p>
          <Show when={props.feedback.serialNo}>
            <p class="mt-1 text-xs text-ink-3">
              {t('feedback.serialNo')} <span class="num">{props.feedback.serialNo}</span>
            </p>
          </Show>
        </li>
        <For each={props.feedback.messages}>
          {(message) => (
            <li
              class="max-w-[62ch] p-3 rounded-lg border border-line"
              classList={{
                'bg-surface-2': message.fromCustomer,
                'ml-auto bg-accent-soft': !message.fromCustomer,
              }}
            >
              <p class="flex items-baseline gap-2 text-xs text-ink-3">
                <span class="font-semibold text-ink-2">
                  {message.fromCustomer ? t('feedback.you') : firm()}
                </span>
                <RelativeTime value={message.createdAt} class="ml-auto" />
              </p>
              <p class="mt-1 whitespace-pre-wrap break-words">{message.text}</p>
            </li>
          )}
        </For>
      </ol>
      <Show when={props.feedback.rejectReason}>
        <div class="mt-3 p-3 rounded-lg border border-line">
          <p class="text-xs font-semibold text-ink-2">{t('feedback.rejected')}</p>
          <p class="whitespace-pre-wrap break-words">{props.feedback.rejectReason}</p>
        </div>
      </Show>
      <Show when={props.feedback.messages.length === 0 && !props.feedback.rejectReason}>
        <p class="mt-3 text-sm text-ink-3">{t('feedback.noMessages')}</p>
      </Show>
    </>
  );
}

function MessageForm(props: { feedback: Detail; reopens: boolean; onSent?: () => void }): JSX.Element {
  const client = useQueryClient();
  const [id, setId] = createSignal(pressKey());
  const form = createForm({
    initial: { text: '' },
    rules: { text: all(required, maxLength(10_000)) },
    onSubmit: async ({ text }) => {
      await api.feedback.write.send({
        id: id(),
        feedbackId: props.feedback.id,
        text,
        reopens: props.reopens,
      });
      setId(pressKey());
      form.reset();
      await client.invalidateQueries({ queryKey: api.feedback.key() });
      props.onSent?.();
    },
  });
  return (
    <div class="mt-4">
      <FormFrame form={form} submit={props.reopens ? t('feedback.reopenSend') : t('feedback.sendMessage')}>
        <TextArea label={t('feedback.write')} required rows={4} {...form.field('text')} />
      </FormFrame>
    </div>
  );
}

/** What was settled too soon is taken up again, for as long as the firm lets one. */
function Reopening(props: { feedback: Detail }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <Show when={props.feedback.allowed.includes('reopen')}>
      <div class="mt-4">
        <Show when={open()} fallback={<Button onClick={() => setOpen(true)}>{t('feedback.reopen')}</Button>}>
          <MessageForm feedback={props.feedback} reopens onSent={() => setOpen(false)} />
        </Show>
        <p class="mt-2 text-xs text-ink-3">
          {t('feedback.reopenHelp', { date: formatDate((props.feedback.reopenUntil ?? '').slice(0, 10)) })}
        </p>
      </div>
    </Show>
  );
}
