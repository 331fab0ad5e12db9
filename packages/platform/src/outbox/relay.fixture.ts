import { randomUUID } from 'node:crypto';
import { newId, TenantPool } from '@millwright/db';
import type { TestDatabase } from '@millwright/db/testing';
import { z } from 'zod';
import { event } from '../events/index.ts';
import { createJobRegistry, type JobContext, subscriber } from '../jobs/index.ts';
import { asSuperuser } from '../testing/postgres.ts';

/** An announcement that exists for the tests of the relay, with two who act on it. */
export const happened = event('relay-test.happened', z.object({ contractId: z.uuid() }));
export const unheard = event('relay-test.unheard', z.object({}));

export const registryWith = (act: (context: JobContext) => void | Promise<void>) =>
  createJobRegistry([
    {
      subscribers: ['relay-test.tell', 'relay-test.count'].map((name) =>
        subscriber(name, happened, { run: async (_scope, _payload, context) => act(context) }),
      ),
    },
  ]);

export const poolOf = (database: TestDatabase) =>
  new TenantPool({ connectionString: database.appUrl, max: 2 });

/** Puts announcements into the outbox as a committed change would have, and gives their ids. */
export async function announce(
  database: TestDatabase,
  count: number,
  more: { name?: string; subject?: boolean; silently?: boolean; payload?: object } = {},
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const { name = happened.name, subject = false, silently = false, payload = null } = more;
  // Replication mode skips triggers: the announcement is there, but nobody is told.
  const mode = silently ? "set_config('session_replication_role', 'replica', true)" : "''";
  await asSuperuser(
    database,
    `WITH mode AS MATERIALIZED (SELECT ${mode})
     INSERT INTO outbox_event (tenant_id, id, name, payload, subject_type, subject_id, actor_id, request_id)
     SELECT $1, id, $2, COALESCE($5, jsonb_build_object('contractId', id)), $4::text,
            CASE WHEN $4 IS NULL THEN NULL ELSE id END, NULL, 'r-' || id
       FROM unnest($3::uuid[]) AS id, mode`,
    [randomUUID(), name, ids, subject ? 'contract' : null, payload],
  );
  return ids;
}

export interface OutboxState {
  id: string;
  delivered: boolean;
  attempts: number;
  last_error: string | null;
}

export const outbox = (database: TestDatabase) =>
  asSuperuser<OutboxState>(
    database,
    'SELECT id, delivered_at IS NOT NULL AS delivered, attempts, last_error FROM outbox_event ORDER BY id',
  );

export const undelivered = async (database: TestDatabase) =>
  (await outbox(database)).filter(({ delivered }) => !delivered).length;
