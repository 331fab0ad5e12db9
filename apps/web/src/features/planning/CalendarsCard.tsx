import {
  Badge,
  Button,
  Card,
  IconButton,
  Loaded,
  locale,
  Select,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import CalendarDays from 'lucide-solid/icons/calendar-days';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { ExceptionList } from './ExceptionList.tsx';
import type { CalendarRow, CalendarYear } from './plan-words.ts';
import { YearGrid } from './YearGrid.tsx';

const CalendarDialog = lazy(() => import('./CalendarDialog.tsx'));
const ExceptionDialog = lazy(() => import('./ExceptionDialog.tsx'));

export const calendarName = ({ name, nameEn }: { name: string; nameEn: string | null }) =>
  (locale() === 'en' && nameEn) || name;

/** The firm's calendars, one of them by the year: its week, public holidays, make-up workdays, own days. */
export function CalendarsCard(): JSX.Element {
  const may = useMay();
  const [chosen, setChosen] = createSignal('');
  const [year, setYear] = createSignal(new Date().getFullYear());
  const [editing, setEditing] = createSignal<CalendarRow | 'new'>();
  const [adding, setAdding] = createSignal(false);
  const calendars = useQuery(() => api.planning.calendars.list.options());
  const calendar = useQuery(() =>
    api.planning.calendars.year.options({ year: year(), ...(chosen() ? { calendarId: chosen() } : {}) }),
  );
  return (
    <Card
      title={t('planning.workDays.calendars')}
      icon={CalendarDays}
      more={
        <Show when={may('WorkCalendar.create')}>
          <Button size="sm" onClick={() => setEditing('new')}>
            {t('planning.workDays.addCalendar')}
          </Button>
        </Show>
      }
    >
      <Loaded query={calendar}>
        {(found) => (
          <div class="grid gap-4">
            <div class="flex flex-wrap items-end gap-3">
              <Show when={(calendars.data?.items.length ?? 0) > 1}>
                <Select
                  label={t('planning.workDays.calendar')}
                  hideLabel
                  required
                  value={found().id}
                  options={(calendars.data?.items ?? []).map((one) => ({
                    value: one.id,
                    label: calendarName(one),
                  }))}
                  onChange={setChosen}
                />
              </Show>
              <span class="flex items-center gap-1">
                <IconButton
                  icon={ChevronLeft}
                  label={t('planning.workDays.yearBefore')}
                  onClick={() => setYear(year() - 1)}
                />
                <span class="num font-semibold min-w-12 text-center" aria-live="polite">
                  {year()}
                </span>
                <IconButton
                  icon={ChevronRight}
                  label={t('planning.workDays.yearAfter')}
                  onClick={() => setYear(year() + 1)}
                />
              </span>
              <Actions calendar={found()} onEdit={() => setEditing(found())} onAdd={() => setAdding(true)} />
            </div>
            <Facts calendar={found()} />
            <Show when={!found().isYearKnown}>
              <p class="text-sm text-attention">{t('planning.workDays.yearUnknown', { year: year() })}</p>
            </Show>
            <YearGrid calendar={found()} />
            <ExceptionList calendar={found()} />
            <Suspense>
              <Show when={adding()}>
                <ExceptionDialog calendarId={found().id} year={year()} onClose={() => setAdding(false)} />
              </Show>
            </Suspense>
          </div>
        )}
      </Loaded>
      <Suspense>
        <Show when={editing()} keyed>
          {(one) => (
            <CalendarDialog
              calendar={one === 'new' ? undefined : one}
              onSaved={setChosen}
              onClose={() => setEditing(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Card>
  );
}

function Facts(props: { calendar: CalendarYear }): JSX.Element {
  return (
    <p class="flex flex-wrap items-center gap-2 text-sm">
      <span class="font-medium">{calendarName(props.calendar)}</span>
      <Show when={props.calendar.isDefault}>
        <Badge>{t('planning.workDays.forAll')}</Badge>
      </Show>
      <Show when={!props.calendar.isDefault}>
        <Badge>{t('planning.workDays.departments', { count: props.calendar.departmentIds.length })}</Badge>
      </Show>
      <Badge>
        {props.calendar.region === 'CN' ? t('planning.workDays.china') : t('planning.workDays.noHolidays')}
      </Badge>
    </p>
  );
}

function Actions(props: { calendar: CalendarYear; onEdit: () => void; onAdd: () => void }): JSX.Element {
  const client = useQueryClient();
  const may = (action: string) => props.calendar.allowed.includes(action);
  const remove = async () => {
    const { id: calendarId, version } = props.calendar;
    await api.planning.calendars.delete.send({ calendarId, version });
    showToast({ text: t('planning.workDays.calendarRemoved', { name: calendarName(props.calendar) }) });
    await client.invalidateQueries({ queryKey: api.planning.key() });
  };
  return (
    <span class="ml-auto flex flex-wrap gap-2">
      <Show when={may('delete')}>
        <Button variant="ghost" size="sm" onClick={() => void remove().catch(showError)}>
          {t('planning.workDays.removeCalendar')}
        </Button>
      </Show>
      <Show when={may('update')}>
        <Button size="sm" onClick={() => props.onEdit()}>
          {t('planning.workDays.editCalendar')}
        </Button>
        <Button size="sm" onClick={() => props.onAdd()}>
          {t('planning.workDays.addDays')}
        </Button>
      </Show>
    </span>
  );
}
