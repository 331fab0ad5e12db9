export { createLocalStorage, type LocalStorageOptions } from './local-storage.ts';
export { type LocalStorageHandlerOptions, localStorageHandler } from './local-storage-handler.ts';
export {
  assertKey,
  type ByteRange,
  type ObjectFacts,
  type ObjectStorage,
  type PutOptions,
  type SignedUrlOptions,
  StorageError,
  type StoredObject,
} from './object-storage.ts';
export { type SignedUrlVerdict, storageSigningKey, verifySignedUrl } from './signed-url.ts';
export { cutIntoParts, type PartRange, partSizeFor, uploadLimits } from './upload-parts.ts';
