import { Button, Card, formatDate, IconButton, Loaded, showError, showToast } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Hourglass from 'lucide-solid/icons/hourglass';
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { howItWaits, type Neighbour, span } from './plan-words.ts';

const LinkDialog = lazy(() => import('./LinkDialog.tsx'));

/** What a task waits for, what waits for it, and what holds it up from outside. */
export default function TaskLinks(props: { taskId: string }): JSX.Element {
  const neighbours = useQuery(() => api.planning.neighbours.options({ taskId: props.taskId }));
  const [adding, setAdding] = createSignal(false);
  return (
    <Card
      title={t('planning.links.title')}
      icon={Hourglass}
      more={
        <Show when={neighbours.data?.allowed.includes('link')}>
          <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
            {t('planning.links.add')}
          </Button>
        </Show>
      }
    >
      <Loaded query={neighbours}>
        {(found) => (
          <div class="grid gap-4">
            <Show when={found().constraints.length > 0}>
              <ul class="grid gap-1 text-sm">
                <For each={found().constraints}>
                  {(constraint) => (
                    <li class="text-attention">
                      {t('planning.links.heldUp', {
                        date: formatDate(constraint.notBefore),
                        label: constraint.label,
                      })}
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Side
              title={t('planning.links.waitsFor')}
              none={t('planning.links.waitsForNone')}
              links={found().waitsFor}
              hidden={found().hidden.waitsFor}
            />
            <Side
              title={t('planning.links.awaitedBy')}
              none={t('planning.links.awaitedByNone')}
              links={found().awaitedBy}
              hidden={found().hidden.awaitedBy}
            />
            <Suspense>
              <Show when={adding()}>
                <LinkDialog
                  taskId={props.taskId}
                  contractId={found().contractId}
                  onClose={() => setAdding(false)}
                />
              </Show>
            </Suspense>
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function Side(props: {
  title: string;
  none: string;
  links: readonly Neighbour[];
  hidden: number;
}): JSX.Element {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: api.planning.key() });
  const remove = async ({ dependencyId, version, task }: Neighbour) => {
    const { undo } = await api.planning.unlink.send({ dependencyId, version });
    await refresh();
    showToast({
      text: t('planning.links.removed', { title: task.title }),
      undo: async () => {
        await api.planning.link.send(undo);
        await refresh();
      },
    });
  };
  return (
    <section class="grid gap-1">
      <h3 class="text-xs text-ink-3">{props.title}</h3>
      <Show
        when={props.links.length + props.hidden > 0}
        fallback={<p class="text-sm text-ink-3">{props.none}</p>}
      >
        <ul class="divide-y divide-line">
          <For each={props.links}>
            {(link) => (
              <li class="flex items-center gap-3 py-1.5">
                <div class="min-w-0 flex-1">
                  <A href={`/tasks/${link.task.id}`} class="font-medium text-accent break-words">
                    {link.task.title}
                  </A>
                  <p class="text-xs text-ink-3">
                    {howItWaits(link)} · <span class="num">{span(link.task.startsOn, link.task.dueOn)}</span>
                  </p>
                </div>
                <Show when={link.allowed.includes('unlink')}>
                  <IconButton
                    icon={X}
                    label={t('planning.links.remove', { title: link.task.title })}
                    onClick={() => void remove(link).catch(showError)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.hidden > 0}>
          <p class="text-xs text-ink-3">{t('planning.links.hidden', { count: props.hidden })}</p>
        </Show>
      </Show>
    </section>
  );
}
