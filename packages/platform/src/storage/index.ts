export { dispositionOf } from './disposition.ts';
export { examineStorage, type StorageFinding } from './examine-storage.ts';
export { createLocalStorage, type LocalStorage, type LocalStorageOptions } from './local-storage.ts';
export {
  type LocalStorageHandlerOptions,
  localStorageHandler,
  type StorageHandler,
  type StorageRequest,
} from './local-storage-handler.ts';
export {
  assertKey,
  type ByteRange,
  type ExpectedPart,
  type ListedObject,
  type ObjectFacts,
  type ObjectStorage,
  type PartUploads,
  type PartUrl,
  type PartUrlOptions,
  type PutOptions,
  type SignedUrlOptions,
  StorageError,
  type StorageErrorCode,
  type StoredObject,
  type UnfinishedUpload,
  type UploadedPart,
  type UploadOptions,
} from './object-storage.ts';
export { browserOriginOf, openS3Storage, type S3StorageOptions } from './open-s3-storage.ts';
export { sendObject } from './send-object.ts';
export { type SignedUrlVerdict, storageSigningKey, verifySignedUrl } from './signed-url.ts';
export { cutIntoParts, type PartRange, partSizeFor, uploadLimits } from './upload-parts.ts';
