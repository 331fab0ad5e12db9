import {
  all,
  createForm,
  email,
  FormFrame,
  type Locale,
  languageNames,
  locale,
  maxLength,
  minLength,
  RadioGroup,
  required,
  TextField,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSessionActions } from '../../session.tsx';
import { Entrance } from './Entrance.tsx';

/** Sets up a firm with its first administrator. */
export default function SignUpPage(): JSX.Element {
  const actions = useSessionActions();
  const form = createForm({
    initial: { firmName: '', name: '', email: '', password: '', locale: locale() as Locale | '' },
    rules: {
      firmName: all(required, maxLength(120)),
      name: all(required, maxLength(80)),
      email: all(required, email),
      password: all(required, minLength(10)),
      locale: required,
    },
    onSubmit: async (values) => {
      await api.session.signUp.send({ ...values, locale: values.locale || 'en' });
      actions.enter();
    },
  });
  return (
    <Entrance
      title={t('session.signUp.title')}
      subtitle={t('session.signUp.subtitle')}
      footer={
        <>
          {t('session.signUp.haveAccount')}{' '}
          <A href="/sign-in" class="text-accent font-medium hover:underline">
            {t('session.signUp.signIn')}
          </A>
        </>
      }
    >
      <FormFrame form={form} submit={t('session.signUp.submit')} wide>
        <TextField
          label={t('session.signUp.firmName')}
          autocomplete="organization"
          autofocus
          {...form.field('firmName')}
        />
        <TextField label={t('session.signUp.name')} autocomplete="name" {...form.field('name')} />
        <TextField
          label={t('session.signUp.email')}
          type="email"
          autocomplete="username"
          inputMode="email"
          {...form.field('email')}
        />
        <TextField
          label={t('session.signUp.password')}
          type="password"
          autocomplete="new-password"
          help={t('session.signUp.passwordHelp')}
          {...form.field('password')}
        />
        <RadioGroup
          inline
          label={t('session.signUp.language')}
          options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: languageNames[value] }))}
          {...form.field('locale')}
        />
      </FormFrame>
    </Entrance>
  );
}
