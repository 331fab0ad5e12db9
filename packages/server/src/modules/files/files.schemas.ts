import { z } from 'zod';

/** The largest file, in bytes. */
export const MAX_FILE_BYTES = 50 * 1024 ** 3;
/** How deep folders go. */
export const MAX_DEPTH = 12;
export const MAX_NOTE = 1_000;
/** Most part links asked for at once. */
export const MAX_PARTS_ASKED = 20;
/** How long somebody may have a file checked out at most, in days. */
export const MAX_CHECK_OUT_DAYS = 30;

const id = z.uuid();
const version = z.number().int().min(1);
const versionNo = z.number().int().min(1).max(1_000_000);
const name = z.string().min(1).max(1_000);
const note = z.string().trim().max(MAX_NOTE);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const short = z.string().trim().max(80).nullable();

/** Who sees a file by default: who leads the contract; also the leaders of its departments; also everybody on it. */
export const OPENNESS = ['leads', 'departments', 'team'] as const;
export type Openness = (typeof OPENNESS)[number];

export const fileSubject = z.object({ type: z.string().min(1).max(60), id });

/** One folder of a record, or everything below the record that was thrown away. */
export const browseInput = z.object({
  subject: fileSubject,
  folderId: id.optional(),
  search: z.string().trim().max(200).optional(),
  deleted: z.boolean().optional(),
});
export type Browse = z.infer<typeof browseInput>;

export const fileInput = z.object({ fileId: id });
export const versionedFileInput = z.object({ fileId: id, version });
export type VersionedFile = z.infer<typeof versionedFileInput>;

export const createFolderInput = z.object({ subject: fileSubject, parentId: id.optional(), name });
export type CreateFolder = z.infer<typeof createFolderInput>;
export const updateFolderInput = z.object({
  folderId: id,
  version,
  name: name.optional(),
  /** null: to the top. */
  parentId: id.nullable().optional(),
});
export type UpdateFolder = z.infer<typeof updateFolderInput>;
export const folderInput = z.object({ folderId: id, version });
export type VersionedFolder = z.infer<typeof folderInput>;

/**
 * Announces bytes: of a new file, or of a further version where `fileId` is given or a file of this name lies in the folder.
 */
export const beginUploadInput = z.object({
  subject: fileSubject,
  folderId: id.optional(),
  fileId: id.optional(),
  name,
  typeId: id.optional(),
  size: z.number().int().min(0).max(MAX_FILE_BYTES),
  contentType: z.string().trim().max(200).optional(),
  /** SHA-256 of the whole file in hexadecimal, where the sender has it: what arrives otherwise is refused. */
  sha256: sha256.optional(),
  /** Tells one local file from another of the same name and size: an unfinished upload of the same is gone on with. */
  fingerprint: z.string().min(1).max(200).optional(),
  note: note.optional(),
});
export type BeginUpload = z.infer<typeof beginUploadInput>;

export const uploadInput = z.object({ uploadId: id });
export type UploadRef = z.infer<typeof uploadInput>;
export const partUrlsInput = z.object({
  uploadId: id,
  parts: z
    .array(
      z.object({
        partNumber: z.number().int().min(1).max(10_000),
        size: z
          .number()
          .int()
          .min(1)
          .max(5 * 1024 ** 3),
        sha256,
      }),
    )
    .min(1)
    .max(MAX_PARTS_ASKED),
});
export type PartUrls = z.infer<typeof partUrlsInput>;

export const updateFileInput = z.object({
  fileId: id,
  version,
  name: name.optional(),
  /** null: to the top of the record. */
  folderId: id.nullable().optional(),
  typeId: id.optional(),
  drawingNo: short.optional(),
  revision: short.optional(),
});
export type UpdateFile = z.infer<typeof updateFileInput>;

export const checkOutInput = z.object({
  fileId: id,
  version,
  days: z.number().int().min(1).max(MAX_CHECK_OUT_DAYS).default(3),
});
export type CheckOut = z.infer<typeof checkOutInput>;

export const fileVersionInput = z.object({ fileId: id, version, versionNo });
export type FileVersionRef = z.infer<typeof fileVersionInput>;

/** Who sees a file, as a whole: what is left out is taken away. */
export const shareFileInput = z.object({
  fileId: id,
  version,
  openness: z.enum(OPENNESS),
  /** Whether it is shown only with who looks at it written across; left out, it stays as it is. */
  watermark: z.boolean().optional(),
  people: z.array(z.object({ memberId: id, mayEdit: z.boolean() })).max(200),
});
export type ShareFile = z.infer<typeof shareFileInput>;

