import {
  AppFrame,
  Avatar,
  choiceEntries,
  ErrorState,
  hasChosenLocale,
  LanguageButton,
  type Locale,
  Menu,
  PageSkeleton,
  setOwnWords,
  setTimeZone,
  showError,
  useBrand,
} from '@millwright/ui';
import { Navigate, type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import LogOut from 'lucide-solid/icons/log-out';
import UserRound from 'lucide-solid/icons/user-round';
import {
  createEffect,
  createSignal,
  ErrorBoundary,
  type JSX,
  lazy,
  Match,
  onCleanup,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { api, type Session } from './api.ts';
import { NoticeBell } from './features/notifications/NoticeBell.tsx';
import { stateWords } from './features/settings/state-words.ts';
import { setLocale, t } from './i18n/index.ts';
import { useLive } from './live.ts';
import { navigation } from './navigation.ts';
import { paletteSources } from './palette-sources.ts';
import { SessionProvider, useSession, useSessionActions } from './session.tsx';

const CommandPalette = lazy(() =>
  import('@millwright/ui/palette').then((m) => ({ default: m.CommandPalette })),
);
const ShortcutsDialog = lazy(() =>
  import('@millwright/ui/palette').then((m) => ({ default: m.ShortcutsDialog })),
);

/** The frame around every page of someone who is signed in; everyone else is asked to sign in and comes back here. */
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
  const navigate = useNavigate();
  const actions = useSessionActions();
  const connection = useLive();
  const [open, setOpen] = createSignal<'palette' | 'keys'>();

  const logo = useQuery(() => ({
    ...api.tenancy.logo.options(),
    queryKey: [...api.tenancy.logo.options().queryKey, session().tenant.logoMark],
    enabled: session().tenant.logoMark !== null,
    staleTime: Number.POSITIVE_INFINITY,
  }));
  useBrand(() => session().tenant.accent);
  createEffect(() => setOwnWords(stateWords(session().tenant.statusNames)));
  createEffect(() => {
    setTimeZone(session().tenant.timeZone);
    if (!hasChosenLocale() && session().tenant.locale === 'zh-CN') void setLocale('zh-CN');
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      setOpen('palette');
    }
    const typing =
      event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog]');
    if (event.key === '?' && !typing) setOpen('keys');
  };
  document.addEventListener('keydown', onKeyDown);
  onCleanup(() => document.removeEventListener('keydown', onKeyDown));
  const signOut = () => void actions.signOut().catch(showError);

  return (
    <AppFrame
      brand={{
        name: session().tenant.name,
        logoUrl: (logo.isPending ? null : logo.data?.dataUrl) ?? undefined,
      }}
      nav={navigation(session().allowed)}
      onSearch={() => setOpen('palette')}
      searchLabel={t('shell.search')}
      offline={connection() === 'offline'}
      topRight={<AccountMenu onKeys={() => setOpen('keys')} onSignOut={signOut} />}
    >
      <ErrorBoundary fallback={(error, reset) => <ErrorState error={error} onRetry={reset} />}>
        <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
      </ErrorBoundary>
      <Suspense>
        <Show when={open() === 'palette'}>
          <CommandPalette
            open
            onClose={() => setOpen(undefined)}
            sources={paletteSources({
              allowed: session().allowed,
              go: navigate,
              showKeys: () => setOpen('keys'),
              signOut,
            })}
          />
        </Show>
        <Show when={open() === 'keys'}>
          <ShortcutsDialog open onClose={() => setOpen(undefined)} />
        </Show>
      </Suspense>
    </AppFrame>
  );
}

function AccountMenu(props: { onKeys: () => void; onSignOut: () => void }): JSX.Element {
  const session = useSession();
  const actions = useSessionActions();
  const navigate = useNavigate();
  const change = (next: Locale) => void setLocale(next);
  const others = () => session().firms.filter((firm) => firm.tenantId !== session().tenant.id);
  return (
    <>
      <span class="max-sm:hidden">
        <LanguageButton onChange={change} />
      </span>
      <NoticeBell />
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
          { heading: `${session().member.name} · ${session().account.email}` },
          ...(others().length > 0
            ? [
                'separator' as const,
                { heading: t('shell.switchFirm') },
                ...others().map((firm) => ({
                  label: firm.name,
                  onSelect: () => void actions.switchFirm(firm.tenantId).catch(showError),
                })),
              ]
            : []),
          'separator',
          ...choiceEntries(change),
          'separator',
          { label: t('shell.myAccount'), icon: UserRound, onSelect: () => navigate('/account') },
          { label: t('shell.keys'), note: '?', onSelect: () => props.onKeys() },
          { label: t('shell.signOut'), icon: LogOut, onSelect: () => props.onSignOut() },
        ]}
      />
    </>
  );
}
