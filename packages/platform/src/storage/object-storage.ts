import type { Readable } from 'node:stream';

/** An object as a listing names it. */
export interface ListedObject {
  key: string;
  /** Bytes. */
  size: number;
  /** When it was stored; for an object that came in parts, when its upload began, which may be days before. */
  modifiedAt: Date;
}

/** What is known of a stored object without reading it. */
export interface ObjectFacts extends ListedObject {
  /**
   * Hexadecimal SHA-256 of the whole object, as the server computed it when it wrote the object. Undefined when the
   * bytes came in parts and nobody has read the whole yet: `verify` does.
   */
  sha256: string | undefined;
  contentType: string;
}

/** A part of an object: both ends counted from 0 and included; without `end` it reaches to the last byte. */
export interface ByteRange {
  start: number;
  end?: number;
}

export interface StoredObject extends ObjectFacts {
  /** The bytes asked for. The caller reads it to the end or destroys it. */
  body: Readable;
  /** Which bytes `body` holds, when a part was asked for. */
  range?: Required<ByteRange>;
}

export interface PutOptions {
  contentType: string;
  /** When known: fewer or more bytes than this are refused, and nothing is stored. */
  size?: number;
}

export interface SignedUrlOptions {
  /** How long the link works, 1 second to 1 hour. */
  expiresInSeconds: number;
  /** PUT: the only type the upload may have. GET: the type the answer has, instead of the stored one. */
  contentType?: string;
  /** GET: the name under which a browser saves it. */
  fileName?: string;
}

export interface UploadOptions {
  contentType: string;
  /** The bytes the whole object will have; more than `uploadLimits.largestObject` is refused. */
  size: number;
}

export interface PartUrlOptions {
  /** The exact bytes of this part. */
  size: number;
  /** Hexadecimal SHA-256 of this part. */
  sha256: string;
  /** How long the link works, 1 second to 1 hour. */
  expiresInSeconds: number;
}

/** What a browser needs to send one part: a PUT to `url` with exactly these headers and the part as its body. */
export interface PartUrl {
  url: string;
  headers: Record<string, string>;
}

export interface UploadedPart {
  /** From 1. */
  partNumber: number;
  size: number;
  /** Hexadecimal SHA-256 the store checked the part against; undefined where a store keeps none. */
  sha256: string | undefined;
}

/** The parts as they were meant to be; `completeUpload` compares them with those that are there. */
export interface ExpectedPart {
  partNumber: number;
  size: number;
  /** Compared where the store keeps checksums of parts. */
  sha256?: string;
}

export interface UnfinishedUpload {
  key: string;
  uploadId: string;
  startedAt: Date;
}

/**
 * Where bytes live. Keys are validated by `assertKey`; an object appears whole or not at all, and putting the same
 * key again replaces it whole. Errors are StorageError.
 */
export interface ObjectStorage extends PartUploads {
  /** Stores what the server itself has. Only a few megabytes of it are ever in memory. */
  put(
    key: string,
    bytes: Readable | Uint8Array,
    options: PutOptions,
  ): Promise<{ size: number; sha256: string }>;
  get(key: string, range?: ByteRange): Promise<StoredObject>;
  /** The facts of an object; undefined when there is none. */
  stat(key: string): Promise<ObjectFacts | undefined>;
  /** Removes an object. Removing one that does not exist is no error. */
  delete(key: string): Promise<void>;
  /** Every object whose key begins with the prefix, by key in byte order. Unfinished uploads are not among them. */
  list(prefix: string): AsyncIterable<ListedObject>;
  /** Stores the same bytes and type under another key as well, without them passing through this process. */
  copy(from: string, to: string): Promise<void>;
  /** Reads the whole object and answers what its bytes really are; compare it with what was declared. */
  verify(key: string): Promise<{ size: number; sha256: string }>;
  /**
   * A link good for exactly this key and verb until it expires, usable by anyone who holds it. It may be relative to
   * the origin of the page it is for. While a PUT link lives it can replace the object: what people upload comes in
   * parts, whose links are worth nothing once the object is there.
   */
  signedUrl(key: string, verb: 'GET' | 'PUT', options: SignedUrlOptions): Promise<string>;
}

