import { TenantPool } from '@millwright/db';
import { type Announced, principalChanged } from '@millwright/platform';
import { createLiveBus, type LiveBus } from '@millwright/platform/live';
import type { Logger } from '@millwright/platform/logging';
import { ApiTokens, PrincipalCache, Sessions } from './modules/identity/index.ts';
import type { FaceServices } from './services.ts';

export interface FaceServiceOptions {
  /** The login this process works with. */
  databaseUrl: string;
  /** A direct address for LISTEN; unused with Redis. */
  listenUrl: string;
  redisUrl?: string | undefined;
  prepared?: boolean;
  poolSize?: number;
  origins: { staff: string; portal: string };
  log: Logger;
  /** A bus this process has open already; whoever opened it closes it. */
  live?: LiveBus;
}

/** Starts what the procedures of a face share, and keeps its caches true, whichever process changes something. */
export async function startFaceServices(
  options: FaceServiceOptions,
): Promise<FaceServices & { close(): Promise<void> }> {
  const { databaseUrl, listenUrl, redisUrl, origins, log } = options;
  const pool = new TenantPool({
    connectionString: databaseUrl,
    max: options.poolSize ?? 10,
    prepared: options.prepared ?? true,
    onError: (err) => log.warn({ err }, 'a database connection was lost'),
  });
  const live = options.live ?? (await createLiveBus({ redisUrl, postgresUrl: listenUrl, log }));
  const sessions = new Sessions(pool, origins);
  const tokens = new ApiTokens(pool);
  const principals = new PrincipalCache({ pool });
  const drop = (tenantId: string, personId: string) => {
    principals.drop(tenantId, personId);
    sessions.drop(personId);
    tokens.drop(personId);
  };
  const onCommitted = (tenantId: string, announced: readonly Announced[]) => {
    for (const { name, payload } of announced) {
      if (name !== principalChanged.name) continue;
      const { memberIds, contactIds } = principalChanged.payload.parse(payload);
      for (const id of [...memberIds, ...contactIds]) drop(tenantId, id);
    }
  };
  const unsubscribe = live.subscribe((signal) => {
    if (signal.kind === 'principal-changed') drop(signal.tenantId, signal.memberId);
    if (signal.kind === 'resync') {
      principals.clear();
      sessions.clear();
      tokens.clear();
    }
  });
  return {
    pool,
    origins,
    sessions,
    tokens,
    principals,
    live,
    onCommitted,
    close: async () => {
      unsubscribe();
      if (!options.live) await live.close();
      await pool.end();
    },
  };
}
