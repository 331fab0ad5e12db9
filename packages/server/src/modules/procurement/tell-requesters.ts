import type { Scope } from '@millwright/platform';
import { type Notice, notify } from '../notifications/index.ts';
import type { ItemRecord } from './items.records.ts';

/** Goods that came for an item. */
export interface ReceivedPart {
  item: ItemRecord;
  quantity: string;
  /** Nothing is to come any more. */
  isComplete: boolean;
}

const aboutItem = ({ id, contractId }: ItemRecord) => ({ type: 'ProcurementItem', id, contractId });
const contractFacts = ({ contractNo, contractName }: ItemRecord) => ({ contractNo, contractName });

/** Items by who asked for them and for which contract: one notice each, however many items it were. */
function byRequester<T>(things: readonly T[], itemOf: (thing: T) => ItemRecord): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const { requesterId, contractId } = itemOf(thing);
    if (!requesterId) continue;
    const key = `${requesterId} ${contractId}`;
    groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  return [...groups.values()];
}

/** Tells those who asked for parts that they are on order. */
export async function tellOrdered(
  scope: Scope,
  items: readonly ItemRecord[],
  orderNo: string | null,
): Promise<void> {
  const notices = byRequester(items, (item) => item).map((group): Notice => {
    const [first] = group as [ItemRecord];
    const isOne = group.length === 1;
    const days = new Set(group.map(({ promisedDate }) => promisedDate));
    return {
      to: [first.requesterId as string],
      kind: 'parts_ordered',
      about: isOne
        ? aboutItem(first)
        : { type: 'Contract', id: first.contractId, contractId: first.contractId },
      facts: {
        ...contractFacts(first),
        count: group.length,
        itemName: isOne ? first.name : null,
        orderNo,
        promisedDate: days.size === 1 ? first.promisedDate : null,
      },
    };
  });
  await notify(scope, ...notices);
}

/** Tells those who asked for parts what came of them. */
export async function tellReceived(scope: Scope, parts: readonly ReceivedPart[]): Promise<void> {
  const notices = byRequester(parts, ({ item }) => item).map((group): Notice => {
    const [{ item, quantity }] = group as [ReceivedPart];
    const isOne = group.length === 1;
    return {
      to: [item.requesterId as string],
      kind: 'parts_received',
      about: isOne ? aboutItem(item) : { type: 'Contract', id: item.contractId, contractId: item.contractId },
      facts: {
        ...contractFacts(item),
        count: group.length,
        itemName: isOne ? item.name : null,
        quantity: isOne ? quantity : null,
        unit: isOne ? item.unit : null,
        isComplete: group.every(({ isComplete }) => isComplete),
      },
    };
  });
  await notify(scope, ...notices);
}

/** Tells whoever asked for a part, and whoever waits for it, that it comes later than promised. An earlier day is no bad news. */
export async function tellPromiseMoved(scope: Scope, item: ItemRecord, to: string | null): Promise<void> {
  const from = item.promisedDate;
  if (from === null || to === null || to <= from) return;
  const people = new Set([...(item.requesterId ? [item.requesterId] : []), ...item.personIds]);
  await notify(scope, {
    to: [...people],
    kind: 'part_late',
    about: aboutItem(item),
    facts: { ...contractFacts(item), itemName: item.name, from, to, neededBy: item.neededBy },
  });
}
