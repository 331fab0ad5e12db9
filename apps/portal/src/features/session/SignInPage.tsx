import { all, createForm, email, FormFrame, required, TextField } from '@millwright/ui';
import { localPath } from '@millwright/ui/data';
import { useSearchParams } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSessionActions } from '../../session.tsx';
import { Entrance } from './Entrance.tsx';

/** Signs in and goes back to where one was asked to. */
export default function SignInPage(): JSX.Element {
  const [search] = useSearchParams();
  const actions = useSessionActions();
  const form = createForm({
    initial: { email: '', password: '' },
    rules: { email: all(required, email), password: required },
    onSubmit: async (values) => {
      await api.session.signIn.send(values);
      actions.enter(localPath(search.next));
    },
  });
  return (
    <Entrance title={t('session.signIn.title')} subtitle={t('session.signIn.subtitle')}>
      <FormFrame form={form} submit={t('session.signIn.submit')} wide>
        <TextField
          label={t('session.signIn.email')}
          type="email"
          autocomplete="username"
          inputMode="email"
          autofocus
          {...form.field('email')}
        />
        <TextField
          label={t('session.signIn.password')}
          type="password"
          autocomplete="current-password"
          {...form.field('password')}
        />
      </FormFrame>
    </Entrance>
  );
}
