import { For, type JSX, Show } from 'solid-js';
import { formatDate, formatPercent } from '../i18n/index.ts';
import { type Status, statusFill } from './status.ts';
import { type DaySpan, placeOf, ticksOf } from './time-axis.ts';

export interface TimeBar {
  id: string;
  label: string;
  /** A second line below the label. */
  note?: string;
  /** Where it leads; plain text without. */
  href?: string;
  /** First and last day, `YYYY-MM-DD`; an open end lies at the end of the axis. */
  from: string | null;
  to: string | null;
  /** Percent done, 0 to 100. */
  progress: number;
  status: Status;
  /** The whole bar in words, for whoever does not see it. */
  words: string;
}

const softTone: Record<Status, string> = {
  unstarted: 'bg-unstarted-soft',
  processing: 'bg-processing-soft',
  production: 'bg-production-soft',
  attention: 'bg-attention-soft',
  accepted: 'bg-accepted-soft',
  overdue: 'bg-overdue-soft',
};

/** Things in time, one below the other, filled by how far they are, with a line for today. */
export function TimeBars(props: { bars: readonly TimeBar[]; span: DaySpan; today: string }): JSX.Element {
  const place = (day: string) => placeOf(day, props.span);
  const isInSight = () => props.today >= props.span.from && props.today <= props.span.to;
  return (
    <div class="grid grid-cols-[minmax(0,130px)_1fr] gap-x-3 sm:grid-cols-[minmax(0,190px)_1fr]">
      <span />
      <div class="relative h-5 text-xs text-ink-3 num" aria-hidden="true">
        <For each={ticksOf(props.span)}>
          {(day, index) => (
            <span
              class="absolute -translate-x-1/2 whitespace-nowrap"
              classList={{ hidden: index() % 2 !== 0, 'max-sm:hidden': index() % 4 !== 0 }}
              style={{ left: `${place(day)}%` }}
            >
              {formatDate(day, 'short')}
            </span>
          )}
        </For>
      </div>
      <ul class="contents">
        <For each={props.bars}>
          {(bar) => (
            <li class="contents">
              <Label bar={bar} />
              <div class="relative border-t border-line" title={bar.words} aria-hidden="true">
                <Fill bar={bar} place={place} />
                <Show when={isInSight()}>
                  <span
                    class="absolute inset-y-0 w-px bg-accent"
                    style={{ left: `${place(props.today)}%` }}
                  />
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

function Label(props: { bar: TimeBar }): JSX.Element {
  const inside = () => (
    <>
      <span class="block truncate text-sm font-semibold">{props.bar.label}</span>
      <Show when={props.bar.note}>
        {(note) => <span class="block text-xs text-ink-3 num">{note()}</span>}
      </Show>
      <span class="sr-only">{props.bar.words}</span>
    </>
  );
  return (
    <Show
      when={props.bar.href}
      fallback={<span class="min-w-0 py-1.5 border-t border-line">{inside()}</span>}
    >
      {(href) => (
        <a href={href()} class="relative min-w-0 py-1.5 border-t border-line hover:underline">
          {inside()}
        </a>
      )}
    </Show>
  );
}

function Fill(props: { bar: TimeBar; place: (day: string) => number }): JSX.Element {
  const from = () => (props.bar.from ? props.place(props.bar.from) : 0);
  const to = () => Math.max(from() + 4, props.bar.to ? props.place(props.bar.to) : 100);
  return (
    <>
      <span
        class={`absolute top-1/2 -translate-y-1/2 h-5 rounded-sm overflow-hidden ${softTone[props.bar.status]}`}
        style={{ left: `${from()}%`, width: `${to() - from()}%` }}
      >
        <span
          class={`block h-full ${statusFill[props.bar.status]}`}
          style={{ width: `${props.bar.progress}%` }}
        />
      </span>
      <span
        class="absolute top-1/2 -translate-y-1/2 px-1.5 text-xs num text-ink-2"
        style={to() > 86 ? { right: `${100 - to()}%` } : { left: `${to()}%` }}
      >
        {formatPercent(props.bar.progress)}
      </span>
    </>
  );
}
