import { of, type Specimens } from './specimen.fixture.ts';

const ofContract = (contractId: string) => ({ type: 'Contract', id: contractId });

export const filesSpecimens: Specimens = {
  'staff files.types': of(() => undefined),
  'staff files.storage': of(() => undefined),
  'staff files.removals': of(() => ({})),
  'staff files.createType': of(() => ({ name: 'Photographs', openness: 'team' })),
  'staff files.updateType': of((r) => ({ typeId: r.fileTypeId, version: 1, name: 'Manuals' })),
  'staff files.orderTypes': of(
    (r) => ({ typeIds: [r.fourthFileTypeId, r.thirdFileTypeId, r.secondFileTypeId, r.fileTypeId] }),
    { foreignCodes: ['files.types_changed'] },
  ),
  'staff files.removeType': of((r) => ({ typeId: r.fileTypeId, version: 1 })),
  'staff files.restoreType': of((r) => ({ typeId: r.removedFileTypeId, version: 1 })),
  'staff files.setRetention': of((r) => ({
    typeId: r.fileTypeId,
    version: 1,
    olderVersionsYears: 5,
    recycledDays: 90,
  })),
  'staff files.browse': of((r) => ({ subject: ofContract(r.contractId), folderId: r.fileFolderId })),
  'staff files.get': of((r) => ({ fileId: r.fileId })),
  'staff files.beginUpload': of(
    (r) => ({
      subject: ofContract(r.contractId),
      folderId: r.fileFolderId,
      name: 'layout.dxf',
      typeId: r.fileTypeId,
      size: 1_000,
    }),
    { foreignCodes: ['files.type_unknown'] },
  ),
  'staff files.partLinks': of((r) => ({
    uploadId: r.uploadId,
    parts: [{ partNumber: 1, size: 5, sha256: 'b'.repeat(64) }],
  })),
  'staff files.uploadState': of((r) => ({ uploadId: r.uploadId })),
  // Each of these two touches the store, which no rehearsal takes back: an upload of its own for each.
  'staff files.completeUpload': of((r) => ({ uploadId: r.emptyUploadId })),
  'staff files.cancelUpload': of((r) => ({ uploadId: r.uploadId }), { commits: true }),
  'staff files.update': of(
    (r) => ({
      fileId: r.fileId,
      version: 1,
      name: 'renamed.dxf',
      folderId: r.fileFolderId,
      typeId: r.fileTypeId,
      drawingNo: 'E-101',
    }),
    { foreignCodes: ['files.type_unknown'] },
  ),
  'staff files.checkOut': of((r) => ({ fileId: r.fileId, version: 1, days: 2 })),
  'staff files.checkIn': of((r) => ({ fileId: r.heldFileId, version: 1 })),
  'staff files.issue': of((r) => ({ fileId: r.fileId, version: 1, versionNo: 2 })),
  'staff files.restoreVersion': of((r) => ({ fileId: r.fileId, version: 1, versionNo: 1 })),
  'staff files.share': of(
    (r) => ({
      fileId: r.fileId,
      version: 1,
      openness: 'team',
      people: [{ memberId: r.colleagueId, mayEdit: true }],
    }),
    { foreignCodes: ['files.person_unknown'] },
  ),
  'staff files.view': of((r) => ({ versionId: r.fileVersionId })),
  'staff files.trace': of((r) => ({ code: r.traceCode })),
  'staff files.publication': of((r) => ({ fileId: r.fileId })),
  'staff files.publish': of((r) => ({ fileId: r.fileId, version: 1, versionNo: 2 })),
  'staff files.unpublish': of((r) => ({ fileId: r.fileId })),
  'staff files.delete': of((r) => ({ fileId: r.fileId, version: 1 })),
  'staff files.restore': of((r) => ({ fileId: r.deletedFileId, version: 1 })),
  'staff files.folderRights': of((r) => ({ folderId: r.fileFolderId })),
  'staff files.shareFolder': of(
    (r) => ({
      folderId: r.fileFolderId,
      version: 1,
      openness: 'team',
      people: [{ memberId: r.colleagueId, mayEdit: true }],
      applyBelow: true,
    }),
    { foreignCodes: ['files.person_unknown'] },
  ),
  'staff files.createFolder': of((r) => ({
    subject: ofContract(r.contractId),
    parentId: r.fileFolderId,
    name: 'Panels',
  })),
  'staff files.createFolders': of((r) => ({
    subject: ofContract(r.contractId),
    parentId: r.fileFolderId,
    paths: ['Panels/Doors'],
  })),
  'staff files.moveMany': of((r) => ({
    files: [{ fileId: r.fileId, version: 1, folderId: r.fileFolderId }],
  })),
  'staff files.deleteMany': of((r) => ({ files: [{ fileId: r.fileId, version: 1 }] })),
  'staff files.restoreMany': of((r) => ({ files: [{ fileId: r.deletedFileId, version: 1 }] })),
  'staff files.copyMany': of((r) => ({
    to: ofContract(r.contractId),
    files: [{ fileId: r.fileId, folderId: r.fileFolderId }],
  })),
  'staff files.copyFolders': of((r) => ({
    to: ofContract(r.contractId),
    parentId: null,
    folderIds: [r.fileFolderId],
  })),
  'staff files.updateFolder': of((r) => ({ folderId: r.fileFolderId, version: 1, name: 'Plans' })),
  'staff files.deleteFolder': of((r) => ({ folderId: r.fileFolderId, version: 1 })),
};
