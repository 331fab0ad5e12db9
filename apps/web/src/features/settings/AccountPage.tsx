import {
  Card,
  Checkbox,
  createForm,
  FormFrame,
  KeyValue,
  Page,
  required,
  showToast,
  TextField,
} from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api, queryClient } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';
import { CalendarFeedCard } from '../calendar/CalendarFeedCard.tsx';
import { TokensCard } from '../tokens/TokensCard.tsx';

/** One's own account: who one is here, and the password. */
export default function AccountPage(): JSX.Element {
  const session = useSession();
  const form = createForm({
    initial: { current: '', next: '', endTokens: false },
    rules: { current: required, next: required },
    onSubmit: async (values) => {
      const { endTokens } = values;
      await api.session.changePassword.send(values);
      form.reset();
      if (endTokens) await queryClient.invalidateQueries({ queryKey: api.tokens.key() });
      showToast({ text: t('settings.account.changed') });
    },
  });
  return (
    <Page title={t('settings.account.title')}>
      <div class="grid max-w-xl gap-4">
        <Card>
          <KeyValue
            items={[
              { label: t('settings.account.name'), value: session().member.name },
              { label: t('settings.account.email'), value: session().account.email },
              { label: t('settings.account.firm'), value: session().tenant.name },
            ]}
          />
        </Card>
        <CalendarFeedCard />
        <TokensCard />
        <Card title={t('settings.account.password')}>
          <FormFrame form={form} submit={t('settings.account.change')}>
            <TextField
              label={t('settings.account.current')}
              type="password"
              autocomplete="current-password"
              {...form.field('current')}
            />
            <TextField
              label={t('settings.account.next')}
              help={t('settings.account.nextHelp')}
              type="password"
              autocomplete="new-password"
              {...form.field('next')}
            />
            <Checkbox
              label={t('tokens.endWithPassword')}
              checked={form.values.endTokens}
              onChange={(endTokens) => form.set('endTokens', endTokens)}
            />
          </FormFrame>
        </Card>
      </div>
    </Page>
  );
}
