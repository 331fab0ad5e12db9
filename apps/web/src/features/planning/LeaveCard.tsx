import { Button, Card, EmptyState, IconButton, Loaded, Person, showError, showToast } from '@millwright/ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { span } from './plan-words.ts';

const LeaveDialog = lazy(() => import('./LeaveDialog.tsx'));

type Leave = Outputs['planning']['leave']['list']['items'][number];

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Who is away from today on: oneself, and the people one leads. */
export function LeaveCard(): JSX.Element {
  const client = useQueryClient();
  const [entering, setEntering] = createSignal(false);
  const leave = useInfiniteQuery(() =>
    api.planning.leave.list.infinite({ from: dayFromNow(-7), to: dayFromNow(366) }),
  );
  const refresh = () => client.invalidateQueries({ queryKey: api.planning.key() });
  const remove = async ({ id: leaveId, memberName }: Leave) => {
    const { undo } = await api.planning.leave.remove.send({ leaveId });
    await refresh();
    showToast({
      text: t('planning.leave.removed', { name: memberName }),
      undo: async () => {
        await api.planning.leave.enter.send(undo);
        await refresh();
      },
    });
  };
  const rows = () => (leave.data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <Card
      title={t('planning.leave.title')}
      more={
        <Button size="sm" icon={Plus} onClick={() => setEntering(true)}>
          {t('planning.leave.enter')}
        </Button>
      }
    >
      <Loaded query={leave}>
        {() => (
          <Show
            when={rows().length > 0}
            fallback={<EmptyState title={t('planning.leave.none')} hint={t('planning.leave.noneHint')} />}
          >
            <ul class="divide-y divide-line">
              <For each={rows()}>
                {(one) => (
                  <li class="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
                    <span class="min-w-32 flex-1">
                      <Person name={one.memberName} />
                    </span>
                    <span class="num text-sm">{span(one.from, one.to)}</span>
                    <Show when={one.allowed.includes('delete')}>
                      <IconButton
                        icon={X}
                        label={t('planning.leave.remove', { name: one.memberName })}
                        onClick={() => void remove(one).catch(showError)}
                      />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={leave.hasNextPage}>
        <Button variant="ghost" size="sm" onClick={() => void leave.fetchNextPage()}>
          {t('planning.more')}
        </Button>
      </Show>
      <Suspense>
        <Show when={entering()}>
          <LeaveDialog onClose={() => setEntering(false)} />
        </Show>
      </Suspense>
    </Card>
  );
}
