import { type ExpectedPart, type PartUrlOptions, StorageError, type UploadedPart } from './object-storage.ts';
import { uploadLimits } from './upload-parts.ts';

const { smallestPart, largestPart, mostParts, largestObject } = uploadLimits;

/** Refuses an upload larger than any may be, before a byte of it is sent (storage.too_large). */
export function assertUploadSize(size: number): void {
  if (Number.isSafeInteger(size) && size >= 0 && size <= largestObject) return;
  throw new StorageError('storage.too_large', `an upload has 0 to ${largestObject} bytes`);
}

/** Refuses a part that can belong to no upload (storage.bad_part). */
export function assertPart(
  partNumber: number,
  { size, sha256 }: Omit<PartUrlOptions, 'expiresInSeconds'>,
): void {
  const bad = (why: string) => new StorageError('storage.bad_part', `part refused: ${why}`);
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > mostParts) {
    throw bad(`its number is 1 to ${mostParts}`);
  }
  if (!Number.isSafeInteger(size) || size < 1 || size > largestPart)
    throw bad(`it has 1 to ${largestPart} bytes`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw bad('its SHA-256 is 64 hexadecimal digits');
}

/**
 * Holds what is there against what should be: the same parts 1 to n, with the same sizes and hashes, together exactly
 * `size` bytes, and none but the last too small for S3. Refuses anything else (storage.parts_mismatch).
 */
export function assertSameParts(
  there: readonly UploadedPart[],
  { size, parts }: { size: number; parts: readonly ExpectedPart[] },
): void {
  const mismatch = (why: string) => new StorageError('storage.parts_mismatch', `cannot complete: ${why}`);
  if (parts.reduce((sum, part) => sum + part.size, 0) !== size) throw mismatch('the parts are not the whole');
  for (const [index, expected] of parts.entries()) {
    const number = index + 1;
    const found = there[index];
    if (expected.partNumber !== number) throw mismatch('the parts are not numbered from 1 without a gap');
    if (number < parts.length && expected.size < smallestPart) throw mismatch(`part ${number} is too small`);
    if (found?.partNumber !== number) throw mismatch(`part ${number} is missing`);
    if (found.size !== expected.size) throw mismatch(`part ${number} has ${found.size} bytes`);
    const comparable = found.sha256 !== undefined && expected.sha256 !== undefined;
    if (comparable && found.sha256 !== expected.sha256) throw mismatch(`part ${number} has another content`);
  }
  if (there.length > parts.length) throw mismatch('there are more parts than expected');
}
