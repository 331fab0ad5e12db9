import { join } from 'node:path';
import { TenantPool } from '@millwright/db';
import { type Announced, principalChanged } from '@millwright/platform';
import { createLiveBus } from '@millwright/platform/live';
import type { Logger } from '@millwright/platform/logging';
import {
  browserOriginOf,
  createLocalStorage,
  localStorageHandler,
  openS3Storage,
  type S3StorageOptions,
  storageSigningKey,
} from '@millwright/platform/storage';
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
  /** Where files are kept; without it, in the data folder. */
  s3?: S3StorageOptions | undefined;
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
  return {
    pool,
    origins,
    sessions,
    principals,
    live,
    ...(await fileStore(options)),
    onCommitted,
    close: async () => {
      unsubscribe();
      await live.close();
      await pool.end();
    },
  };
}

/** Files lie on the S3 server of the configuration, else in a folder whose links this process serves. */
async function fileStore({
  s3,
  dataDir,
  secretKey,
}: ServiceOptions): Promise<Pick<AppServices, 'storage' | 'serveStorage' | 'storageOrigin'>> {
  if (s3) return { storage: await openS3Storage(s3), storageOrigin: browserOriginOf(s3) };
  // Relative: staff and customers come by different origins, and each page asks its own.
  const links = { baseUrl: '/files/storage', signingKey: storageSigningKey(secretKey) };
  const storage = createLocalStorage({ directory: join(dataDir, 'files'), ...links });
  return { storage, serveStorage: localStorageHandler({ storage, ...links }) };
}
