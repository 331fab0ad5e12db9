import type { Scope } from '@millwright/platform';
import type { ItemRecord } from './items.records.ts';

/** Where a contract ends once its tasks have waited for their parts. */
export interface ShiftedEnd {
  from: string | null;
  to: string | null;
}

type Waited = Pick<ItemRecord, 'taskId' | 'status' | 'promisedDate' | 'name'>;

/** Lets the task that waits for an item follow what became of it. */
export async function waitForParts(
  _scope: Scope,
  _before: ItemRecord,
  _after: Waited,
): Promise<ShiftedEnd | null> {
  return null;
}
