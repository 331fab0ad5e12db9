import {
  Button,
  Card,
  formatDate,
  formatMoney,
  KeyValue,
  Loaded,
  Page,
  ProgressBar,
  Tabs,
  useTab,
} from '@millwright/ui';
import { A, useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { ExportHistory, ObjectHistory } from '../audit/ObjectHistory.tsx';
import { ItemHistory } from './ItemHistory.tsx';
import { actionIcon, ITEM_ACTIONS, type ItemAction, useItemVerbs } from './item-verbs.tsx';
import type { ItemDetail } from './procurement-types.ts';
import { Day, departmentOf, ItemBadge, keptOf, LateMark } from './procurement-words.tsx';

const ItemDrawer = lazy(() => import('./ItemDrawer.tsx'));
/** The one way forward; the rest stands beside it more quietly. */
const FORWARD: readonly ItemAction[] = ['order', 'receive', 'inspect'];
const forward = (allowed: readonly string[]) => FORWARD.find((action) => allowed.includes(action));
/** As buttons stand: the way forward last. */
const inOrder = (allowed: readonly string[]) => {
  const first = forward(allowed);
  const offered = ITEM_ACTIONS.filter((action) => allowed.includes(action));
  return [...offered.filter((action) => action !== first), ...offered.filter((action) => action === first)];
};

/** One part: where it stands, what was promised, what came and what was found of it. */
export default function ItemPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const item = useQuery(() => api.procurement.get.options({ itemId: params.id }));
  const tab = useTab(['overview', 'history']);
  const verbs = useItemVerbs();
  const [editing, setEditing] = createSignal(false);
  return (
    <Loaded query={item}>
      {(found) => (
        <Page
          title={found().name}
          status={
            <span class="inline-flex gap-1.5">
              <ItemBadge status={found().status} />
              <LateMark item={found()} />
            </span>
          }
          crumbs={[
            { label: t('procurement.list'), href: '/procurement' },
            ...(found().mayReadContract
              ? [{ label: found().contractNo, href: `/contracts/${found().contractId}?tab=parts` }]
              : [{ label: found().contractNo }]),
          ]}
          subtitle={[found().partNo, found().drawingNo, found().contractName, departmentOf(found())]
            .filter(Boolean)
            .join(' · ')}
          actions={
            <>
              <Show when={found().allowed.includes('update')}>
                <Button icon={actionIcon('update')} onClick={() => setEditing(true)}>
                  {t('procurement.edit')}
                </Button>
              </Show>
              <For each={inOrder(found().allowed)}>
                {(action) => (
                  <Button
                    variant={
                      action === forward(found().allowed)
                        ? 'primary'
                        : action === 'cancel'
                          ? 'ghost'
                          : 'secondary'
                    }
                    icon={actionIcon(action)}
                    onClick={() => void verbs.use(action, [found()])}
                  >
                    {t(`procurement.verbs.${action}`)}
                  </Button>
                )}
              </For>
            </>
          }
        >
          <Tabs
            value={tab()}
            tabs={[
              { value: 'overview', label: t('procurement.facts') },
              { value: 'history', label: t('procurement.history') },
            ]}
          />
          <Switch>
            <Match when={tab() === 'overview'}>
              <div class="grid gap-4 lg:grid-cols-2 items-start">
                <div class="grid gap-4">
                  <Amounts item={found()} />
                  <Order item={found()} />
                  <Facts item={found()} />
                </div>
                <ItemHistory item={found()} />
              </div>
            </Match>
            <Match when={tab() === 'history'}>
              <Card
                title={t('procurement.history')}
                more={<ExportHistory type="ProcurementItem" id={found().id} />}
              >
                <ObjectHistory type="ProcurementItem" id={found().id} />
              </Card>
            </Match>
          </Switch>
          <verbs.Dialogs />
          <Suspense>
            <Show when={editing()}>
              <ItemDrawer contractId={found().contractId} item={found()} onClose={() => setEditing(false)} />
            </Show>
          </Suspense>
        </Page>
      )}
    </Loaded>
  );
}

