import { allow, type EdgeContext, router, type StaffContext } from '@millwright/platform';
import { servicesOf } from '../../services.ts';
import { browseFiles } from './browse.queries.ts';
import { getFile } from './files.queries.ts';
import * as inputs from './files.schemas.ts';
import { listFileTypes } from './files.types.ts';
import { beginUpload } from './operations/begin-upload.ts';
import { deleteFiles, moveFiles, restoreFiles } from './operations/bulk-files.ts';
import { checkInFile, checkOutFile } from './operations/check-out-file.ts';
import { completeUpload } from './operations/complete-upload.ts';
import { copyFiles } from './operations/copy-files.ts';
import { copyFolders } from './operations/copy-folders.ts';
import { createFolder } from './operations/create-folder.ts';
import { createFolders } from './operations/create-folders.ts';
import { deleteFile, restoreFile } from './operations/delete-file.ts';
import { issueVersion } from './operations/issue-version.ts';
import { createType, orderTypes, updateType } from './operations/keep-types.ts';
import { removeType, restoreType } from './operations/remove-type.ts';
import { restoreVersion } from './operations/restore-version.ts';
import { cancelUpload, partLinks, uploadState } from './operations/send-parts.ts';
import { setRetention } from './operations/set-retention.ts';
import { shareFile } from './operations/share-file.ts';
import { folderRights, shareFolder } from './operations/share-folder.ts';
import { updateFile } from './operations/update-file.ts';
import { deleteFolder, updateFolder } from './operations/update-folder.ts';
import { traceInput, viewInput } from './previews/previews.schemas.ts';
import { traceView } from './previews/trace-view.ts';
import { viewVersion } from './previews/view-version.ts';
import { publicationOf } from './publishing/publications.queries.ts';
import { publishFile, unpublishFile } from './publishing/publish-file.ts';
import { publishFileInput, unpublishFileInput } from './publishing/publishing.schemas.ts';
import { listRemovals } from './removals.queries.ts';
import { storageUse } from './storage.queries.ts';
import type { UploadDoors } from './uploads.records.ts';

/** The ways in for what touches the store between two scopes. */
const doors = (ctx: StaffContext & EdgeContext): UploadDoors => ({
  storage: servicesOf(ctx).storage,
  quota: servicesOf(ctx).filesQuota,
  read: ctx.read as UploadDoors['read'],
  write: ctx.write as UploadDoors['write'],
});

