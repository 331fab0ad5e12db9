import { Card, EmptyState, formatDate, formatPercent, type Status, statusFill } from '@millwright/ui';
import { A } from '@solidjs/router';
import CalendarRange from 'lucide-solid/icons/calendar-range';
import { For, type JSX, Show } from 'solid-js';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { contractsHref } from './list-links.ts';

type Horizon = Outputs['dashboard']['get']['horizon'];
type Row = Horizon['contracts'][number];

const DAY = 86_400_000;
/** One week before today stays in sight, for what is late. */
const BEFORE = 7;

const softTone: Record<Status, string> = {
  unstarted: 'bg-unstarted-soft',
  processing: 'bg-processing-soft',
  production: 'bg-production-soft',
  attention: 'bg-attention-soft',
  accepted: 'bg-accepted-soft',
  overdue: 'bg-overdue-soft',
};

/** Contracts due in eight weeks or late already, as bars from start to promised date, filled by their percent. */
export function DeliveryHorizon(props: { horizon: Horizon; today: string }): JSX.Element {
  const start = () => Date.parse(props.today) - BEFORE * DAY;
  const span = () => Date.parse(props.horizon.to) - start();
  const place = (day: string) => Math.max(0, Math.min(100, ((Date.parse(day) - start()) / span()) * 100));
  const weeks = () =>
    Array.from({ length: 8 }, (_, i) =>
      new Date(Date.parse(props.today) + i * 7 * DAY).toISOString().slice(0, 10),
    );
  return (
    <Card
      span={7}
      title={t('dashboard.horizon')}
      icon={CalendarRange}
      more={<A href={contractsHref(props.horizon.filters)}>{t('dashboard.allContracts')}</A>}
    >
      <Show
        when={props.horizon.contracts.length > 0}
        fallback={<EmptyState title={t('dashboard.nothingAhead')} hint={t('dashboard.nothingAheadHint')} />}
      >
        <div class="grid grid-cols-[minmax(0,130px)_1fr] gap-x-3 sm:grid-cols-[minmax(0,170px)_1fr]">
          <span />
          <div class="relative h-5 text-xs text-ink-3 num" aria-hidden="true">
            <For each={weeks()}>
              {(week, index) => (
                <span
                  class="absolute -translate-x-1/2 whitespace-nowrap"
                  classList={{ hidden: index() % 2 !== 0, 'max-sm:hidden': index() % 4 !== 0 }}
                  style={{ left: `${place(week)}%` }}
                >
                  {formatDate(week, 'short')}
                </span>
              )}
            </For>
          </div>
          <ul class="contents">
            <For each={props.horizon.contracts}>
              {(row) => <Bar row={row} place={place} today={props.today} />}
            </For>
          </ul>
        </div>
      </Show>
    </Card>
  );
}

function Bar(props: { row: Row; place: (day: string) => number; today: string }): JSX.Element {
  const from = () => (props.row.startsOn ? props.place(props.row.startsOn) : 0);
  const to = () => Math.max(from() + 4, props.row.promisedDate ? props.place(props.row.promisedDate) : 100);
  const status = (): Status => props.row.displayStatus ?? 'unstarted';
  const words = () =>
    t('dashboard.bar', {
      name: props.row.name,
      from: formatDate(props.row.startsOn) || t('dashboard.noStart'),
      to: formatDate(props.row.promisedDate),
      percent: formatPercent(props.row.progress),
    });
  return (
    <li class="contents">
      <A
        href={`/contracts/${props.row.id}`}
        class="relative min-w-0 py-1.5 border-t border-line hover:underline"
      >
        <span class="block truncate text-sm font-semibold">{props.row.name}</span>
        <span class="block text-xs text-ink-3 num">{props.row.contractNo}</span>
        <span class="sr-only">{words()}</span>
      </A>
      <div class="relative border-t border-line" title={words()} aria-hidden="true">
        <span
          class={`absolute top-1/2 -translate-y-1/2 h-5 rounded-sm overflow-hidden ${softTone[status()]}`}
          style={{ left: `${from()}%`, width: `${to() - from()}%` }}
        >
          <span class={`block h-full ${statusFill[status()]}`} style={{ width: `${props.row.progress}%` }} />
        </span>
        <span
          class="absolute top-1/2 -translate-y-1/2 px-1.5 text-xs num text-ink-2"
          style={to() > 86 ? { right: `${100 - to()}%` } : { left: `${to()}%` }}
        >
          {formatPercent(props.row.progress)}
        </span>
        <span class="absolute inset-y-0 w-px bg-accent" style={{ left: `${props.place(props.today)}%` }} />
      </div>
    </li>
  );
}
