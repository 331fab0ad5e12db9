import { type BulkAction, errorText, type Icon, type MenuEntry, showError, showToast } from '@millwright/ui';
import Ban from 'lucide-solid/icons/ban';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import ClipboardCheck from 'lucide-solid/icons/clipboard-check';
import PackageCheck from 'lucide-solid/icons/package-check';
import Pencil from 'lucide-solid/icons/pencil';
import RotateCcw from 'lucide-solid/icons/rotate-ccw';
import ShoppingCart from 'lucide-solid/icons/shopping-cart';
import Trash from 'lucide-solid/icons/trash';
import Undo2 from 'lucide-solid/icons/undo-2';
import { createSignal, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ItemRow, Outcome } from './procurement-types.ts';
import type { LeftOut } from './RefusedDialog.tsx';
import { useRefresh } from './refresh.ts';

const OrderDialog = lazy(() => import('./OrderDialog.tsx'));
const ReceiveDialog = lazy(() => import('./ReceiveDialog.tsx'));
const ReceiveManyDialog = lazy(() => import('./ReceiveManyDialog.tsx'));
const InspectDialog = lazy(() => import('./InspectDialog.tsx'));
const RefusedDialog = lazy(() => import('./RefusedDialog.tsx'));
const reasons = () => import('./ReasonDialogs.tsx');
const PromiseDialog = lazy(async () => ({ default: (await reasons()).PromiseDialog }));
const CancelDialog = lazy(async () => ({ default: (await reasons()).CancelDialog }));

/** What one may do with a part, in the order of its way. */
export const ITEM_ACTIONS = [
  'order',
  'receive',
  'inspect',
  'promise',
  'withdrawOrder',
  'reopen',
  'cancel',
  'delete',
  'restore',
] as const;
export type ItemAction = (typeof ITEM_ACTIONS)[number];

const ICONS: Readonly<Record<ItemAction | 'update', Icon>> = {
  order: ShoppingCart,
  receive: PackageCheck,
  inspect: ClipboardCheck,
  promise: CalendarClock,
  withdrawOrder: Undo2,
  reopen: RotateCcw,
  cancel: Ban,
  delete: Trash,
  restore: Undo2,
  update: Pencil,
};
export const actionIcon = (action: ItemAction | 'update'): Icon => ICONS[action];

/** Most parts the server takes at once. */
const MAX_BULK = 200;

interface Asked {
  action: ItemAction;
  items: readonly ItemRow[];
  answer: (done: boolean) => void;
}

