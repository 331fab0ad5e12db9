import { sqlFor } from '@millwright/db';
import {
  type CustomerPrincipal,
  openRead,
  type ScopeServices,
  type StaffPrincipal,
  type SystemPrincipal,
} from '@millwright/platform';
import { staffPrincipalIn } from '../org/index.ts';

const LOADING = { requestId: 'principal', ip: null };

/** What a principal is loaded with: the product itself, looking into one firm. */
function systemOf(tenantId: string): SystemPrincipal {
  return { kind: 'system', tenantId, timeZone: 'UTC' };
}

/** A member as requests see them, or null if there is no such active member in the firm. */
export async function loadStaffPrincipal(
  services: ScopeServices,
  tenantId: string,
  memberId: string,
): Promise<StaffPrincipal | null> {
  return openRead(services, systemOf(tenantId), LOADING, (scope) => staffPrincipalIn(scope, memberId));
}

/**
 * A customer's contact as the portal sees them, or null if they are no longer active. Looked up with the sign-in role:
 * the portal's process has no other that could, since what customers may see does not include who they are.
 */
export async function loadCustomerPrincipal(
  services: ScopeServices,
  tenantId: string,
  contactId: string,
): Promise<CustomerPrincipal | null> {
  return services.pool.read({ role: 'millwright_auth', tenantId }, async (session) => {
    const contact = await sqlFor(session)
      .selectFrom('customer_contact as c')
      .innerJoin('tenant as t', 't.id', 'c.tenant_id')
      .innerJoin('customer as cu', (join) =>
        join.onRef('cu.id', '=', 'c.customer_id').onRef('cu.tenant_id', '=', 'c.tenant_id'),
      )
      .where('c.tenant_id', '=', tenantId)
      .where('c.id', '=', contactId)
      .where('c.status', '=', 'active')
      .where('cu.deleted_at', 'is', null)
      .where('t.suspended_at', 'is', null)
      .select(['c.account_id', 'c.name', 'c.customer_id', 't.time_zone'])
      .executeTakeFirst();
    if (!contact) return null;
    return {
      kind: 'customer',
      tenantId,
      contactId,
      customerId: contact.customer_id,
      accountId: contact.account_id ?? '',
      name: contact.name,
      role: 'customer',
      timeZone: contact.time_zone,
    };
  });
}
