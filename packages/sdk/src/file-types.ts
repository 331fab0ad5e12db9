import type { Named } from './contract-types.ts';

/** The record files belong to: `{ type: 'Contract', id }` or `{ type: 'Task', id }`. */
export interface FileSubject {
  type: string;
  id: string;
}

/** `checking` until the server has read the bytes back, then `good` or `broken`. */
export type VersionState = 'checking' | 'good' | 'broken' | 'infected' | 'unscanned' | 'expired';
/** Who sees a file: who leads the contract; also its departments' leaders; also everybody on it. */
export type Openness = 'leads' | 'departments' | 'team';

/** A file, with its newest version. */
export interface FileEntry {
  id: string;
  /** Of the entry, for changing it; not of the bytes. */
  version: number;
  subjectType: string;
  subjectId: string;
  contractId: string;
  folderId: string | null;
  name: string;
  typeId: string;
  typeName: string;
  typeNameEn: string | null;
  drawingNo: string | null;
  revision: string | null;
  versionNo: number;
  versionId: string;
  /** Bytes. */
  size: number;
  contentType: string;
  state: VersionState;
  author: Named | null;
  changedAt: string;
  /** The version the shop floor works by. */
  issuedVersionNo: number | null;
  openness: Openness;
  checkedOut: { by: Named; until: string } | null;
  deletedAt: string | null;
  allowed: string[];
}

/** The bytes a file had at some time; they never change. */
export interface FileVersion {
  id: string;
  number: number;
  size: number;
  contentType: string;
  /** In hexadecimal; null while the server has not read them back. */
  sha256: string | null;
  state: VersionState;
  note: string | null;
  restoredFrom: number | null;
  author: Named | null;
  createdAt: string;
  issuedAt: string | null;
  issuedBy: Named | null;
}

export interface FileDetail extends FileEntry {
  /** The newest first. */
  versions: FileVersion[];
  people: (Named & { mayEdit: boolean })[];
}

export interface Folder {
  id: string;
  version: number;
  name: string;
  parentId: string | null;
}

/** What lies in one folder. */
export interface FolderContent {
  /** From the top down to this folder. */
  path: Folder[];
  folders: Folder[];
  files: FileEntry[];
  allowed: string[];
}

export interface FileType {
  id: string;
  version: number;
  code: string;
  name: string;
  nameEn: string | null;
  openness: Openness;
  hasDrawingNo: boolean;
}

export interface Browse {
  subject: FileSubject;
  folderId?: string | undefined;
  search?: string | undefined;
  deleted?: boolean | undefined;
}

/** A file and the version of the entry that was seen, so that nobody's change is overwritten. */
export interface FileRef {
  fileId: string;
  version: number;
}

export interface UpdateFile extends FileRef {
  name?: string | undefined;
  /** null: to the top. */
  folderId?: string | null | undefined;
  typeId?: string | undefined;
  drawingNo?: string | null | undefined;
  revision?: string | null | undefined;
}

export interface ShareFile extends FileRef {
  openness: Openness;
  people: { memberId: string; mayEdit: boolean }[];
}

/** A file, or one of its versions; the newest where none is named. */
export type WhichFile = string | { fileId: string; versionNo?: number | undefined };
