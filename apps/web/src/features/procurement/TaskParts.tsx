import { Card } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { Amount, Day, ItemBadge, LateMark } from './procurement-words.tsx';

const OPEN = ['requested', 'ordered', 'partially_received', 'returned'];

/** The parts a task waits for; nothing at all where it needs none. */
export default function TaskParts(props: { taskId: string }): JSX.Element {
  const parts = useQuery(() => api.procurement.list.options({ taskIds: [props.taskId], limit: 100 }));
  const items = () => (parts.isPending || parts.isError ? [] : (parts.data?.items ?? []));
  const open = () => items().filter(({ status }) => OPEN.includes(status)).length;
  return (
    <Show when={items().length > 0}>
      <Card
        flush
        title={t('procurement.waits')}
        waiting={open() > 0}
        more={
          <span class="text-ink-3 font-normal">
            {open() > 0 ? t('procurement.waitsFor', { count: open() }) : t('procurement.waitsDone')}
          </span>
        }
      >
        <ul class="divide-y divide-line">
          <For each={items()}>
            {(item) => (
              <li class="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
                <A href={`/procurement/${item.id}`} class="flex-1 min-w-40 font-medium hover:text-accent">
                  {item.name}
                </A>
                <span class="text-sm text-ink-2">
                  <Amount item={item} />
                </span>
                <span class="text-sm">
                  <Day day={item.promisedDate} late={item.late === 'overdue'} />
                </span>
                <ItemBadge status={item.status} />
                <LateMark item={item} />
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}
