import { Button, Card, formatDate, IconButton, Loaded, showError } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import Hourglass from 'lucide-solid/icons/hourglass';
import Plus from 'lucide-solid/icons/plus';
import Settings2 from 'lucide-solid/icons/settings-2';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { OpenLink } from './DependencyDialog.tsx';
import { howItWaits, type Neighbour, span } from './plan-words.ts';
import { type Dependencies, type Ends, useDependencies } from './use-dependencies.ts';

const DependencyDialog = lazy(() => import('./DependencyDialog.tsx'));

/** What a task waits for, what waits for it, and what holds it up from outside. */
export default function TaskLinks(props: { taskId: string; title: string }): JSX.Element {
  const neighbours = useQuery(() => api.planning.neighbours.options({ taskId: props.taskId }));
  const dependencies = useDependencies();
  // A new one, or one that is there.
  const [asked, setAsked] = createSignal<{ link?: OpenLink }>();
  const endsOf = (side: 'waitsFor' | 'awaitedBy', other: string) =>
    side === 'waitsFor' ? { before: other, after: props.title } : { before: props.title, after: other };
  return (
    <Card
      title={t('planning.links.title')}
      icon={Hourglass}
      more={
        <Show when={neighbours.data?.allowed.includes('link')}>
          <Button size="sm" icon={Plus} onClick={() => setAsked({})}>
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
              endsOf={(other) => endsOf('waitsFor', other)}
              dependencies={dependencies}
              onEdit={(link) => setAsked({ link })}
              title={t('planning.links.waitsFor')}
              none={t('planning.links.waitsForNone')}
              links={found().waitsFor}
              hidden={found().hidden.waitsFor}
            />
            <Side
              endsOf={(other) => endsOf('awaitedBy', other)}
              dependencies={dependencies}
              onEdit={(link) => setAsked({ link })}
              title={t('planning.links.awaitedBy')}
              none={t('planning.links.awaitedByNone')}
              links={found().awaitedBy}
              hidden={found().hidden.awaitedBy}
            />
            <Suspense>
              <Show when={asked()} keyed>
                {({ link }) => (
                  <DependencyDialog
                    contractId={found().contractId}
                    task={{ id: props.taskId, title: props.title }}
                    link={link}
                    dependencies={dependencies}
                    onClose={() => setAsked(undefined)}
                  />
                )}
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
  endsOf: (other: string) => Ends;
  dependencies: Dependencies;
  onEdit: (link: OpenLink) => void;
}): JSX.Element {
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
                    icon={Settings2}
                    label={t('planning.links.editOf', { title: link.task.title })}
                    onClick={() =>
                      props.onEdit({ ...link, id: link.dependencyId, ...props.endsOf(link.task.title) })
                    }
                  />
                  <IconButton
                    icon={Trash}
                    label={t('planning.links.remove', { title: link.task.title })}
                    onClick={() =>
                      void props.dependencies
                        .remove(link.dependencyId, link.version, props.endsOf(link.task.title))
                        .catch(showError)
                    }
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
