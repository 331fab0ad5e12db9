import type { Readable } from 'node:stream';

/** What is known of a stored object without reading it. */
export interface ObjectFacts {
  key: string;
  /** Bytes. */
  size: number;
  /** Hexadecimal SHA-256 of the whole object. */
  sha256: string;
  contentType: string;
  modifiedAt: Date;
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
  /** How long the link works, 1 second to 7 days. */
  expiresInSeconds: number;
  /** PUT: the only type the upload may have. GET: the type the answer has, instead of the stored one. */
  contentType?: string;
  /** GET: the name under which a browser saves it. */
  fileName?: string;
}

/**
 * Where bytes live. Keys are validated by `assertKey`; an object appears whole or not at all, and putting the same
 * key again replaces it whole. Errors are StorageError.
 */
export interface ObjectStorage {
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
  /** Every object whose key begins with the prefix, by key in byte order. */
  list(prefix: string): AsyncIterable<ObjectFacts>;
  /** A link good for exactly this key and verb until it expires, usable by anyone who holds it. */
  signedUrl(key: string, verb: 'GET' | 'PUT', options: SignedUrlOptions): Promise<string>;
}

export type StorageErrorCode =
  | 'storage.bad_key'
  | 'storage.not_found'
  | 'storage.size_mismatch'
  | 'storage.range_not_satisfiable';

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
