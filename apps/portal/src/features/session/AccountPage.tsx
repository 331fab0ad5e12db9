import { Card, createForm, FormFrame, KeyValue, Page, required, showToast, TextField } from '@millwright/ui';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSession } from '../../session.tsx';

/** A contact's own account: who one is here, and the password. */
export default function AccountPage(): JSX.Element {
  const session = useSession();
  const form = createForm({
    initial: { current: '', next: '' },
    rules: { current: required, next: required },
    onSubmit: async (values) => {
      await api.session.changePassword.send(values);
      form.reset();
      showToast({ text: t('session.account.changed') });
    },
  });
  return (
    <Page title={t('session.account.title')}>
      <div class="grid max-w-xl gap-4">
        <Card>
          <KeyValue
            items={[
              { label: t('session.account.name'), value: session().member.name },
              { label: t('session.account.email'), value: session().account.email },
              { label: t('session.account.firm'), value: session().tenant.name },
            ]}
          />
        </Card>
        <Card title={t('session.account.password')}>
          <FormFrame form={form} submit={t('session.account.change')}>
            <TextField
              label={t('session.account.current')}
              type="password"
              autocomplete="current-password"
              {...form.field('current')}
            />
            <TextField
              label={t('session.account.next')}
              help={t('session.account.nextHelp')}
              type="password"
              autocomplete="new-password"
              {...form.field('next')}
            />
          </FormFrame>
        </Card>
      </div>
    </Page>
  );
}
