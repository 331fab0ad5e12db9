import { EmptyState, formatDate, locale } from '@millwright/ui';
import { A } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type Heat, heatOf, percentOf } from './load.model.ts';

type ResourceLoad = Outputs['planning']['load'];
type Row = ResourceLoad['rows'][number];

const HEAT: Record<Heat, string> = {
  none: 'text-ink-3',
  free: 'bg-accepted-soft text-accepted',
  busy: 'bg-accent-soft text-accent',
  full: 'bg-attention-soft text-attention',
  over: 'bg-overdue-soft text-overdue font-bold',
};

/** Who by week: a cell says how full the week is, in number and colour, and leads to the tasks due in it. */
export function LoadTable(props: { load: ResourceLoad }): JSX.Element {
  const name = (row: Row) => (locale() === 'en' && row.nameEn) || row.name;
  const tasksOf = (row: Row, bucket: { from: string; to: string }) => {
    const who = props.load.by === 'person' ? 'assignee' : 'department';
    return `/tasks?${who}=${row.id}&due=${bucket.from}..${bucket.to}`;
  };
  return (
    <Show
      when={props.load.rows.length > 0}
      fallback={<EmptyState title={t('planning.load.none')} hint={t('planning.load.noneHint')} />}
    >
      <section
        class="overflow-x-auto border border-line rounded-lg bg-surface"
        tabindex="0"
        aria-label={t('planning.load.title')}
      >
        <table class="w-full text-sm border-separate border-spacing-0">
          <thead class="text-xs text-ink-3">
            <tr>
              <th class="sticky left-0 z-1 bg-surface px-3 py-2 text-left font-medium border-b border-line">
                {props.load.by === 'person' ? t('planning.load.person') : t('planning.load.department')}
              </th>
              <For each={props.load.buckets}>
                {(bucket) => (
                  <th class="px-1 py-2 font-medium num border-b border-line whitespace-nowrap">
                    {formatDate(bucket.from).slice(5)}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.load.rows}>
              {(row) => (
                <tr>
                  <th
                    scope="row"
                    class="sticky left-0 z-1 bg-surface px-3 py-1.5 text-left font-medium max-w-40 sm:max-w-64 truncate border-b border-line"
                  >
                    {name(row)}
                    <Show when={props.load.by === 'department'}>
                      <span class="ml-2 text-xs font-normal text-ink-3">
                        {t('planning.load.headcount', { count: row.people })}
                      </span>
                    </Show>
                  </th>
                  <For each={row.loads}>
                    {(load, index) => (
                      <td class="p-0.5 border-b border-line">
                        <A
                          href={tasksOf(row, props.load.buckets[index()]!)}
                          class={`relative block min-w-14 rounded-sm px-1 py-1 text-center num ${HEAT[heatOf(load)]}`}
                          title={t('planning.load.cell', {
                            tasks: load.taskDays,
                            available: load.availableDays,
                            leave: load.leaveDays,
                          })}
                        >
                          <Show when={percentOf(load) !== null} fallback={t('planning.load.away')}>
                            {percentOf(load) === 0 ? '–' : `${percentOf(load)}%`}
                          </Show>
                          <span class="sr-only">
                            {t('planning.load.cell', {
                              tasks: load.taskDays,
                              available: load.availableDays,
                              leave: load.leaveDays,
                            })}
                          </span>
                        </A>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <p class="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        <For each={['free', 'busy', 'full', 'over'] as const}>
          {(heat) => (
            <span class="inline-flex items-center gap-1.5">
              <span class={`inline-block size-3 rounded-xs border border-line ${HEAT[heat]}`} />
              {t(`planning.load.heat.${heat}`)}
            </span>
          )}
        </For>
      </p>
      <p class="mt-1 text-xs text-ink-3">{t('planning.load.howCounted')}</p>
    </Show>
  );
}
