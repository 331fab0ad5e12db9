import { v7, validate, version } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), so rows created together lie together in the index. */
export function newId(): string {
  return v7();
}

/** Whether a string is a UUID of any version a client may send. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value) && version(value) > 0;
}
