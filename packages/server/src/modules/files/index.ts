export { fileErrands } from './files.errands.ts';
export * from './files.events.ts';
export {
  type FileContract,
  type FileHome,
  type FileSubject,
  fileContracts,
  fileHome,
  fileHomeTypes,
} from './files.homes.ts';
export { filesModule } from './files.module.ts';
export type {
  FileDetail,
  FileRow,
  FolderPage,
  FolderRow,
  VersionRow,
} from './files.queries.ts';
export { archiveInput } from './files.schemas.ts';
export type { FileTypeRow } from './files.types.ts';
export { applyRetention } from './operations/apply-retention.ts';
export { archiveFiles, type FileArchive } from './operations/archive-files.ts';
export { type BegunUpload, beginUpload } from './operations/begin-upload.ts';
export { checkVersion } from './operations/check-version.ts';
export { checkWaitingVersions } from './operations/check-waiting-versions.ts';
export { completeUpload } from './operations/complete-upload.ts';
export { partLinks } from './operations/send-parts.ts';
export { type FirmFill, firmFills, setQuota } from './operations/set-quota.ts';
export { tidyFiles } from './operations/tidy-files.ts';
export { versionLink } from './operations/version-link.ts';
export { missingPreviews } from './previews/make-missing.ts';
export { type PreviewContent, previewContent, thumbnailKey } from './previews/preview-content.ts';
export { endingOf, type PreviewKind, shownType } from './previews/previews.schemas.ts';
export type { VersionView } from './previews/view-version.ts';
export { waitingPublications } from './publishing/deliver-waiting.ts';
export { requireRoom, sizeText } from './quota.records.ts';
export type { StorageUse } from './storage.queries.ts';
export type { UploadDoors } from './uploads.records.ts';