/**
 * Objects that come in parts, straight from a browser: begin, PUT every part to its link (in any order, several at a
 * time, again after a failure), complete. Whoever comes back later asks `listParts` what is already there.
 * Every size takes this way; an empty object has no parts and is only begun and completed.
 */
export interface PartUploads {
  /** Begins an upload. Nothing of it is visible under the key until `completeUpload`. */
  beginUpload(key: string, options: UploadOptions): Promise<string>;
  /** A link good for exactly this part of this upload, with this size and this SHA-256 and no other bytes. */
  partUrl(key: string, uploadId: string, partNumber: number, options: PartUrlOptions): Promise<PartUrl>;
  /** The parts that are there, by number. A part sent again with another content takes the place of the first. */
  listParts(key: string, uploadId: string): Promise<UploadedPart[]>;
  /**
   * Makes one object of the parts, whole or not at all. Refuses (storage.parts_mismatch, the upload stays as it is)
   * unless the parts are exactly those expected: 1 to n, their sizes adding up to `size`.
   * Of two who complete the same upload one succeeds; the other, like one who asks again after a lost answer, is told
   * storage.upload_not_found: look with `stat` whether the object is there. (Between two processes, some S3 servers
   * tell both that they made the object, which is the same one.)
   */
  completeUpload(
    key: string,
    uploadId: string,
    expected: { size: number; parts: readonly ExpectedPart[] },
  ): Promise<void>;
  /** Throws away an upload and its parts. One that does not exist, or was completed, is no error and stays as it is. */
  abortUpload(key: string, uploadId: string): Promise<void>;
  /**
   * Uploads under the prefix that were neither completed nor aborted, and what a `put` that was cut left behind; those
   * going on right now are among them, so only old ones may be aborted. MinIO may not name those begun before it was
   * last started, and removes unfinished uploads by itself after a day: whoever begins one remembers its id.
   */
  listUploads(prefix: string): AsyncIterable<UnfinishedUpload>;
}

export type StorageErrorCode =
  | 'storage.bad_key'
  | 'storage.not_found'
  | 'storage.size_mismatch'
  | 'storage.hash_mismatch'
  | 'storage.range_not_satisfiable'
  | 'storage.bad_part'
  | 'storage.too_large'
  | 'storage.upload_not_found'
  | 'storage.parts_mismatch';

/** A refusal of the storage; the code says which. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly code: StorageErrorCode,
    message: string,
  ) {
    super(message);
  }
}

const longestKey = 1024;
const longestSegment = 180;
// Control characters, and what some file system or URL reader would take for a separator or a drive.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\ufeff\ufffd\\:*?"<>|]/;

/**
 * Refuses a key that could mean another place or another thing on some backend: traversal, empty or dotted parts,
 * control characters, text that is not in NFC, parts too long for a file system (StorageError, storage.bad_key).
 */
export function assertKey(key: string): void {
  const bad = (why: string) => new StorageError('storage.bad_key', `storage key refused: ${why}`);
  if (key === '' || Buffer.byteLength(key) > longestKey) throw bad(`1 to ${longestKey} bytes`);
  if (/\p{Surrogate}/u.test(key) || key !== key.normalize('NFC')) throw bad('not in Unicode NFC');
  if (forbidden.test(key)) throw bad('a character that is not allowed');
  for (const part of key.split('/')) {
    if (part === '') throw bad('an empty part');
    if (part.startsWith('.') || part.endsWith('.')) throw bad('a part that begins or ends with a dot');
    if (part !== part.trim()) throw bad('a part that begins or ends with a space');
    if (part.endsWith('.object')) throw bad('a part that ends with .object');
    if (Buffer.byteLength(part) > longestSegment) throw bad(`a part over ${longestSegment} bytes`);
  }
}

/** Cuts a wanted range to the object's size, or refuses it when it begins behind the end (storage.range_not_satisfiable). */
export function satisfiableRange(range: ByteRange, size: number): Required<ByteRange> {
  const end = Math.min(range.end ?? size - 1, size - 1);
  if (!Number.isInteger(range.start) || range.start < 0 || range.start > end) {
    throw new StorageError('storage.range_not_satisfiable', `no such bytes in an object of ${size}`);
  }
  return { start: range.start, end };
}
