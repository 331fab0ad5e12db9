import { locale } from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { holidayName } from './holiday-words.ts';
import type { CalendarYear } from './plan-words.ts';
import { type DayKind, monthsOf, placesBefore, type YearDay } from './year-days.ts';

const TONES: Record<DayKind, string> = {
  work: '',
  weekend: 'text-ink-3 bg-surface-2',
  holiday: 'bg-overdue-soft text-overdue font-semibold',
  makeUp: 'bg-accepted-soft text-accepted font-semibold',
  ownOff: 'bg-attention-soft text-attention font-semibold',
  ownWork: 'bg-accent-soft text-accent font-semibold',
};
const TOLD: readonly Exclude<DayKind, 'work'>[] = ['weekend', 'holiday', 'makeUp', 'ownOff', 'ownWork'];

/** A year at a glance. The list below tells the same days in words. */
export function YearGrid(props: { calendar: CalendarYear }): JSX.Element {
  const monthName = (month: readonly YearDay[]) =>
    new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' }).format(new Date(month[0]!.day));
  return (
    <div class="grid gap-3" aria-hidden="true">
      <div class="grid gap-x-4 gap-y-4 grid-cols-2 md:grid-cols-3 xl:grid-cols-4">
        <For each={monthsOf(props.calendar)}>
          {(month) => (
            <div class="min-w-0">
              <p class="mb-1 text-xs font-semibold text-ink-2">{monthName(month)}</p>
              <div class="grid grid-cols-7 gap-px text-center num text-[11px] leading-5">
                <For each={Array.from({ length: placesBefore(month) })}>{() => <span />}</For>
                <For each={month}>
                  {(day) => (
                    <span class={`rounded-xs ${TONES[day.kind]}`} title={titleOf(day)}>
                      {Number(day.day.slice(8))}
                    </span>
                  )}
                </For>
              </div>
            </div>
          )}
        </For>
      </div>
      <p class="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        <For each={TOLD}>
          {(kind) => (
            <Show when={props.calendar.region === 'CN' || !['holiday', 'makeUp'].includes(kind)}>
              <span class="inline-flex items-center gap-1.5">
                <span class={`inline-block size-3 rounded-xs border border-line ${TONES[kind]}`} />
                {t(`planning.workDays.kinds.${kind}`)}
              </span>
            </Show>
          )}
        </For>
      </p>
    </div>
  );
}

function titleOf(day: YearDay): string | undefined {
  const name = day.holiday ? holidayName(day.holiday, day.name ?? '') : day.name;
  return name ? `${day.day} ${name}` : undefined;
}
