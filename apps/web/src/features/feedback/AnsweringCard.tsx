import {
  Card,
  createForm,
  FormConflict,
  FormFrame,
  Loaded,
  NumberField,
  required,
  showToast,
  TextField,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { For, type JSX } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type Settings = Outputs['feedback']['settings'];

/** From when to when the firm answers feedback, and how fast; on which days says its calendar. */
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
      return rest;
    },
    version: () => props.settings.version,
    rules: { opensAt: required, closesAt: required },
    onSubmit: async (values, version) => {
      await api.feedback.updateSettings.send({ ...values, version });
      showToast({ text: t('feedback.settings.saved') });
      await client.invalidateQueries({ queryKey: api.feedback.key() });
    },
  });
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
      <div class="grid grid-cols-2 gap-3">
        <TextField label={t('feedback.settings.opensAt')} required {...form.field('opensAt')} />
        <TextField label={t('feedback.settings.closesAt')} required {...form.field('closesAt')} />
      </div>
      <p class="text-sm text-ink-3">
        {t('feedback.settings.calendar')}{' '}
        <A href="/work-days" class="font-medium text-accent">
          {t('feedback.settings.toCalendar')}
        </A>
      </p>
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
