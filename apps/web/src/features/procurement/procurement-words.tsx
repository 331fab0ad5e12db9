/** Words, options and small marks about parts that several pages share. */

import { ITEM_TYPES, type ItemType } from '@millwright/server/modules/procurement/kinds.schemas.ts';
import { ITEM_STATES } from '@millwright/server/modules/procurement/procurement.lifecycle.ts';
import { toDecimal, toUnits } from '@millwright/server/modules/procurement/quantities.schemas.ts';
import { Badge, formatDate, type Icon, locale, type Option, type Tone } from '@millwright/ui';
import Ban from 'lucide-solid/icons/ban';
import CalendarX from 'lucide-solid/icons/calendar-x';
import ClipboardCheck from 'lucide-solid/icons/clipboard-check';
import Clock from 'lucide-solid/icons/clock';
import PackageCheck from 'lucide-solid/icons/package-check';
import PackageOpen from 'lucide-solid/icons/package-open';
import ShoppingCart from 'lucide-solid/icons/shopping-cart';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import Undo2 from 'lucide-solid/icons/undo-2';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ItemRow } from './procurement-types.ts';

type State = ItemRow['status'];

/** Colour, picture and word of each state: colour never says it alone. */
const LOOKS: Readonly<Record<State, { tone: Tone; icon: Icon }>> = {
  requested: { tone: 'unstarted', icon: Clock },
  ordered: { tone: 'processing', icon: ShoppingCart },
  partially_received: { tone: 'production', icon: PackageOpen },
  received: { tone: 'accepted', icon: PackageCheck },
  inspected: { tone: 'accepted', icon: ClipboardCheck },
  returned: { tone: 'attention', icon: Undo2 },
  cancelled: { tone: 'neutral', icon: Ban },
};

export const stateText = (status: State): string => t(`procurement.states.${status}`);
export const stateIcon = (status: State): Icon => LOOKS[status].icon;

export function ItemBadge(props: { status: State }): JSX.Element {
  return (
    <Badge tone={LOOKS[props.status].tone} icon={LOOKS[props.status].icon}>
      {stateText(props.status)}
    </Badge>
  );
}

/** Late, or going to be; nothing for what is as it should be. */
export function LateMark(props: { item: Pick<ItemRow, 'late' | 'daysLate'> }): JSX.Element {
  return (
    <Show when={props.item.late}>
      {(late) => (
        <Badge
          tone={late() === 'overdue' ? 'overdue' : 'attention'}
          icon={late() === 'overdue' ? TriangleAlert : CalendarX}
        >
          {late() === 'overdue'
            ? t('procurement.daysLate', { count: props.item.daysLate })
            : t('procurement.lates.endangered')}
        </Badge>
      )}
    </Show>
  );
}

/** A day, loud when it has passed and something is still to come. */
export function Day(props: { day: string | null; late?: boolean }): JSX.Element {
  return (
    <span class="num whitespace-nowrap" classList={{ 'text-overdue font-semibold': props.late ?? false }}>
      {formatDate(props.day)}
    </span>
  );
}

/** What came and stayed: what went back is still to come. */
export const keptOf = (item: Pick<ItemRow, 'receivedQuantity' | 'returnedQuantity'>): string =>
  toDecimal(toUnits(item.receivedQuantity) - toUnits(item.returnedQuantity));

/** How many of how many: `4 / 10 台`. */
export function Amount(props: {
  item: Pick<ItemRow, 'quantity' | 'receivedQuantity' | 'returnedQuantity' | 'unit' | 'openQuantity'>;
}): JSX.Element {
  return (
    <span class="num whitespace-nowrap">
      <Show when={props.item.receivedQuantity !== '0'}>
        <span class="text-ink-3">{keptOf(props.item)} / </span>
      </Show>
      {props.item.quantity} {props.item.unit}
    </span>
  );
}

export const departmentOf = (item: Pick<ItemRow, 'departmentName' | 'departmentNameEn'>): string =>
  (locale() === 'en' && item.departmentNameEn) || item.departmentName;

export const stateOptions = (): Option[] =>
  ITEM_STATES.map((value) => ({ value, label: t(`procurement.states.${value}`) }));
export const typeOptions = (): Option<ItemType>[] =>
  ITEM_TYPES.map((value) => ({ value, label: t(`procurement.types.${value}`) }));
export const lateOptions = (): Option[] =>
  (['overdue', 'endangered'] as const).map((value) => ({ value, label: t(`procurement.lates.${value}`) }));

/** Suppliers by what was typed. */
export async function searchSuppliers(text: string): Promise<Option[]> {
  const { items } = await api.suppliers.list.fetch({ search: text || undefined, limit: 20 });
  return items.map((supplier) => ({
    value: supplier.id,
    label: supplier.name,
    note: supplier.code ?? undefined,
  }));
}

/** Tasks of a contract by what was typed. */
export async function searchTasks(contractId: string, text: string): Promise<Option[]> {
  const { items } = await api.tasks.list.fetch({
    contractIds: [contractId],
    search: text || undefined,
    sort: 'order',
    limit: 20,
  });
  return items.map((task) => ({ value: task.id, label: task.title, note: departmentOf(task) }));
}
