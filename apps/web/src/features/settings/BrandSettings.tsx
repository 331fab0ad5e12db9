import {
  BrandMark,
  Button,
  brandAccents,
  Card,
  contrast,
  createForm,
  FormFrame,
  showError,
  showToast,
  TextField,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';
import type { Firm } from './SettingsPage.tsx';
import { smallPng } from './small-png.ts';

/** The firm's face: its mark and its colour, on top of every page for staff and customers. */
export default function BrandSettings(props: { firm: Firm }): JSX.Element {
  return (
    <div class="grid gap-4 max-w-xl">
      <LogoCard firm={props.firm} />
      <ColourCard firm={props.firm} />
    </div>
  );
}

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.tenancy.key() }),
      client.invalidateQueries({ queryKey: api.session.key() }),
    ]);
}

function LogoCard(props: { firm: Firm }): JSX.Element {
  const refresh = useRefresh();
  const session = useSession();
  const logo = useQuery(() => ({
    ...api.tenancy.logo.options(),
    queryKey: [...api.tenancy.logo.options().queryKey, session().tenant.logoMark],
    enabled: session().tenant.logoMark !== null,
  }));
  const shown = () =>
    props.firm.logoMark === null || logo.isPending ? undefined : (logo.data?.dataUrl ?? undefined);
  let picker!: HTMLInputElement;
  const choose = async (file: File | undefined) => {
    picker.value = '';
    if (!file) return;
    const image = await smallPng(file).catch(() => undefined);
    if (!image) {
      showToast({ text: t('settings.brand.unreadable') });
      return;
    }
    await api.tenancy.setLogo.send({ version: props.firm.version, image });
    await refresh();
    showToast({ text: t('settings.brand.saved') });
  };
  const remove = async () => {
    await api.tenancy.setLogo.send({ version: props.firm.version, image: null });
    await refresh();
    showToast({ text: t('settings.brand.removed') });
  };
  return (
    <Card title={t('settings.brand.logo')}>
      <div class="flex flex-wrap items-center gap-4">
        <BrandMark name={props.firm.name} logoUrl={shown()} size="lg" />
        <div class="flex-1 min-w-56 grid gap-2">
          <p class="text-sm text-ink-3">
            {props.firm.logoMark === null ? t('settings.brand.none') : t('settings.brand.logoHelp')}
          </p>
          <div class="flex flex-wrap gap-2">
            <Button onClick={() => picker.click()}>{t('settings.brand.choose')}</Button>
            <Show when={props.firm.logoMark !== null}>
              <Button variant="ghost" onClick={() => void remove().catch(showError)}>
                {t('settings.brand.remove')}
              </Button>
            </Show>
          </div>
          <input
            ref={picker}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            class="hidden"
            aria-label={t('settings.brand.choose')}
            tabindex="-1"
            onChange={(event) => void choose(event.currentTarget.files?.[0]).catch(showError)}
          />
        </div>
      </div>
    </Card>
  );
}

function ColourCard(props: { firm: Firm }): JSX.Element {
  const refresh = useRefresh();
  const form = createForm({
    initial: { accent: props.firm.accent ?? '' },
    rules: {
      accent: (value) =>
        value === '' || /^#[0-9a-f]{6}$/i.test(value) ? undefined : t('settings.brand.noColour'),
    },
    onSubmit: async ({ accent }) => {
      const { name, locale, timeZone, projectNoRule, version } = props.firm;
      await api.tenancy.update.send({
        version,
        name,
        locale: locale === 'en' ? 'en' : 'zh-CN',
        timeZone,
        projectNoRule,
        accent: accent || null,
      });
      await refresh();
      showToast({ text: t('settings.saved') });
    },
  });
  const accents = () => brandAccents(form.values.accent || null);
  const ratio = (surface: string) => contrast(form.values.accent, surface).toFixed(1);
  const isAdjusted = () => {
    const wanted = form.values.accent.toLowerCase();
    return accents()?.light.accent !== wanted || accents()?.dark.accent !== wanted;
  };
  return (
    <Card>
      <FormFrame form={form} submit={t('settings.save')}>
        <div class="flex items-end gap-3">
          <div class="flex-1">
            <TextField
              label={t('settings.accent')}
              help={t('settings.accentHelp')}
              placeholder="#0b6477"
              {...form.field('accent')}
            />
          </div>
          <input
            type="color"
            class="control w-14 p-1 mb-5"
            aria-label={t('settings.accent')}
            value={/^#[0-9a-f]{6}$/i.test(form.values.accent) ? form.values.accent : '#0b6477'}
            onInput={(event) => form.set('accent', event.currentTarget.value)}
          />
        </div>
        <Show when={accents()}>
          {(both) => (
            <div class="grid gap-2">
              <p class="text-sm font-semibold">{t('settings.brand.preview')}</p>
              <div class="flex gap-2">
                {(['light', 'dark'] as const).map((theme) => (
                  <span
                    class="flex-1 rounded-md border border-line px-3 py-2 text-sm font-semibold"
                    style={{
                      background: theme === 'light' ? '#ffffff' : '#161b20',
                      color: both()[theme].accent,
                    }}
                  >
                    {props.firm.name}
                  </span>
                ))}
              </div>
              <p class="text-sm text-ink-3 num">
                {t('settings.brand.contrast', { light: ratio('#ffffff'), dark: ratio('#161b20') })}{' '}
                {isAdjusted() ? t('settings.brand.adjusted') : ''}
              </p>
            </div>
          )}
        </Show>
      </FormFrame>
    </Card>
  );
}
