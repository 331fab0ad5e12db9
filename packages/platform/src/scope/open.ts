import type { Reach, TenantContext, TenantPool } from '@millwright/db';
import { fromDatabase } from '../errors/index.ts';
import { Ability, reachOf } from '../permissions/index.ts';
import { actorIdOf, type TenantPrincipal } from './principal.ts';
import { type Announced, type RequestInfo, Scope } from './scope.ts';

/** What scopes are opened with: the pool, and a clock tests can set. */
export interface ScopeServices {
  pool: TenantPool;
  clock?: () => Date;
  /** Called after a commit with what was announced: caches of this process drop what is no longer true. */
  onCommitted?: (tenantId: string, announced: readonly Announced[]) => void;
}

const systemClock = () => new Date();
const abilities = new WeakMap<TenantPrincipal, Ability>();

/** Rules are compiled once for each cached principal. */
export function abilityOf(principal: TenantPrincipal): Ability {
  let ability = abilities.get(principal);
  if (!ability) {
    ability = new Ability(principal);
    abilities.set(principal, ability);
  }
  return ability;
}

const reaches = new WeakMap<TenantPrincipal, Reach>();

/** What the database lets the principal read: the same object for as long as the principal is cached. */
function cachedReachOf(principal: TenantPrincipal): Reach | undefined {
  let reach = reaches.get(principal);
  if (!reach) {
    reach = reachOf(principal, abilityOf(principal));
    if (reach) reaches.set(principal, reach);
  }
  return reach;
}

function contextOf(principal: TenantPrincipal, request: RequestInfo): TenantContext {
  return {
    role: principal.kind === 'customer' ? 'millwright_portal' : 'millwright_app',
    tenantId: principal.tenantId,
    actorId: actorIdOf(principal),
    customerId: principal.kind === 'customer' ? principal.customerId : null,
    requestId: request.requestId,
    ip: request.ip,
    via: request.via ?? null,
    reach: cachedReachOf(principal),
  };
}

/** Opens a read-only scope of the principal's firm. */
export async function openRead<P extends TenantPrincipal, T>(
  services: ScopeServices,
  principal: P,
  request: RequestInfo,
  run: (scope: Scope<P>) => Promise<T>,
): Promise<T> {
  return services.pool
    .read(contextOf(principal, request), (session) => {
      const scope = new Scope(
        principal,
        request,
        abilityOf(principal),
        session,
        services.clock ?? systemClock,
      );
      return run(scope);
    })
    .catch((error: unknown) => {
      throw fromDatabase(error);
    });
}

/** Opens a writing scope: change, audit rows and announcements commit together or not at all. */
export async function openWrite<P extends TenantPrincipal, T>(
  services: ScopeServices,
  principal: P,
  request: RequestInfo,
  run: (scope: Scope<P>) => Promise<T>,
): Promise<T> {
  let scope: Scope<P> | undefined;
  const value = await services.pool
    .write(
      contextOf(principal, request),
      (session) => {
        scope = new Scope(principal, request, abilityOf(principal), session, services.clock ?? systemClock);
        return run(scope);
      },
      () => scope?.lastStatements() ?? [],
    )
    .catch((error: unknown) => {
      throw fromDatabase(error);
    });
  if (scope && scope.said.length > 0) services.onCommitted?.(principal.tenantId, scope.said);
  return value;
}
