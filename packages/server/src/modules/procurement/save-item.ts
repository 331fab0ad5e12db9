import { AppError, type Scope, staleVersion } from '@millwright/platform';
import { getItem } from './item-detail.queries.ts';
import type { ItemRecord } from './items.records.ts';

/**
 * Saves an item that is still the one the caller saw. The conflict otherwise carries what it says now as this viewer may
 * see it: without the price for whoever may not see it.
 */
export async function saveItem(
  scope: Scope,
  item: ItemRecord,
  seenVersion: number,
  data: Record<string, unknown>,
): Promise<void> {
  try {
    await scope.save('procurementItem', item, seenVersion, data);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'platform.changed_meanwhile') throw error;
    throw staleVersion('procurementItem', await getItem(scope, item.id), seenVersion);
  }
}
