/** Which verb leads a part into a column of the board. */
import type { ItemAction } from './item-verbs.tsx';
import type { ItemRow } from './procurement-types.ts';

const INTO: Readonly<Record<ItemRow['status'], readonly ItemAction[]>> = {
  requested: ['withdrawOrder', 'reopen'],
  ordered: ['order'],
  partially_received: ['receive'],
  received: ['receive'],
  inspected: ['inspect'],
  returned: ['inspect'],
  cancelled: ['cancel'],
};

/** What dropping a part there would do, if the viewer may do it now. */
export function verbInto(
  status: ItemRow['status'],
  item: Pick<ItemRow, 'status' | 'allowed'>,
): ItemAction | undefined {
  if (status === item.status) return undefined;
  return INTO[status].find((verb) => item.allowed.includes(verb));
}
