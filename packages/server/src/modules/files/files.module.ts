import { defineModule, namesIn, type PartsOf, readableIn } from '@millwright/platform';
import * as events from './files.events.ts';
import { filePermissions, fileStoragePermissions, fileTypePermissions } from './files.permissions.ts';

/** A file's history tells of what customers were shown of it as well. */
const partsOfFile: PartsOf = async (scope, fileId) => {
  const shown = await scope.sql
    .selectFrom('file_publication')
    .where('file_id', '=', fileId)
    .select('id')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return shown.map(({ id }) => ({ type: 'FilePublication', id }));
};

/** Documents of records: folders, versions that never vanish, who sees them, and how bytes come and go. */
export const filesModule = defineModule({
  name: 'files',
  tier: 2,
  dependsOn: ['org', 'notifications'],
  owns: [
    'file_type',
    'file_folder',
    'file_asset',
    'file_version',
    'file_upload',
    'file_quota',
    'file_removal',
    'file_preview',
    'file_publication',
    'file_view',
  ],
  permissions: [filePermissions, fileTypePermissions, fileStoragePermissions],
  events: Object.values(events),
  readable: {
    FileAsset: readableIn('file_asset', 'FileAsset'),
    FileType: readableIn('file_type', 'FileType'),
  },
  parts: { FileAsset: partsOfFile },
  names: {
    FileAsset: namesIn('file_asset', 'FileAsset'),
    FileType: namesIn('file_type', 'FileType'),
  },
});