/** Who sees what is put into a folder from now on and, where asked for, what is in it and below it already. */
export const shareFolderInput = z.object({
  folderId: id,
  version,
  /** null: as the type of each document says. */
  openness: z.enum(OPENNESS).nullable(),
  people: z.array(z.object({ memberId: id, mayEdit: z.boolean() })).max(200),
  applyBelow: z.boolean().default(false),
});
export type ShareFolder = z.infer<typeof shareFolderInput>;
export const folderRightsInput = z.object({ folderId: id });

/** Most folders made in one call, and most a record may have. */
export const MAX_FOLDERS_AT_ONCE = 500;
export const MAX_FOLDERS = 10_000;
/** Ways down from a folder as a file system writes them, with slashes between: those that are not there are made. */
export const createFoldersInput = z.object({
  subject: fileSubject,
  parentId: id.optional(),
  paths: z.array(z.string().min(1).max(4_000)).min(1).max(MAX_FOLDERS_AT_ONCE),
});
export type CreateFolders = z.infer<typeof createFoldersInput>;

/** Most files in one archive. */
export const MAX_ARCHIVED = 5_000;
/** Some files and folders of a record, or, where none are named, everything it has. */
export const archiveInput = z.object({
  subject: fileSubject,
  folderIds: z.array(id).max(100).default([]),
  fileIds: z.array(id).max(200).default([]),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export type Archive = z.infer<typeof archiveInput>;

/** Most files one call does the same with. */
export const MAX_BULK = 200;
/** Each once: of two instructions for one file, one would win by accident. */
const once = <T extends { fileId: string }>(files: readonly T[]) =>
  new Set(files.map(({ fileId }) => fileId)).size === files.length;
const bulk = <T extends z.ZodType<{ fileId: string }>>(file: T) =>
  z.object({ files: z.array(file).min(1).max(MAX_BULK).refine(once) });

/** Where each file is to go within its record; null: to its top. */
export const moveFilesInput = bulk(z.object({ fileId: id, version, folderId: id.nullable() }));
export type MoveFiles = z.infer<typeof moveFilesInput>;
export const recycleFilesInput = bulk(versionedFileInput);
export type RecycleFiles = z.infer<typeof recycleFilesInput>;

/** Most files copied in one call: their bytes may have to be copied, and whoever calls waits for it. */
export const MAX_COPIED = 20;
/** Files to be copied into a record, each into one of its folders; null: to its top. */
export const copyFilesInput = z.object({
  to: fileSubject,
  files: z
    .array(z.object({ fileId: id, folderId: id.nullable() }))
    .min(1)
    .max(MAX_COPIED)
    .refine(once),
});
export type CopyFiles = z.infer<typeof copyFilesInput>;
/** Folders, with all folders below them, to be made again in a record or in one of its folders. */
export const copyFoldersInput = z.object({
  to: fileSubject,
  parentId: id.nullable(),
  folderIds: z.array(id).min(1).max(50),
});
export type CopyFolders = z.infer<typeof copyFoldersInput>;

/** Most types of documents a firm offers: they stand in one list to pick from. */
export const MAX_TYPES = 50;
const typeName = z.string().trim().min(1).max(60);
const typeNameEn = z.string().trim().max(60).nullable();

export const createTypeInput = z.object({
  name: typeName,
  nameEn: typeNameEn.default(null),
  openness: z.enum(OPENNESS),
  hasDrawingNo: z.boolean().default(false),
});
export type CreateType = z.infer<typeof createTypeInput>;

export const updateTypeInput = z.object({
  typeId: id,
  version,
  name: typeName.optional(),
  nameEn: typeNameEn.optional(),
  openness: z.enum(OPENNESS).optional(),
  hasDrawingNo: z.boolean().optional(),
});
export type UpdateType = z.infer<typeof updateTypeInput>;

export const versionedTypeInput = z.object({ typeId: id, version });
export type VersionedType = z.infer<typeof versionedTypeInput>;

/** All types that are offered, in the order they are to have. */
export const orderTypesInput = z.object({ typeIds: z.array(id).min(1).max(MAX_TYPES) });
export type OrderTypes = z.infer<typeof orderTypesInput>;

export const setRetentionInput = z.object({
  typeId: id,
  version,
  /** null: they are kept for ever. */
  olderVersionsYears: z.number().int().min(1).max(100).nullable(),
  recycledDays: z.number().int().min(1).max(36_500).nullable(),
});
export type SetRetention = z.infer<typeof setRetentionInput>;

export const listRemovalsInput = z.object({
  limit: z.number().int().min(1).max(100).default(20),
  /** The row the page before ended with. */
  cursor: id.optional(),
});
export type ListRemovals = z.infer<typeof listRemovalsInput>;
