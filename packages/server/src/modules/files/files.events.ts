import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = { fileId: z.uuid(), contractId: z.uuid() };
const subject = ({ fileId }: { fileId: string }) => ({ type: 'FileAsset', id: fileId });

/** A version of a file is there, not read back yet. */
export const fileVersionAdded = event(
  'files.version-added',
  z.object({ ...about, versionId: z.uuid(), versionNo: z.number().int() }),
  { subject },
);
/** A version was read back: it is what was announced, or it is not; or nobody may have it, for what the scanner said. */
export const fileVersionChecked = event(
  'files.version-checked',
  z.object({ ...about, versionId: z.uuid(), state: z.enum(['good', 'broken', 'infected', 'unscanned']) }),
  { subject },
);
/** Name, place, type, drawing number, who sees it, or who has it checked out has changed. */
export const fileChanged = event('files.changed', z.object(about), { subject });
/** A file went into the recycle bin. */
export const fileDeleted = event('files.deleted', z.object(about), { subject });
/** A file came back from the recycle bin. */
export const fileRestored = event('files.restored', z.object(about), { subject });
/** A type of documents was added, changed or removed, or its files are kept for another time. */
export const fileTypeChanged = event('files.type-changed', z.object({ typeId: z.uuid() }), {
  subject: ({ typeId }) => ({ type: 'FileType', id: typeId }),
});
/** A version has lost its bytes by a rule of its type: whatever was made from them has to go as well. */
export const fileVersionExpired = event(
  'files.version-expired',
  z.object({ ...about, versionId: z.uuid() }),
  { subject },
);
/** Folders of a record were made, renamed, moved or removed. */
export const foldersChanged = event(
  'files.folders-changed',
  z.object({ subjectType: z.string(), subjectId: z.uuid(), contractId: z.uuid() }),
  { subject: ({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId }) },
);

/** What pages show of a version was made, or it is known why it cannot be. */
export const filePreviewMade = event('files.preview-made', z.object({ ...about, versionId: z.uuid() }), {
  subject,
});
const publication = z.object({ ...about, publicationId: z.uuid() });
/** A version is to be shown to the customer; its bytes are on their way. */
export const filePublished = event('files.published', publication, { subject });
/** The customer can see it now. */
export const filePublicationReady = event('files.publication-ready', publication, { subject });
/** What the customer was shown of a file was taken back. */
export const filePublicationEnded = event('files.publication-ended', publication, { subject });
