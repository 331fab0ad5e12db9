/** Who is signed in, for every page inside the shell. */
import { useQueryClient } from '@tanstack/solid-query';
import { type Accessor, createContext, type JSX, useContext } from 'solid-js';
import { api, type Session } from './api.ts';

const SessionContext = createContext<Accessor<Session>>();

/** Makes the session known to the pages below; the shell does it. */
export function SessionProvider(props: { session: Session; children: JSX.Element }): JSX.Element {
  return <SessionContext.Provider value={() => props.session}>{props.children}</SessionContext.Provider>;
}

/** The signed-in customer contact and the firm they deal with. Only inside the shell. */
export function useSession(): Accessor<Session> {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is only for pages inside the shell');
  return session;
}

/** Signs in, out, or over to another firm. Each ends in a fresh page, so nothing of the one before stays in memory. */
export function useSessionActions() {
  const client = useQueryClient();
  const go = (path: string) => {
    client.clear();
    window.location.assign(path);
  };
  return {
    enter: (path = '/') => go(path),
    signOut: async () => {
      await api.session.signOut.send();
      go('/sign-in');
    },
    switchFirm: async (tenantId: string) => {
      await api.session.switchFirm.send({ tenantId });
      go('/');
    },
  };
}
