import { randomBytes } from 'node:crypto';
import {
  createLocalStorage,
  type ObjectStorage,
  openS3Storage,
  type S3StorageOptions,
} from '@millwright/platform/storage';

/** Where what customers are shown is kept: apart from the staff's files, so that the portal's process needs no way to those. */
export type PublishedPlace = { s3: S3StorageOptions } | { directory: string };

/** Opens the store of what customers are shown. Its bytes pass through the portal: it hands out no links. */
export async function openPublished(place: PublishedPlace): Promise<ObjectStorage> {
  if ('s3' in place) return openS3Storage(place.s3);
  // A key nobody knows: a link signed with it is worth nothing anywhere.
  return createLocalStorage({ directory: place.directory, baseUrl: '/nowhere', signingKey: randomBytes(32) });
}
