import { isId, type Session, type TenantPool, valueTypes } from '@millwright/db';
import { principalChanged } from '../events/principal-changed.ts';
import type { JobQueue, JobRegistry, QueuedJob } from '../jobs/index.ts';
import type { LiveBus, LiveMessage } from '../live/index.ts';

/** An announcement as it lies in the outbox. */
export interface OutboxRow {
  tenant_id: string;
  id: string;
  name: string;
  payload: unknown;
  subject_type: string | null;
  subject_id: string | null;
  actor_id: string | null;
  request_id: string | null;
  occurred_at: string;
}

export interface Delivery {
  pool: TenantPool;
  queue: Pick<JobQueue, 'enqueueAll'>;
  live: Pick<LiveBus, 'publish'>;
  registry: Pick<JobRegistry, 'subscribersTo'>;
}

/** A delivery that did not succeed, with the announcements that were to be delivered. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  constructor(
    readonly rows: readonly OutboxRow[],
    override readonly cause: unknown,
  ) {
    super(`${rows.length} announcements could not be delivered: ${(cause as Error)?.message ?? cause}`);
  }
}

/** Announcements nobody has failed to deliver yet, or those someone has. */
export type Which = 'fresh' | 'failing';

const context = { role: 'millwright_relay', tenantId: null } as const;

/**
 * Takes the oldest undelivered announcements that no other relay has in its hands, hands them on, and marks them
 * delivered, all in one transaction: whoever dies in between leaves them undelivered, and the queue recognises by its
 * id what it was given before. Gives how many it delivered. Throws DeliveryError.
 */
export async function deliverBatch(delivery: Delivery, which: Which, limit: number): Promise<number> {
  return delivery.pool.write(context, async (session) => {
    const rows = await take(session, which, limit);
    if (rows.length === 0) return 0;
    try {
      await handOn(delivery, rows);
      await markDelivered(session, rows);
    } catch (error) {
      throw new DeliveryError(rows, error);
    }
    return rows.length;
  });
}

/** Keeps with an announcement that it could not be delivered, and why, where people can see it. */
export async function recordFailure(pool: TenantPool, row: OutboxRow, reason: string): Promise<void> {
  await pool.write(context, (session) =>
    session.execute({
      text: `UPDATE outbox_event SET attempts = attempts + 1, last_error = $3
              WHERE tenant_id = $1 AND id = $2 AND delivered_at IS NULL`,
      values: [row.tenant_id, row.id, reason.slice(0, 1000)],
    }),
  );
}

async function take(session: Session, which: Which, limit: number): Promise<OutboxRow[]> {
  const { rows } = await session.execute({
    text: `SELECT tenant_id, id, name, payload, subject_type, subject_id, actor_id, request_id, occurred_at
             FROM outbox_event
            WHERE delivered_at IS NULL AND (attempts > 0) = $1
            ORDER BY attempts, id LIMIT $2
              FOR UPDATE SKIP LOCKED`,
    values: [which === 'failing', limit],
    types: valueTypes,
  });
  return rows;
}

async function handOn({ queue, live, registry }: Delivery, rows: readonly OutboxRow[]): Promise<void> {
  const jobs = rows.flatMap((row) =>
    registry.subscribersTo(row.name).map((subscriber) => jobFor(row, subscriber)),
  );
  const messages = rows.flatMap(liveMessagesOf);
  await Promise.all([queue.enqueueAll(jobs), ...messages.map((message) => live.publish(message))]);
}

function jobFor(row: OutboxRow, subscriber: { name: string; attempts: number; backoff: number }): QueuedJob {
  const { name, attempts, backoff } = subscriber;
  return {
    id: `${row.id}.${name}`,
    name,
    envelope: {
      tenantId: row.tenant_id,
      payload: row.payload,
      actorId: row.actor_id,
      requestId: row.request_id ?? row.id,
      event: { id: row.id, name: row.name, subscriber: name },
    },
    retry: { attempts, backoff },
  };
}

function liveMessagesOf(row: OutboxRow): LiveMessage[] {
  const tenantId = row.tenant_id;
  if (row.name === principalChanged.name) {
    const { memberIds, contactIds } = principalChanged.payload.parse(row.payload);
    return [...memberIds, ...contactIds].map((memberId) => ({
      kind: 'principal-changed',
      tenantId,
      memberId,
    }));
  }
  if (row.subject_type === null || row.subject_id === null) return [];
  return [
    {
      kind: 'changed',
      tenantId,
      type: row.subject_type,
      id: row.subject_id,
      // 'contracts.signed' is told as 'signed': the type says the rest.
      verb: row.name.slice(row.name.indexOf('.') + 1),
      ...concernsOf(row.payload),
      at: row.occurred_at,
    },
  ];
}

function concernsOf(payload: unknown): { contractId?: string; customerId?: string } {
  const { contractId, customerId } = (payload ?? {}) as { contractId?: unknown; customerId?: unknown };
  return { ...(isId(contractId) ? { contractId } : {}), ...(isId(customerId) ? { customerId } : {}) };
}

async function markDelivered(session: Session, rows: readonly OutboxRow[]): Promise<void> {
  const { rowCount } = await session.execute({
    text: `UPDATE outbox_event AS o SET delivered_at = clock_timestamp(), last_error = NULL
             FROM unnest($1::uuid[], $2::uuid[]) AS d (tenant_id, id)
            WHERE o.tenant_id = d.tenant_id AND o.id = d.id`,
    values: [rows.map((row) => row.tenant_id), rows.map((row) => row.id)],
  });
  if (rowCount !== rows.length) throw new Error('not every announcement could be marked as delivered');
}
