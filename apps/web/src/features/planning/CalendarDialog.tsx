import {
  all,
  Checkbox,
  createForm,
  FormConflict,
  FormDialog,
  MultiSelect,
  maxLength,
  required,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { departmentOptions } from '../tasks/task-words.tsx';
import type { CalendarRow } from './plan-words.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Adds a calendar, or changes one: its week, whose holidays it keeps, which departments work by it. */
export default function CalendarDialog(props: {
  calendar: CalendarRow | undefined;
  onSaved: (calendarId: string) => void;
  onClose: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const departments = useQuery(() => api.org.tree.options({}));
  const form = createForm({
    initial: {
      name: props.calendar?.name ?? '',
      nameEn: props.calendar?.nameEn ?? '',
      workdays: props.calendar?.workdays ?? [true, true, true, true, true, false, false],
      keepsHolidays: props.calendar ? props.calendar.region === 'CN' : true,
      departmentIds: (props.calendar?.departmentIds ?? []) as readonly string[],
    },
    rules: { name: all(required, maxLength(100)), nameEn: maxLength(100) },
    validate: ({ workdays }) => ({
      workdays: workdays.includes(true) ? undefined : t('planning.workDays.oneDayAtLeast'),
    }),
    version: () => props.calendar?.version ?? 0,
    onSubmit: async ({ name, nameEn, workdays, keepsHolidays, departmentIds }, version) => {
      const values = {
        name,
        nameEn: nameEn || null,
        workdays: [...workdays],
        region: keepsHolidays ? ('CN' as const) : null,
        departmentIds: [...departmentIds],
      };
      const { id } = props.calendar
        ? await api.planning.calendars.update.send({ calendarId: props.calendar.id, version, ...values })
        : await api.planning.calendars.create.send(values);
      props.onSaved(id);
      await client.invalidateQueries({ queryKey: api.planning.key() });
    },
  });
  const options = () =>
    departmentOptions((departments.data ?? []) as unknown as Parameters<typeof departmentOptions>[0]);
  return (
    <FormDialog
      form={form}
      open
      onClose={props.onClose}
      title={props.calendar ? t('planning.workDays.editCalendar') : t('planning.workDays.addCalendar')}
      submit={t('planning.save')}
    >
      <FormConflict form={form} labels={{ name: t('planning.workDays.name') }} />
      <TextField label={t('planning.workDays.name')} required {...form.field('name')} />
      <TextField label={t('planning.workDays.nameEn')} {...form.field('nameEn')} />
      <fieldset class="grid gap-1.5">
        <legend class="mb-1 text-sm font-medium text-ink-2">{t('planning.workDays.week')}</legend>
        <div class="flex flex-wrap gap-x-4 gap-y-1.5">
          <For each={WEEKDAYS}>
            {(day, index) => (
              <Checkbox
                label={t(`planning.weekdays.${day}`)}
                checked={form.values.workdays[index()]!}
                onChange={(checked) =>
                  form.set(
                    'workdays',
                    form.values.workdays.map((one, i) => (i === index() ? checked : one)),
                  )
                }
              />
            )}
          </For>
        </div>
        <Show when={form.field('workdays').error}>
          {(error) => <p class="text-xs text-overdue">{error()}</p>}
        </Show>
      </fieldset>
      <Checkbox
        label={t('planning.workDays.keepsHolidays')}
        checked={form.values.keepsHolidays}
        onChange={(checked) => form.set('keepsHolidays', checked)}
      />
      <Show when={!props.calendar?.isDefault}>
        <MultiSelect
          label={t('planning.workDays.whoWorksBy')}
          help={t('planning.workDays.whoWorksByHelp')}
          options={options()}
          {...form.field('departmentIds')}
        />
      </Show>
    </FormDialog>
  );
}
