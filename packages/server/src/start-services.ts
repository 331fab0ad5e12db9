import { join } from 'node:path';
import { TenantPool } from '@millwright/db';
import { type Announced, principalChanged } from '@millwright/platform';
import { createLiveBus } from '@millwright/platform/live';
import type { Logger } from '@millwright/platform/logging';
import { createLocalStorage, localStorageHandler, storageSigningKey } from '@millwright/platform/storage';
import { PrincipalCache, Sessions } from './modules/identity/index.ts';
import type { AppServices } from './services.ts';

export interface ServiceOptions {
  appUrl: string;
  /** A direct address for LISTEN; unused with Redis. */
  listenUrl: string;
  redisUrl?: string | undefined;
  prepared?: boolean;
  poolSize?: number;
  origins: { staff: string; portal: string };
  dataDir: string;
  secretKey: Buffer;
  log: Logger;
}

/** Starts what the procedures of one process share, and keeps its caches true. */
export async function startServices(
  options: ServiceOptions,
): Promise<AppServices & { close(): Promise<void> }> {
  const { appUrl, listenUrl, redisUrl, origins, log } = options;
  const pool = new TenantPool({
    connectionString: appUrl,
    max: options.poolSize ?? 10,
    prepared: options.prepared ?? true,
    onError: (err) => log.warn({ err }, 'a database connection was lost'),
  });
  const live = await createLiveBus({ redisUrl, postgresUrl: listenUrl, log });
  const sessions = new Sessions(pool, origins);
  const drop = (tenantId: string, personId: string) => {
    principals.drop(tenantId, personId);
    sessions.drop(personId);
  };
  const onCommitted = (tenantId: string, announced: readonly Announced[]) => {
    for (const { name, payload } of announced) {
      if (name !== principalChanged.name) continue;
      const { memberIds, contactIds } = principalChanged.payload.parse(payload);
      for (const id of [...memberIds, ...contactIds]) drop(tenantId, id);
    }
  };
  const principals = new PrincipalCache({ pool });
  const unsubscribe = live.subscribe((signal) => {
    if (signal.kind === 'principal-changed') drop(signal.tenantId, signal.memberId);
    if (signal.kind === 'resync') {
      principals.clear();
      sessions.clear();
    }
  });
  const links = {
    // Relative: staff and customers come by different origins, and each page asks its own.
    baseUrl: '/files/storage',
    signingKey: storageSigningKey(options.secretKey),
  };
  const storage = createLocalStorage({ directory: join(options.dataDir, 'files'), ...links });
  return {
    pool,
    origins,
    sessions,
    principals,
    live,
    storage,
    serveStorage: localStorageHandler({ storage, ...links }),
    onCommitted,
    close: async () => {
      unsubscribe();
      await live.close();
      await pool.end();
    },
  };
}
