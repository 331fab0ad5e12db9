export { appRouter } from './app-router.ts';
export { type FaceServiceOptions, startFaceServices } from './face-services.ts';
export {
  archiveErrands,
  type BundleProblem,
  bundleLink,
  type Verification,
  verifyBundle,
} from './modules/archives/index.ts';
export { type CalendarFile, calendarFile } from './modules/calendar/index.ts';
export { deliveryErrands, deliveryNoteBytes, type NoteBytes } from './modules/delivery/index.ts';
export { type ExportedList, type ExportRequest, exportList } from './modules/exports/index.ts';
export {
  applyRetention,
  archiveFiles,
  archiveInput,
  checkVersion,
  checkWaitingVersions,
  type FirmFill,
  fileErrands,
  firmFills,
  missingPreviews,
  type PreviewContent,
  previewContent,
  setQuota,
  sizeText,
  thumbnailKey,
  tidyFiles,
  versionLink,
  waitingPublications,
} from './modules/files/index.ts';
export { loadCustomerPrincipal, loadStaffPrincipal } from './modules/identity/index.ts';
export { expireNotices } from './modules/notifications/index.ts';
export { type BomUpload, storeBomFile, tellOfOverdueParts } from './modules/procurement/index.ts';
export {
  checkProgress,
  expireImportFiles,
  storeImportFile,
  type UploadedImport,
} from './modules/tasks/index.ts';
export { currentTenant } from './modules/tenancy/index.ts';
export { portalRouter } from './portal-router.ts';
export { allModules } from './registry.ts';
export type { AppServices, FaceServices, PortalServices } from './services.ts';
export { type ServiceOptions, startServices } from './start-services.ts';
