import { cloneDatabase, type TestDatabase } from '@millwright/db/testing';
import { afterAll, inject } from 'vitest';
import type {} from './global-setup.ts';

let ofThisFile: Promise<TestDatabase> | undefined;

/** The migrated database of this test file: made on first use, the same for all its tests, dropped after them. */
export function testDatabase(): Promise<TestDatabase> {
  ofThisFile ??= cloneDatabase(inject('superuserUrl'), inject('template'));
  return ofThisFile;
}

// Registered on import, because a hook cannot be added from inside a test.
afterAll(async () => {
  const database = await ofThisFile?.catch(() => undefined);
  ofThisFile = undefined;
  await database?.drop();
});
