import { invalid, principalChanged, type Scope } from '@millwright/platform';
import { isNumberRule } from '../numbering.ts';
import { tenantUpdated } from '../tenancy.events.ts';
import { currentTenant, type TenantSettings } from '../tenancy.queries.ts';
import type { UpdateTenant } from '../tenancy.schemas.ts';

const isTimeZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** Changes the firm's own settings. Numbers already given stay as they are; the next one follows the new rule. */
export async function updateTenant(scope: Scope, input: UpdateTenant): Promise<TenantSettings> {
  const tenant = await currentTenant(scope);
  scope.require('update', 'Tenant', tenant);
  if (!isNumberRule(input.projectNoRule)) {
    throw invalid('tenancy.number_rule_wrong', {}, [
      { path: 'projectNoRule', code: 'tenancy.number_rule_wrong' },
    ]);
  }
  if (input.contractNoRule && !isNumberRule(input.contractNoRule)) {
    throw invalid('tenancy.number_rule_wrong', {}, [
      { path: 'contractNoRule', code: 'tenancy.number_rule_wrong' },
    ]);
  }
  if (!isTimeZone(input.timeZone)) {
    throw invalid('tenancy.time_zone_unknown', {}, [{ path: 'timeZone', code: 'tenancy.time_zone_unknown' }]);
  }
  const { version, ...settings } = input;
  await scope.save('tenant', tenant, version, settings);
  await scope.announce(tenantUpdated, { tenantId: tenant.id });
  if (settings.timeZone !== tenant.timeZone) {
    // Everybody's "today" depends on it.
    const members = await scope.tx.member.findMany({
      where: { status: 'active' },
      select: { id: true },
      take: 10_000,
    });
    await scope.announce(principalChanged, { memberIds: members.map((m) => m.id), contactIds: [] });
  }
  return currentTenant(scope);
}
