import { Badge, IconButton, showError, showToast } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import X from 'lucide-solid/icons/x';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { holidayName } from './holiday-words.ts';
import { type CalendarYear, span } from './plan-words.ts';

/** A year's days that are otherwise than the week says, in their order, each with its name. */
export function ExceptionList(props: { calendar: CalendarYear }): JSX.Element {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: api.planning.key() });
  const all = () =>
    [...props.calendar.holidays, ...props.calendar.own].sort((a, b) => (a.from < b.from ? -1 : 1));
  const may = () => props.calendar.allowed.includes('update');
  const remove = async (days: CalendarYear['own'][number]) => {
    await api.planning.calendars.removeException.send({ exceptionId: days.id! });
    await refresh();
    const { from, to, isWorking, name } = days;
    showToast({
      text: t('planning.workDays.daysRemoved', { name }),
      undo: async () => {
        const calendarId = props.calendar.id;
        await api.planning.calendars.addException.send({ calendarId, from, to, isWorking, name });
        await refresh();
      },
    });
  };
  return (
    <Show
      when={all().length > 0}
      fallback={<p class="text-sm text-ink-3">{t('planning.workDays.noExceptions')}</p>}
    >
      <ul class="divide-y divide-line border-y border-line text-sm">
        <For each={all()}>
          {(days) => (
            <li class="flex items-center gap-3 py-1.5">
              <div class="min-w-0 flex-1 sm:flex sm:gap-3">
                <p class="num sm:w-56">{span(days.from, days.to)}</p>
                <p class="break-words max-sm:text-ink-2">
                  {days.holiday ? holidayName(days.holiday, days.name) : days.name}
                </p>
              </div>
              <Badge tone={days.isWorking ? 'accepted' : 'neutral'}>
                {days.isWorking ? t('planning.workDays.worked') : t('planning.workDays.off')}
              </Badge>
              <Show when={days.id !== null && may()}>
                <IconButton
                  icon={X}
                  label={t('planning.workDays.removeDays', { name: days.name })}
                  onClick={() => void remove(days).catch(showError)}
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
