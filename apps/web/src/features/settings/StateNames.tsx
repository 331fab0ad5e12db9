import {
  CONTRACT_STATES,
  DISPLAY_STATUSES,
} from '@millwright/server/modules/contracts/contracts.lifecycle.ts';
import {
  Card,
  createForm,
  FormFrame,
  maxLength,
  StatusBadge,
  showToast,
  TextField,
  uiText,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { For, type JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { Firm } from './SettingsPage.tsx';

const STATES = [
  ...DISPLAY_STATUSES.map((status) => `display.${status}`),
  ...CONTRACT_STATES.map((state) => `state.${state}`),
];
const LONGEST = 20;

/** What the firm calls the stages of a contract and the six states at a glance; empty keeps the product's word. */
export default function StateNames(props: { firm: Firm }): JSX.Element {
  const client = useQueryClient();
  const initial = Object.fromEntries(
    STATES.flatMap((state) => [
      [`${state}.zh`, props.firm.statusNames[state]?.zh ?? ''],
      [`${state}.en`, props.firm.statusNames[state]?.en ?? ''],
    ]),
  ) as Record<string, string>;
  const form = createForm({
    initial,
    rules: Object.fromEntries(Object.keys(initial).map((field) => [field, maxLength(LONGEST)])),
    onSubmit: async (values) => {
      const names = Object.fromEntries(
        STATES.map((state) => [
          state,
          { zh: values[`${state}.zh`] || null, en: values[`${state}.en`] || null },
        ]),
      );
      await api.tenancy.nameStates.send({ version: props.firm.version, names });
      await Promise.all([
        client.invalidateQueries({ queryKey: api.tenancy.key() }),
        client.invalidateQueries({ queryKey: api.session.key() }),
      ]);
      showToast({ text: t('settings.saved') });
    },
  });
  const Fields = (fields: { state: string; name: string }) => (
    <>
      <TextField
        label={`${fields.name} · ${t('settings.states.zh')}`}
        hideLabel
        placeholder={t('settings.states.zh')}
        {...form.field(`${fields.state}.zh`)}
      />
      <TextField
        label={`${fields.name} · ${t('settings.states.en')}`}
        hideLabel
        placeholder={t('settings.states.en')}
        {...form.field(`${fields.state}.en`)}
      />
    </>
  );
  return (
    <Card class="max-w-xl">
      <p class="text-sm text-ink-3 mb-4">{t('settings.states.intro')}</p>
      <FormFrame form={form} submit={t('settings.save')}>
        <h2 class="font-semibold">{t('settings.states.display')}</h2>
        <For each={DISPLAY_STATUSES}>
          {(status) => (
            <div class="grid gap-2 sm:grid-cols-[120px_1fr_1fr] sm:items-center">
              <span>
                <StatusBadge value={status} />
              </span>
              <Fields state={`display.${status}`} name={uiText(`status.${status}`)} />
            </div>
          )}
        </For>
        <h2 class="font-semibold mt-2">{t('settings.states.lifecycle')}</h2>
        <For each={CONTRACT_STATES}>
          {(state) => (
            <div class="grid gap-2 sm:grid-cols-[120px_1fr_1fr] sm:items-center">
              <span class="text-sm">{t(`contracts.states.${state}`)}</span>
              <Fields state={`state.${state}`} name={t(`contracts.states.${state}`)} />
            </div>
          )}
        </For>
      </FormFrame>
    </Card>
  );
}