export const filesRouter = router({
  types: allow('read', 'FileType').query(({ ctx }) => ctx.read(listFileTypes)),

  createType: allow('create', 'FileType')
    .input(inputs.createTypeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createType(scope, input))),

  updateType: allow('update', 'FileType')
    .input(inputs.updateTypeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateType(scope, input))),

  orderTypes: allow('update', 'FileType')
    .input(inputs.orderTypesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => orderTypes(scope, input))),

  removeType: allow('delete', 'FileType')
    .input(inputs.versionedTypeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeType(scope, input))),

  restoreType: allow('delete', 'FileType')
    .input(inputs.versionedTypeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreType(scope, input))),

  setRetention: allow('setRetention', 'FileType')
    .input(inputs.setRetentionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => setRetention(scope, input))),

  removals: allow('read', 'FileStorage')
    .input(inputs.listRemovalsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listRemovals(scope, input))),

  storage: allow('read', 'FileStorage').query(({ ctx }) =>
    ctx.read((scope) => storageUse(scope, servicesOf(ctx).filesQuota)),
  ),

  browse: allow('read', 'FileAsset')
    .input(inputs.browseInput)
    .query(({ ctx, input }) => ctx.read((scope) => browseFiles(scope, input))),

  get: allow('read', 'FileAsset')
    .input(inputs.fileInput)
    .query(({ ctx, input }) => ctx.read((scope) => getFile(scope, input.fileId))),

  beginUpload: allow('create', 'FileAsset')
    .input(inputs.beginUploadInput)
    .mutation(({ ctx, input }) => beginUpload(doors(ctx), input)),

  partLinks: allow('create', 'FileAsset')
    .input(inputs.partUrlsInput)
    .mutation(({ ctx, input }) => partLinks(doors(ctx), input)),

  uploadState: allow('create', 'FileAsset')
    .input(inputs.uploadInput)
    .query(({ ctx, input }) => uploadState(doors(ctx), input)),

  completeUpload: allow('create', 'FileAsset')
    .input(inputs.uploadInput)
    .mutation(({ ctx, input }) => completeUpload(doors(ctx), input)),

  cancelUpload: allow('create', 'FileAsset')
    .input(inputs.uploadInput)
    .mutation(({ ctx, input }) => cancelUpload(doors(ctx), input)),

  update: allow('update', 'FileAsset')
    .input(inputs.updateFileInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateFile(scope, input))),

  checkOut: allow('checkOut', 'FileAsset')
    .input(inputs.checkOutInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => checkOutFile(scope, input))),

  checkIn: allow('checkOut', 'FileAsset')
    .input(inputs.versionedFileInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => checkInFile(scope, input))),

  issue: allow('issue', 'FileAsset')
    .input(inputs.fileVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => issueVersion(scope, input))),

  restoreVersion: allow('update', 'FileAsset')
    .input(inputs.fileVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreVersion(scope, input))),

  view: allow('read', 'FileAsset')
    .input(viewInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => viewVersion(scope, input))),

  trace: allow('trace', 'FileAsset')
    .input(traceInput)
    .query(({ ctx, input }) => ctx.read((scope) => traceView(scope, input))),

  publication: allow('read', 'FileAsset')
    .input(inputs.fileInput)
    .query(({ ctx, input }) =>
      ctx.read(async (scope) => ({ shown: await publicationOf(scope, input.fileId) })),
    ),

  publish: allow('share', 'FileAsset')
    .input(publishFileInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => publishFile(scope, input))),

  unpublish: allow('share', 'FileAsset')
    .input(unpublishFileInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => unpublishFile(scope, input))),

  share: allow('share', 'FileAsset')
    .input(inputs.shareFileInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => shareFile(scope, input))),

  delete: allow('delete', 'FileAsset')
    .input(inputs.versionedFileInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteFile(scope, input))),

  restore: allow('restore', 'FileAsset')
    .input(inputs.versionedFileInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreFile(scope, input))),

  folderRights: allow('read', 'FileAsset')
    .input(inputs.folderRightsInput)
    .query(({ ctx, input }) => ctx.read((scope) => folderRights(scope, input.folderId))),

  shareFolder: allow('share', 'FileAsset')
    .input(inputs.shareFolderInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => shareFolder(scope, input))),

  createFolder: allow('create', 'FileAsset')
    .input(inputs.createFolderInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createFolder(scope, input))),

  createFolders: allow('create', 'FileAsset')
    .input(inputs.createFoldersInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createFolders(scope, input))),

  moveMany: allow('update', 'FileAsset')
    .input(inputs.moveFilesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => moveFiles(scope, input))),

  deleteMany: allow('delete', 'FileAsset')
    .input(inputs.recycleFilesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteFiles(scope, input))),

  restoreMany: allow('restore', 'FileAsset')
    .input(inputs.recycleFilesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreFiles(scope, input))),

  copyMany: allow('create', 'FileAsset')
    .input(inputs.copyFilesInput)
    .mutation(({ ctx, input }) => copyFiles(doors(ctx), input)),

  copyFolders: allow('create', 'FileAsset')
    .input(inputs.copyFoldersInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => copyFolders(scope, input))),

  updateFolder: allow('create', 'FileAsset')
    .input(inputs.updateFolderInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateFolder(scope, input))),

  deleteFolder: allow('create', 'FileAsset')
    .input(inputs.folderInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteFolder(scope, input))),
});
