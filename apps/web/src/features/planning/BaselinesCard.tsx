import { Badge, Card, Dialog, formatDate, Loaded } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Flag from 'lucide-solid/icons/flag';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { MoveRows } from './MoveRows.tsx';
import { span } from './plan-words.ts';

/** The plans kept under a name, newest first: one is saved beside the plan, where it is compared as well. */
export function BaselinesCard(props: { plan: Outputs['planning']['plan'] }): JSX.Element {
  const baselines = useQuery(() => api.planning.baselines.options({ contractId: props.plan.contractId }));
  const [opened, setOpened] = createSignal<string>();
  return (
    <Card title={t('planning.baselines.title')} icon={Flag}>
      <Loaded query={baselines}>
        {(list) => (
          <ul class="divide-y divide-line">
            <For each={list().items}>
              {(baseline) => (
                <li class="flex flex-wrap items-baseline gap-x-3 py-1.5">
                  <button
                    type="button"
                    class="font-medium text-accent text-left break-words min-w-0"
                    onClick={() => setOpened(baseline.id)}
                  >
                    {baseline.name}
                  </button>
                  <span class="ml-auto text-xs text-ink-3 num">
                    {t('planning.baselines.facts', {
                      count: baseline.taskCount,
                      date: formatDate(baseline.createdAt),
                    })}
                  </span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Loaded>
      <Show when={opened()} keyed>
        {(baselineId) => (
          <BaselineView baselineId={baselineId} plan={props.plan} onClose={() => setOpened(undefined)} />
        )}
      </Show>
    </Card>
  );
}

/** A baseline beside the plan of today: what was to be when, and what has become of it. */
function BaselineView(props: {
  baselineId: string;
  plan: Outputs['planning']['plan'];
  onClose: () => void;
}): JSX.Element {
  const baseline = useQuery(() => api.planning.baseline.options({ baselineId: props.baselineId }));
  const nowOf = (taskId: string) => {
    const row = props.plan.tasks.find(({ id }) => id === taskId);
    return row ? span(row.startsOn, row.endsOn) : '–';
  };
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={baseline.data?.name ?? t('planning.baselines.title')}
      size="lg"
    >
      <Loaded query={baseline}>
        {(found) => (
          <MoveRows
            label={found().name}
            before={t('planning.baselines.before')}
            after={t('planning.baselines.now')}
            rows={found().tasks.map((task) => ({
              title: task.title,
              before: span(task.startsOn, task.endsOn),
              after: task.isDeleted ? <Badge>{t('planning.baselines.deleted')}</Badge> : nowOf(task.taskId),
            }))}
          />
        )}
      </Loaded>
    </Dialog>
  );
}
