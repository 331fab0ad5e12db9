import type { TenantPool } from '@millwright/db';
import { type SystemJobDefinition, systemJob } from '../jobs/index.ts';

const day = 24 * 60 * 60 * 1000;
const batch = 5000;

export interface CleanupOptions {
  /** How long delivered announcements are kept; 7 days unless told. */
  keepDays?: number;
  /** Milliseconds between two runs; an hour unless told. */
  every?: number;
}

/**
 * Housekeeping of the outbox: removes announcements delivered long ago, and the records of who acted on them.
 * Undelivered ones are never touched, however old.
 */
export function outboxCleanup(pool: TenantPool, options: CleanupOptions = {}): SystemJobDefinition {
  const { keepDays = 7, every = 60 * 60 * 1000 } = options;
  return systemJob('outbox.clean-up', {
    every,
    run: async ({ log, signal }) => {
      const before = new Date(Date.now() - keepDays * day).toISOString();
      const events = await removeAll(pool, 'outbox_event', 'delivered_at', before, signal);
      const handled = await removeAll(pool, 'handled_event', 'handled_at', before, signal);
      if (events + handled > 0) log.info({ events, handled, before }, 'old announcements were removed');
    },
  });
}

/** Removes in batches, so that no transaction holds many rows for long. */
async function removeAll(
  pool: TenantPool,
  table: 'outbox_event' | 'handled_event',
  column: 'delivered_at' | 'handled_at',
  before: string,
  signal: AbortSignal,
): Promise<number> {
  let removed = 0;
  for (let last = batch; last === batch && !signal.aborted; removed += last) {
    last = await pool.write({ role: 'millwright_relay', tenantId: null }, async (session) => {
      const { rowCount } = await session.execute({
        text: `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
                 SELECT ctid FROM ${table} WHERE ${column} < $1 LIMIT ${batch}))`,
        values: [before],
      });
      return rowCount ?? 0;
    });
  }
  return removed;
}
