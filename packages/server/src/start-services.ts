import { join } from 'node:path';
import { openConverter } from '@millwright/conversion';
import { type ClamdOptions, clamdScanner } from '@millwright/platform/scanner';
import {
  browserOriginOf,
  createLocalStorage,
  localStorageHandler,
  openS3Storage,
  type S3StorageOptions,
  storageSigningKey,
} from '@millwright/platform/storage';
import { type FaceServiceOptions, startFaceServices } from './face-services.ts';
import { openPublished, type PublishedPlace } from './open-published.ts';
import type { AppServices } from './services.ts';

export interface ServiceOptions extends Omit<FaceServiceOptions, 'databaseUrl' | 'live'> {
  appUrl: string;
  dataDir: string;
  /** Where files are kept; without it, in the data folder. */
  s3?: S3StorageOptions | undefined;
  /** Where what customers are shown is kept; without it, in the data folder. */
  published?: PublishedPlace | undefined;
  /** `outside`: whoever runs this process keeps it from the network and from files worth stealing while it converts. */
  conversionSandbox?: 'auto' | 'outside';
  secretKey: Buffer;
  /** What looks for viruses in what people upload; without it nobody does. */
  scanning?: { address: ClamdOptions['address']; most: number; tooLarge: 'accept' | 'refuse' } | undefined;
  /** The most bytes of a firm that has no limit of its own. */
  filesQuota?: number | undefined;
}

/** Starts what the staff's procedures and the jobs of one process share. */
export async function startServices(
  options: ServiceOptions,
): Promise<AppServices & { close(): Promise<void> }> {
  const {
    appUrl,
    dataDir,
    secretKey: _secretKey,
    s3: _s3,
    published,
    conversionSandbox,
    scanning,
    filesQuota,
    ...face
  } = options;
  // Nothing is asked of the store yet: while it is away, everything but files works. `millwright doctor` tries it.
  const store = await fileStore(options);
  const guards = {
    filesQuota,
    ...(scanning && { scanner: clamdScanner(scanning), tooLargeToScan: scanning.tooLarge }),
  };
  return {
    ...(await startFaceServices({ ...face, databaseUrl: appUrl })),
    ...store,
    ...guards,
    published: await openPublished(published ?? { directory: join(dataDir, 'published') }),
    converter: await openConverter({ sandbox: conversionSandbox ?? 'auto' }),
  };
}

/** Files lie on the S3 server of the configuration, else in a folder whose links this process serves. */
async function fileStore({
  s3,
  dataDir,
  secretKey,
}: ServiceOptions): Promise<Pick<AppServices, 'storage' | 'serveStorage' | 'storageOrigin'>> {
  if (s3) return { storage: await openS3Storage(s3), storageOrigin: browserOriginOf(s3) };
  // Relative: the staff's pages ask the address they came from.
  const links = { baseUrl: '/files/storage', signingKey: storageSigningKey(secretKey) };
  const storage = createLocalStorage({ directory: join(dataDir, 'files'), ...links });
  return { storage, serveStorage: localStorageHandler({ storage, ...links }) };
}
