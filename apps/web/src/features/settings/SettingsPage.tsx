import type { AppRouter } from '@millwright/server/api';
import {
  all,
  Card,
  Checkbox,
  createForm,
  FormFrame,
  KeyValue,
  Loaded,
  maxLength,
  Page,
  required,
  Select,
  showToast,
  Tabs,
  TextField,
  useTab,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import type { inferRouterOutputs } from '@trpc/server';
import { type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { TraceCard } from '../files/TraceCard.tsx';
import { TokenList } from '../tokens/TokenList.tsx';

const AnsweringCard = lazy(() => import('../feedback/AnsweringCard.tsx'));
const BrandSettings = lazy(() => import('./BrandSettings.tsx'));
const StateNames = lazy(() => import('./StateNames.tsx'));
const Duties = lazy(() => import('./Duties.tsx'));
const TaskTypes = lazy(() => import('./TaskTypes.tsx'));

export type Firm = inferRouterOutputs<AppRouter>['tenancy']['get'];

const ZONES = Intl.supportedValuesOf('timeZone');

const TABS = ['firm', 'brand', 'states', 'taskTypes', 'duties', 'answering', 'access'] as const;

/** The firm's own settings: to change for whoever may, to read for the others. */
export default function SettingsPage(): JSX.Element {
  const may = useMay();
  const tab = useTab([...TABS]);
  const firm = useQuery(() => api.tenancy.get.options());
  return (
    <Page title={t('settings.title')} subtitle={t('settings.subtitle')}>
      <Loaded query={firm}>
        {(data) => (
          <Show when={may('Tenant.update')} fallback={<FirmFacts firm={data()} />}>
            <Tabs value={tab()} tabs={TABS.map((value) => ({ value, label: t(`settings.tabs.${value}`) }))} />
            <Suspense>
              <Switch>
                <Match when={tab() === 'firm'}>
                  <FirmForm firm={data()} />
                </Match>
                <Match when={tab() === 'brand'}>
                  <BrandSettings firm={data()} />
                </Match>
                <Match when={tab() === 'states'}>
                  <StateNames firm={data()} />
                </Match>
                <Match when={tab() === 'taskTypes'}>
                  <TaskTypes />
                </Match>
                <Match when={tab() === 'duties'}>
                  <Duties />
                </Match>
                <Match when={tab() === 'answering'}>
                  <AnsweringCard />
                </Match>
                <Match when={tab() === 'access'}>
                  <div class="grid gap-4">
                    <Show when={may('FileAsset.trace')}>
                      <TraceCard />
                    </Show>
                    <Card class="max-w-xl" title={t('tokens.firmTitle')}>
                      <p class="text-sm text-ink-3">{t('tokens.firmIntro')}</p>
                      <TokenList everybody empty={t('tokens.firmNone')} />
                    </Card>
                  </div>
                </Match>
              </Switch>
            </Suspense>
          </Show>
        )}
      </Loaded>
    </Page>
  );
}

/** The same for whoever may only read them. */
function FirmFacts(props: { firm: Firm }): JSX.Element {
  return (
    <Card class="max-w-xl">
      <KeyValue
        items={[
          { label: t('settings.name'), value: props.firm.name },
          { label: t('settings.locale'), value: props.firm.locale === 'en' ? 'English' : '中文' },
          { label: t('settings.timeZone'), value: props.firm.timeZone },
          { label: t('settings.projectNoRule'), value: props.firm.projectNoRule },
        ]}
      />
    </Card>
  );
}

function FirmForm(props: { firm: Firm }): JSX.Element {
  const client = useQueryClient();
  const form = createForm({
    initial: {
      name: props.firm.name,
      locale: props.firm.locale,
      timeZone: props.firm.timeZone,
      projectNoRule: props.firm.projectNoRule,
      contractNoRule: props.firm.contractNoRule ?? '',
      watermarkFiles: props.firm.watermarkFiles as boolean,
    },
    rules: {
      name: all(required, maxLength(100)),
      projectNoRule: all(required, maxLength(60)),
      contractNoRule: maxLength(60),
      timeZone: required,
    },
    onSubmit: async (values) => {
      await api.tenancy.update.send({
        ...values,
        locale: values.locale === 'en' ? 'en' : 'zh-CN',
        contractNoRule: values.contractNoRule || null,
        accent: props.firm.accent,
        version: props.firm.version,
      });
      await Promise.all([
        client.invalidateQueries({ queryKey: api.tenancy.key() }),
        client.invalidateQueries({ queryKey: api.session.key() }),
      ]);
      showToast({ text: t('settings.saved') });
    },
  });
  return (
    <Card class="max-w-xl">
      <FormFrame form={form} submit={t('settings.save')}>
        <TextField label={t('settings.name')} required {...form.field('name')} />
        <Select
          label={t('settings.locale')}
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          {...form.field('locale')}
        />
        <Select
          label={t('settings.timeZone')}
          options={ZONES.map((zone) => ({ value: zone, label: zone }))}
          {...form.field('timeZone')}
        />
        <TextField
          label={t('settings.projectNoRule')}
          help={t('settings.projectNoRuleHelp', { open: '{', close: '}' })}
          required
          {...form.field('projectNoRule')}
        />
        <TextField
          label={t('settings.contractNoRule')}
          help={t('settings.contractNoRuleHelp')}
          placeholder={t('settings.contractNoRuleExample', { open: '{', close: '}' })}
          {...form.field('contractNoRule')}
        />
        <Checkbox
          label={t('settings.watermarkFiles')}
          help={t('settings.watermarkFilesHelp')}
          checked={form.values.watermarkFiles}
          onChange={(watermarkFiles) => form.set('watermarkFiles', watermarkFiles)}
        />
      </FormFrame>
    </Card>
  );
}
