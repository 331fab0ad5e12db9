import {
  all,
  buttonClass,
  createForm,
  EmptyState,
  ErrorState,
  FormFrame,
  minLength,
  reasonOf,
  required,
  Skeleton,
  SkeletonGroup,
  TextField,
} from '@millwright/ui';
import { A, useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSessionActions } from '../../session.tsx';
import { Entrance } from './Entrance.tsx';

/** An invited person chooses a password and is in. */
export default function InvitationPage(): JSX.Element {
  const params = useParams<{ token: string }>();
  const invitation = useQuery(() => api.session.invitation.options({ token: params.token }));
  const found = () => (invitation.isPending ? undefined : invitation.data);
  return (
    <Entrance
      firm={found()?.firmName}
      title={found() ? t('session.invitation.title', { name: found()?.name }) : 'Millwright'}
      subtitle={found() ? t('session.invitation.subtitle', { firmName: found()?.firmName }) : undefined}
    >
      <Switch
        fallback={
          <SkeletonGroup class="grid gap-4">
            <Skeleton class="h-9" />
            <Skeleton class="h-9" />
          </SkeletonGroup>
        }
      >
        <Match when={found()}>
          {(one) => (
            <AcceptForm
              token={params.token}
              email={one().email}
              hasAccount={one().hasAccount}
              firmName={one().firmName}
            />
          )}
        </Match>
        <Match when={invitation.isError}>
          <Show
            when={reasonOf(invitation.error)}
            fallback={<ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />}
          >
            <EmptyState title={t('session.invitation.goneTitle')} hint={t('session.invitation.goneHint')}>
              <A href="/sign-in" class={buttonClass()}>
                {t('session.invitation.toSignIn')}
              </A>
            </EmptyState>
          </Show>
        </Match>
      </Switch>
    </Entrance>
  );
}

function AcceptForm(props: {
  token: string;
  email: string;
  hasAccount: boolean;
  firmName: string;
}): JSX.Element {
  const actions = useSessionActions();
  const form = createForm({
    initial: { password: '' },
    rules: { password: props.hasAccount ? required : all(required, minLength(10)) },
    onSubmit: async ({ password }) => {
      await api.session.acceptInvitation.send({ token: props.token, password });
      actions.enter();
    },
  });
  return (
    <FormFrame form={form} submit={t('session.invitation.submit', { firmName: props.firmName })} wide>
      <TextField
        label={t('session.invitation.email')}
        type="email"
        autocomplete="username"
        value={props.email}
        onChange={() => {}}
        disabled
      />
      <TextField
        label={t(props.hasAccount ? 'session.invitation.knownPassword' : 'session.invitation.password')}
        type="password"
        autocomplete={props.hasAccount ? 'current-password' : 'new-password'}
        help={t(
          props.hasAccount ? 'session.invitation.knownPasswordHelp' : 'session.invitation.passwordHelp',
        )}
        autofocus
        {...form.field('password')}
      />
    </FormFrame>
  );
}
