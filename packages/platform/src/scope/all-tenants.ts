import type { ScopeServices } from './open.ts';
import type { SystemPrincipal } from './principal.ts';

/** The product itself at work in a firm. */
export const product = (tenantId: string): SystemPrincipal => ({
  kind: 'system',
  tenantId,
  actorId: null,
  timeZone: 'UTC',
});

/** Every firm of the installation, for housekeeping that goes from one to the next. */
export async function allTenants({ pool }: ScopeServices): Promise<string[]> {
  const { rows } = await pool.read({ role: 'millwright_auth', tenantId: null }, (session) =>
    session.execute({ text: 'SELECT id FROM tenant' }),
  );
  return rows.map(({ id }: { id: string }) => id);
}
