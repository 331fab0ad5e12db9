import { Button, formatBytes, showError } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { DeliveryDetail, Note } from './delivery-types.ts';

const PROBLEMS = ['office_missing', 'sandbox_missing'] as const;

/** The note in both languages, each with the hash its bytes are held by; or why there is none yet. */
export function DeliveryNotes(props: { delivery: DeliveryDetail }): JSX.Element {
  const client = useQueryClient();
  const isCurrent = (note: Note) =>
    note.round === props.delivery.round && note.stage === props.delivery.status;
  const current = createMemo(() =>
    props.delivery.notes.filter(isCurrent).sort((one, other) => other.locale.localeCompare(one.locale)),
  );
  const earlier = createMemo(() => props.delivery.notes.filter((note) => !isCurrent(note)));
  const problem = () => PROBLEMS.find((one) => one === props.delivery.noteProblem) ?? ('failed' as const);
  const again = async () => {
    await api.delivery.remakeNote.send({ deliveryId: props.delivery.id });
    await client.invalidateQueries({ queryKey: api.delivery.key() });
  };
  return (
    <Show when={props.delivery.status !== 'cancelled'}>
      <section>
        <h3 class="mb-1 text-sm font-semibold text-ink-2">{t('delivery.notes.title')}</h3>
        <Show when={props.delivery.round === 0}>
          <p class="text-sm text-ink-3">{t('delivery.notes.missing')}</p>
        </Show>
        <Show when={props.delivery.round > 0 && current().length === 0}>
          <Show
            when={props.delivery.noteProblem}
            fallback={<p class="text-sm text-ink-3">{t('delivery.notes.making')}</p>}
          >
            <p class="text-sm text-overdue">{t(`delivery.notes.problems.${problem()}`)}</p>
            <Button variant="ghost" class="-ml-3" onClick={() => void again().catch(showError)}>
              {t('delivery.notes.again')}
            </Button>
          </Show>
        </Show>
        <ul class="grid gap-2">
          <For each={current()}>{(note) => <NoteLine note={note} />}</For>
        </ul>
        <Show when={earlier().length > 0}>
          <details class="mt-2">
            <summary class="text-sm text-ink-2 cursor-pointer">{t('delivery.notes.earlier')}</summary>
            <ul class="mt-2 grid gap-2">
              <For each={earlier()}>{(note) => <NoteLine note={note} />}</For>
            </ul>
          </details>
        </Show>
      </section>
    </Show>
  );
}

function NoteLine(props: { note: Note }): JSX.Element {
  return (
    <li class="min-w-0">
      <a
        href={`/delivery-notes/${props.note.id}`}
        download=""
        class="inline-flex items-center gap-1.5 font-medium text-accent"
      >
        <Download class="size-4" aria-hidden="true" />
        {t(`delivery.notes.download.${props.note.locale}`)}
        <span class="num text-xs font-normal text-ink-3">{formatBytes(props.note.size)}</span>
      </a>
      <span class="block text-xs text-ink-3 break-all">
        {t('delivery.notes.hash')} <code>{props.note.sha256}</code>
      </span>
    </li>
  );
}
