import type { TenantPool } from '@millwright/db';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';

const day = 24 * 60 * 60 * 1000;
const batch = 5_000;

/**
 * Housekeeping of notices: what was read more than 180 days ago is removed, over all firms. The database says how long
 * (the policy `tidy`): this role finds nothing younger, and what is unread stays, however old.
 */
export function expireNotices(pool: TenantPool): SystemJobDefinition {
  return systemJob('notifications.expire-notices', {
    every: day,
    run: async ({ log, signal }) => {
      let notices = 0;
      // In batches, so that no transaction holds many rows for long.
      for (let last = batch; last === batch && !signal.aborted; notices += last)
        last = await removeSome(pool);
      if (notices > 0) log.info({ notices }, 'notices read long ago were removed');
    },
  });
}

function removeSome(pool: TenantPool): Promise<number> {
  return pool.write({ role: 'millwright_relay', tenantId: null }, async (session) => {
    const { rowCount } = await session.execute({
      text: `DELETE FROM notice WHERE (tenant_id, id) IN (
               SELECT tenant_id, id FROM notice WHERE read_at IS NOT NULL ORDER BY read_at LIMIT ${batch})`,
      values: [],
    });
    return rowCount ?? 0;
  });
}
