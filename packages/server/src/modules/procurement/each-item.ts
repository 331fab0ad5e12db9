import { AppError, type Facts, type Scope } from '@millwright/platform';

/** What became of each chosen item: done, or refused and why. Together they are all that were chosen. */
export interface Done {
  done: { itemId: string }[];
  refused: { itemId: string; reason: { kind: AppError['kind']; code: string; facts: Facts } }[];
}

/** A refusal as it travels; the record as somebody else left it is for an editor, and stays here. */
function reasonOf({ kind, code, facts }: AppError) {
  const { current: _, ...told } = facts;
  return { kind, code, facts: told };
}

/**
 * Does the same with each item, in one transaction and always in the same order, so that two who do it at once do not wait
 * for each other in a circle. A refusal comes before anything of its item is written and leaves the others alone; where all
 * are refused for one reason, that is the answer.
 */
export async function eachItem<T extends { itemId: string }>(
  scope: Scope,
  items: readonly T[],
  verb: (item: T) => Promise<void>,
): Promise<Done> {
  const done: Done['done'] = [];
  const refusals: { itemId: string; error: AppError }[] = [];
  for (const item of items.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))) {
    const announced = scope.said.length;
    try {
      await verb(item);
      done.push({ itemId: item.itemId });
    } catch (error) {
      if (!(error instanceof AppError) || scope.said.length > announced) throw error;
      refusals.push({ itemId: item.itemId, error });
    }
  }
  const [first] = refusals;
  if (first && done.length === 0 && refusals.every(({ error }) => error.code === first.error.code))
    throw first.error;
  return { done, refused: refusals.map(({ itemId, error }) => ({ itemId, reason: reasonOf(error) })) };
}