/** How much of it is here: the bar is only a picture, the words beside it are exact. */
function Amounts(props: { item: ItemDetail }): JSX.Element {
  const share = () => {
    const { quantity, openQuantity } = props.item;
    return Math.round(100 * (1 - Number(openQuantity) / Number(quantity)));
  };
  return (
    <Card title={t('procurement.amounts')}>
      <div class="grid gap-2">
        <p class="num text-lg font-semibold">
          {t('procurement.came', {
            received: keptOf(props.item),
            quantity: props.item.quantity,
            unit: props.item.unit,
          })}
        </p>
        <ProgressBar
          value={share()}
          label={t('procurement.amounts')}
          tone={share() === 100 ? 'accepted' : props.item.late === 'overdue' ? 'overdue' : 'accent'}
        />
        <p class="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2 num">
          <Show when={props.item.openQuantity !== '0'}>
            <span>
              {t('procurement.stillOpen', { open: props.item.openQuantity, unit: props.item.unit })}
            </span>
          </Show>
          <Show when={props.item.uninspectedQuantity !== '0'}>
            <span>
              {t('procurement.uninspected', {
                quantity: props.item.uninspectedQuantity,
                unit: props.item.unit,
              })}
            </span>
          </Show>
          <Show when={props.item.returnedQuantity !== '0'}>
            <span>
              {t('procurement.returnedAmount', {
                returned: props.item.returnedQuantity,
                unit: props.item.unit,
              })}
            </span>
          </Show>
        </p>
      </div>
    </Card>
  );
}

function Order(props: { item: ItemDetail }): JSX.Element {
  const may = useMay();
  const money = (amount: string | null | undefined) =>
    amount && <span class="num">{formatMoney(amount, props.item.currency ?? 'CNY')}</span>;
  return (
    <Card title={t('procurement.buying')}>
      <KeyValue
        items={[
          {
            label: t('procurement.supplier'),
            value: props.item.supplier && (
              <Show when={may('Supplier.read')} fallback={props.item.supplier.name}>
                <A href={`/suppliers/${props.item.supplier.id}`} class="text-accent font-medium">
                  {props.item.supplier.name}
                </A>
              </Show>
            ),
          },
          {
            label: t('procurement.orderNo'),
            value: props.item.orderNo && <span class="num">{props.item.orderNo}</span>,
          },
          { label: t('procurement.orderedOn'), value: formatDate(props.item.orderedOn) },
          { label: t('procurement.neededBy'), value: formatDate(props.item.neededBy) },
          {
            label: t('procurement.promisedDate'),
            value: props.item.promisedDate && (
              <Day day={props.item.promisedDate} late={props.item.late === 'overdue'} />
            ),
          },
          ...(props.item.firstPromisedDate !== props.item.promisedDate
            ? [{ label: t('procurement.firstPromised'), value: formatDate(props.item.firstPromisedDate) }]
            : []),
          { label: t('procurement.actualDate'), value: formatDate(props.item.actualDate) },
          ...('unitPrice' in props.item
            ? [
                { label: t('procurement.unitPrice'), value: money(props.item.unitPrice) },
                { label: t('procurement.total'), value: money(props.item.total) },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

function Facts(props: { item: ItemDetail }): JSX.Element {
  return (
    <Card title={t('procurement.facts')}>
      <div class="grid gap-4">
        <Show when={props.item.specification}>
          <p class="whitespace-pre-wrap break-words">{props.item.specification}</p>
        </Show>
        <KeyValue
          items={[
            { label: t('procurement.partNo'), value: props.item.partNo },
            { label: t('procurement.drawingNo'), value: props.item.drawingNo },
            { label: t('procurement.bomPosition'), value: props.item.bomPosition },
            {
              label: t('procurement.itemType'),
              value: props.item.itemType && t(`procurement.types.${props.item.itemType}`),
            },
            {
              label: t('procurement.task'),
              value: props.item.taskTitle && (
                <Show when={props.item.mayReadTask} fallback={props.item.taskTitle}>
                  <A href={`/tasks/${props.item.taskId}`} class="text-accent font-medium">
                    {props.item.taskTitle}
                  </A>
                </Show>
              ),
            },
            { label: t('procurement.requester'), value: props.item.requester?.name },
            ...(props.item.cancelReason
              ? [{ label: t('procurement.cancelReason'), value: props.item.cancelReason }]
              : []),
            {
              label: t('procurement.notes'),
              value: props.item.notes && <p class="whitespace-pre-line">{props.item.notes}</p>,
            },
          ]}
        />
      </div>
    </Card>
  );
}
