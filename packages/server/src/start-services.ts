import { join } from 'node:path';
import { createLocalStorage, localStorageHandler, storageSigningKey } from '@millwright/platform/storage';
import { type FaceServiceOptions, startFaceServices } from './face-services.ts';
import type { AppServices } from './services.ts';

export interface ServiceOptions extends Omit<FaceServiceOptions, 'databaseUrl' | 'live'> {
  appUrl: string;
  dataDir: string;
  secretKey: Buffer;
}

/** Starts what the staff's procedures and the jobs of one process share. */
export async function startServices(
  options: ServiceOptions,
): Promise<AppServices & { close(): Promise<void> }> {
  const { appUrl, dataDir, secretKey, ...face } = options;
  const services = await startFaceServices({ ...face, databaseUrl: appUrl });
  const links = {
    baseUrl: `${options.origins.staff}/files/storage`,
    signingKey: storageSigningKey(secretKey),
  };
  const storage = createLocalStorage({ directory: join(dataDir, 'files'), ...links });
  return { ...services, storage, serveStorage: localStorageHandler({ storage, ...links }) };
}
