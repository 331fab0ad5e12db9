import {
  Avatar,
  choiceEntries,
  ErrorState,
  hasChosenLocale,
  type Locale,
  Menu,
  PageSkeleton,
  PortalFrame,
  setOwnWords,
  setTimeZone,
  showError,
  useBrand,
} from '@millwright/ui';
import { Navigate, type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import LogOut from 'lucide-solid/icons/log-out';
import UserRound from 'lucide-solid/icons/user-round';
import { createEffect, ErrorBoundary, type JSX, Match, Suspense, Switch } from 'solid-js';
import { api, type Session } from './api.ts';
import { stateWords } from './features/brand/state-words.ts';
import { setLocale, t } from './i18n/index.ts';
import { useLive } from './live.ts';
import { SessionProvider, useSession, useSessionActions } from './session.tsx';

/** The frame around every page of a customer who is signed in; everyone else is asked to sign in and comes back here. */
export default function Shell(props: RouteSectionProps): JSX.Element {
  const me = useQuery(() => api.session.me.options());
  const location = useLocation();
  const session = (): Session | null | undefined => (me.isPending ? undefined : me.data);
  const signIn = () => `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  return (
    <Switch fallback={<PageSkeleton />}>
      <Match when={session()}>
        {(signedIn) => (
          <SessionProvider session={signedIn()}>
            <SignedIn>{props.children}</SignedIn>
          </SessionProvider>
        )}
      </Match>
      <Match when={session() === null}>
        <Navigate href={signIn()} />
      </Match>
      <Match when={me.isError}>
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      </Match>
    </Switch>
  );
}

function SignedIn(props: { children: JSX.Element }): JSX.Element {
  const session = useSession();
  const connection = useLive();
  const logo = useQuery(() => ({
    ...api.firm.logo.options(),
    queryKey: [...api.firm.logo.options().queryKey, session().tenant.logoMark],
    enabled: session().tenant.logoMark !== null,
    staleTime: Number.POSITIVE_INFINITY,
  }));
  useBrand(() => session().tenant.accent);
  createEffect(() => setOwnWords(stateWords(session().tenant.statusNames)));
  createEffect(() => {
    setTimeZone(session().tenant.timeZone);
    if (!hasChosenLocale() && session().tenant.locale === 'zh-CN') void setLocale('zh-CN');
  });
  return (
    <PortalFrame
      brand={{
        name: session().tenant.name,
        logoUrl: (logo.isPending ? null : logo.data?.dataUrl) ?? undefined,
      }}
      label={t('shell.portal')}
      offline={connection() === 'offline'}
      topRight={<AccountMenu />}
    >
      <ErrorBoundary fallback={(error, reset) => <ErrorState error={error} onRetry={reset} />}>
        <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
      </ErrorBoundary>
    </PortalFrame>
  );
}

function AccountMenu(): JSX.Element {
  const session = useSession();
  const actions = useSessionActions();
  const navigate = useNavigate();
  const change = (next: Locale) => void setLocale(next);
  const others = () => session().firms.filter((firm) => firm.tenantId !== session().tenant.id);
  return (
    <>
      <span class="max-sm:hidden text-xs text-ink-3 truncate">{session().member.name}</span>
      <Menu
        trigger={(attributes) => (
          <button
            {...attributes}
            type="button"
            class="rounded-full pointer-coarse:p-1.5"
            aria-label={t('shell.account', { name: session().member.name })}
          >
            <Avatar name={session().member.name} />
          </button>
        )}
        entries={[
          { heading: session().account.email },
          ...others().map((firm) => ({
            label: firm.name,
            onSelect: () => void actions.switchFirm(firm.tenantId).catch(showError),
          })),
          'separator',
          ...choiceEntries(change),
          'separator',
          { label: t('shell.myAccount'), icon: UserRound, onSelect: () => navigate('/account') },
          {
            label: t('shell.signOut'),
            icon: LogOut,
            onSelect: () => void actions.signOut().catch(showError),
          },
        ]}
      />
    </>
  );
}
