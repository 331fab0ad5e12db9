import type { ObjectStorage } from './object-storage.ts';
import type { S3StorageOptions } from './s3-connection.ts';

export { browserOriginOf } from './s3-address.ts';
export type { S3StorageOptions } from './s3-connection.ts';

/** Object storage on S3. Its client is only loaded here, so that who keeps files locally does not wait for it. */
export async function openS3Storage(options: S3StorageOptions): Promise<ObjectStorage> {
  const { createS3Storage } = await import('./s3-storage.ts');
  return createS3Storage(options);
}
