import {
  Card,
  Checkbox,
  createForm,
  FormConflict,
  FormFrame,
  Loaded,
  NumberField,
  required,
  Select,
  showToast,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { For, type JSX } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type Settings = Outputs['feedback']['settings'];

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When the firm works and how fast it answers feedback. */
export default function AnsweringCard(): JSX.Element {
  const settings = useQuery(() => api.feedback.settings.options());
  return (
    <Card class="max-w-xl" title={t('feedback.settings.title')}>
      <p class="mb-4 text-sm text-ink-3">{t('feedback.settings.hint')}</p>
      <Loaded query={settings}>{(found) => <AnsweringForm settings={found()} />}</Loaded>
    </Card>
  );
}

function AnsweringForm(props: { settings: Settings }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: () => {
      const { version: _version, allowed: _allowed, ...rest } = props.settings;
      return { ...rest, holidays: rest.holidays as string };
    },
    version: () => props.settings.version,
    rules: { opensAt: required, closesAt: required },
    onSubmit: async ({ holidays, ...values }, version) => {
      await api.feedback.updateSettings.send({ ...values, holidays: holidays as 'china', version });
      showToast({ text: t('feedback.settings.saved') });
      await client.invalidateQueries({ queryKey: api.feedback.key() });
    },
  });
  const work = (day: number, works: boolean) =>
    form.set(
      'workdays',
      form.values.workdays.map((before, at) => (at === day ? works : before)),
    );
  const hours = () =>
    [
      ['criticalHours', t('feedback.settings.criticalHours')],
      ['majorHours', t('feedback.settings.majorHours')],
      ['minorHours', t('feedback.settings.minorHours')],
    ] as const;
  return (
    <FormFrame form={form} submit={t('feedback.settings.save')}>
      <FormConflict
        form={form}
        labels={{ opensAt: t('feedback.settings.opensAt'), closesAt: t('feedback.settings.closesAt') }}
      />
      <fieldset>
        <legend class="mb-1 text-sm font-medium text-ink-2">{t('feedback.settings.workdays')}</legend>
        <div class="flex flex-wrap gap-x-4 gap-y-2">
          <For each={DAYS}>
            {(day, at) => (
              <Checkbox
                label={t(`feedback.settings.days.${day}`)}
                checked={form.values.workdays[at()] ?? false}
                onChange={(works) => work(at(), works)}
              />
            )}
          </For>
        </div>
        <p class="mt-1 text-xs text-overdue" hidden={!form.field('workdays').error}>
          {form.field('workdays').error}
        </p>
      </fieldset>
      <div class="grid grid-cols-2 gap-3">
        <TextField label={t('feedback.settings.opensAt')} required {...form.field('opensAt')} />
        <TextField label={t('feedback.settings.closesAt')} required {...form.field('closesAt')} />
      </div>
      <Select
        label={t('feedback.settings.holidays')}
        required
        options={(['china', 'none'] as const).map((value) => ({
          value,
          label: t(`feedback.settings.holidayChoices.${value}`),
        }))}
        {...form.field('holidays')}
      />
      <div class="grid gap-3 sm:grid-cols-3">
        <For each={hours()}>
          {([name, label]) => (
            <NumberField
              label={label}
              required
              value={form.values[name]}
              onChange={(value) => form.set(name, value ?? 1)}
            />
          )}
        </For>
      </div>
      <NumberField
        label={t('feedback.settings.reopenDays')}
        required
        value={form.values.reopenDays}
        onChange={(value) => form.set('reopenDays', value ?? 0)}
      />
    </FormFrame>
  );
}
