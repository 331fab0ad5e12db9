import { forbidden } from '../errors/index.ts';
import type {
  CustomerPrincipal,
  Principal,
  RequestInfo,
  Scope,
  ScopeServices,
  StaffPrincipal,
  TenantPrincipal,
} from '../scope/index.ts';

/** Which of the two faces a request came in by. A staff session is worth nothing at the portal, and the other way round. */
export type Face = 'staff' | 'portal';

/** What a token may be used for: `read` asks and fetches, and changes nothing. */
export type TokenAccess = 'read' | 'write';

/** The token a program came with, in place of a session. */
export interface RequestToken {
  id: string;
  access: TokenAccess;
}

/** What the edge knows of a request before any procedure runs. `services` is the application's own bundle. */
export interface EdgeContext<S extends ScopeServices = ScopeServices> {
  face: Face;
  principal: Principal;
  request: RequestInfo;
  services: S;
  /** SHA-256 of the session id, for procedures about the session itself; of the token, where it came with one. */
  sessionHash: string | null;
  /** Set where a program came with a token: some doors are closed to it, see {@link requireForToken}. */
  token?: RequestToken | undefined;
  /** The cookie header as it came, for signing out. */
  cookieHeader?: string | undefined;
  /** Headers the answer must carry (cookies). */
  setHeader(name: string, value: string): void;
  /** Counts one use of a way in (signing in, an invitation); refuses when there were too many from one network. */
  countEntrance?(): Promise<void>;
  /** Ends when the client goes away. */
  signal?: AbortSignal | undefined;
}

/** What a procedure behind a permission gets on top: its two ways into the database. */
export interface ScopedContext<P extends TenantPrincipal> {
  principal: P;
  read<T>(run: (scope: Scope<P>) => Promise<T>): Promise<T>;
  write<T>(run: (scope: Scope<P>) => Promise<T>): Promise<T>;
}

export type StaffContext = ScopedContext<StaffPrincipal>;
export type PortalContext = ScopedContext<CustomerPrincipal>;

/** Refuses whoever is not signed in, or signed in on the other face. */
export function principalOf(context: EdgeContext): StaffPrincipal | CustomerPrincipal {
  const { principal, face } = context;
  if (principal.kind === 'staff' && face === 'staff') return principal;
  if (principal.kind === 'customer' && face === 'portal') return principal;
  throw forbidden('platform.sign_in_first');
}