/** What one may do with parts, and the dialogs that belong to it: the same on the list, the board and a part's page. */
export function useItemVerbs(): {
  use: (action: ItemAction, items: readonly ItemRow[]) => Promise<boolean>;
  entries: (item: ItemRow) => MenuEntry[];
  /** For the list as it is, or for its recycle bin; `needs` is the right one must hold. */
  bulk: (where: 'list' | 'bin') => (BulkAction<ItemRow> & { needs: ItemAction })[];
  Dialogs: () => JSX.Element;
} {
  const refresh = useRefresh();
  const [asked, setAsked] = createSignal<Asked>();
  const [leftOut, setLeftOut] = createSignal<LeftOut>();

  const ask = (action: ItemAction, items: readonly ItemRow[]) =>
    new Promise<boolean>((resolve) => {
      setAsked({
        action,
        items,
        answer: (done) => {
          setAsked(undefined);
          resolve(done);
        },
      });
    });
  const seen = ({ id, version }: Pick<ItemRow, 'id' | 'version'>) => ({ itemId: id, version });
  const atOnce: Partial<Record<ItemAction, (item: ItemRow) => Promise<unknown>>> = {
    withdrawOrder: async (item) => {
      await api.procurement.withdrawOrder.send(seen(item));
      showToast({ text: t('procurement.withdrawn', { name: item.name }) });
    },
    reopen: async (item) => {
      await api.procurement.reopen.send(seen(item));
      showToast({ text: t('procurement.reopened', { name: item.name }) });
    },
    delete: async (item) => {
      const gone = await api.procurement.delete.send(seen(item));
      showToast({
        text: t('procurement.removed', { name: item.name }),
        undo: async () => {
          await api.procurement.restore.send(gone);
          await refresh();
        },
      });
    },
    restore: (item) => api.procurement.restore.send(seen(item)),
  };
  const use = async (action: ItemAction, items: readonly ItemRow[]): Promise<boolean> => {
    if (items.length > MAX_BULK) {
      showToast({ text: t('procurement.tooMany', { most: MAX_BULK }) });
      return false;
    }
    const run = atOnce[action];
    if (!run) return ask(action, items);
    try {
      for (const item of items) await run(item);
      return true;
    } catch (error) {
      showError(error);
      return false;
    } finally {
      await refresh();
    }
  };
  const entries = (item: ItemRow): MenuEntry[] =>
    ITEM_ACTIONS.filter((action) => item.allowed.includes(action)).map((action) => ({
      label: t(`procurement.verbs.${action}`),
      icon: ICONS[action],
      danger: action === 'cancel',
      onSelect: () => void use(action, [item]),
    }));
  const bulk = (where: 'list' | 'bin') =>
    (where === 'bin' ? (['restore'] as const) : (['order', 'receive', 'delete'] as const)).map((action) => ({
      label: t(`procurement.verbs.${action}`),
      icon: ICONS[action],
      needs: action,
      onSelect: (rows: readonly ItemRow[]) => use(action, rows),
    }));

  /** Says how many it was, and shows each that was left out with the reason. */
  const answered = (key: 'ordered' | 'receivedMany', items: readonly ItemRow[], outcome: Outcome) => {
    if (outcome.done.length > 0) showToast({ text: t(`procurement.${key}`, { count: outcome.done.length }) });
    if (outcome.refused.length > 0)
      setLeftOut({
        done: outcome.done.length,
        refused: outcome.refused.map(({ itemId, reason }) => ({
          name: items.find(({ id }) => id === itemId)?.name ?? '',
          reason: errorText(reason),
        })),
      });
    void refresh();
  };
  const Asking = (props: { now: Asked }): JSX.Element => {
    let done = false;
    const { items, action } = props.now;
    const close = () => props.now.answer(done);
    const finish = () => {
      done = true;
      void refresh();
    };
    const one = items[0] as ItemRow;
    return (
      <Switch>
        <Match when={action === 'order'}>
          <OrderDialog
            items={items}
            onDone={(outcome) => {
              done = true;
              answered('ordered', items, outcome);
            }}
            onClose={close}
          />
        </Match>
        <Match when={action === 'receive' && items.length > 1}>
          <ReceiveManyDialog
            items={items}
            onDone={(outcome) => {
              done = true;
              answered('receivedMany', items, outcome);
            }}
            onClose={close}
          />
        </Match>
        <Match when={action === 'receive'}>
          <ReceiveDialog
            item={one}
            onDone={(quantity) => {
              showToast({ text: t('procurement.received', { name: one.name, quantity, unit: one.unit }) });
              finish();
            }}
            onClose={close}
          />
        </Match>
        <Match when={action === 'inspect'}>
          <InspectDialog
            item={one}
            onDone={() => {
              showToast({ text: t('procurement.inspected', { name: one.name }) });
              finish();
            }}
            onClose={close}
          />
        </Match>
        <Match when={action === 'promise'}>
          <PromiseDialog item={one} onDone={finish} onClose={close} />
        </Match>
        <Match when={action === 'cancel'}>
          <CancelDialog item={one} onDone={finish} onClose={close} />
        </Match>
      </Switch>
    );
  };
  const Dialogs = () => (
    <Suspense>
      <Show when={asked()} keyed>
        {(now) => <Asking now={now} />}
      </Show>
      <Show when={leftOut()}>
        {(left) => <RefusedDialog left={left()} onClose={() => setLeftOut(undefined)} />}
      </Show>
    </Suspense>
  );
  return { use, entries, bulk, Dialogs };
}
