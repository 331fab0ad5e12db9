import { eachOrOneReason, type Outcome, type Scope } from '@millwright/platform';

/** What became of each chosen item: done, or refused and why. Together they are all that were chosen. */
export type Done = Outcome<'itemId', object>;

/** Does the same with each item; where all are refused for one reason, that is the answer. */
export const eachItem = <T extends { itemId: string }>(
  scope: Scope,
  items: readonly T[],
  verb: (item: T) => Promise<void>,
): Promise<Done> =>
  eachOrOneReason(scope, 'itemId', items, async (item) => {
    await verb(item);
    return {};
  });
