import { createHash } from 'node:crypto';
import { invalid, type Scope } from '@millwright/platform';
import { isPlainPng, LOGO_TYPE } from '../logo-image.ts';
import { tenantUpdated } from '../tenancy.events.ts';
import { currentTenant, type TenantSettings } from '../tenancy.queries.ts';
import type { NameStates, SetLogo } from '../tenancy.schemas.ts';

/** Gives the firm its mark, shown at the top of every page to staff and customers; null takes it away. */
export async function setLogo(scope: Scope, { version, image }: SetLogo): Promise<TenantSettings> {
  const tenant = await currentTenant(scope);
  scope.require('update', 'Tenant', tenant);
  const bytes = image === null ? null : Buffer.from(image, 'base64');
  if (bytes && !isPlainPng(bytes))
    throw invalid('tenancy.logo_unusable', {}, [{ path: 'image', code: 'tenancy.logo_unusable' }]);
  await scope.save('tenant', tenant, version, {
    logo: bytes && new Uint8Array(bytes),
    logoType: bytes && LOGO_TYPE,
    // What tells one upload from the next: pages keep the image for as long as this stays.
    logoMark: bytes && createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  });
  await scope.announce(tenantUpdated, { tenantId: tenant.id });
  return currentTenant(scope);
}

/** Calls states by the firm's own names. A name left empty is the product's again. */
export async function nameStates(scope: Scope, { version, names }: NameStates): Promise<TenantSettings> {
  const tenant = await currentTenant(scope);
  scope.require('update', 'Tenant', tenant);
  const given = Object.entries(names)
    .map(([state, { zh, en }]) => [state, { zh: zh || null, en: en || null }] as const)
    .filter(([, { zh, en }]) => zh || en);
  await scope.save('tenant', tenant, version, { statusNames: Object.fromEntries(given) });
  await scope.announce(tenantUpdated, { tenantId: tenant.id });
  return currentTenant(scope);
}
