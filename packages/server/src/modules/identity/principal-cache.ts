import type { CustomerPrincipal, ScopeServices, StaffPrincipal } from '@millwright/platform';
import { LRUCache } from 'lru-cache';
import { loadCustomerPrincipal, loadStaffPrincipal } from './principals.ts';

export type PrincipalKind = 'staff' | 'customer';

/** Longest a principal is believed without a look at the database, should an invalidation be lost. */
const BELIEVED_MS = 30_000;

/** The principals of this process. Dropped at once when what they may do changes; see `platform.principal-changed`. */
export class PrincipalCache {
  private readonly cache = new LRUCache<string, Promise<StaffPrincipal | CustomerPrincipal | null>>({
    max: 20_000,
    ttl: BELIEVED_MS,
  });
  private readonly services: ScopeServices;
  constructor(services: ScopeServices) {
    this.services = services;
  }

  /** The principal, or null when the person is no longer active in the firm. Concurrent callers share one load. */
  get(kind: PrincipalKind, tenantId: string, id: string): Promise<StaffPrincipal | CustomerPrincipal | null> {
    const key = `${tenantId}:${id}`;
    const known = this.cache.get(key);
    if (known) return known;
    const load = kind === 'staff' ? loadStaffPrincipal : loadCustomerPrincipal;
    const loading = load(this.services, tenantId, id);
    this.cache.set(key, loading);
    loading.then(
      (principal) => {
        if (!principal) this.forget(key, loading);
      },
      () => this.forget(key, loading),
    );
    return loading;
  }

  private forget(key: string, loading: unknown): void {
    if (this.cache.peek(key) === loading) this.cache.delete(key);
  }

  /** Forgets one person; the next request looks again. */
  drop(tenantId: string, id: string): void {
    this.cache.delete(`${tenantId}:${id}`);
  }

  /** Forgets everybody, after messages may have been missed. */
  clear(): void {
    this.cache.clear();
  }
}
