import { Button, buttonClass, dataOf, EmptyState, useListState } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import FileUp from 'lucide-solid/icons/file-up';
import Package from 'lucide-solid/icons/package';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { ITEM_FILTERS, ITEM_ORDERS, ItemsList } from './ItemsList.tsx';
import { useLook } from './LookSwitch.tsx';

const Board = lazy(() => import('./Board.tsx'));
const ItemDrawer = lazy(() => import('./ItemDrawer.tsx'));

/** What is to be bought for a contract: ask for parts, bring in a bill of materials, follow them. */
export default function ContractProcurement(props: { contractId: string }): JSX.Element {
  const list = useListState({
    filters: ITEM_FILTERS,
    sorts: ITEM_ORDERS,
    sort: 'line',
    prefix: 'parts',
  });
  const saved = useSavedViews('contract-parts');
  const look = useLook();
  const [adding, setAdding] = createSignal(false);
  const plan = useQuery(() => api.procurement.plan.options({ contractId: props.contractId }));
  const loaded = dataOf(() => plan);
  const requests = () => loaded()?.departments.some(({ mayRequest }) => mayRequest) ?? false;
  const Actions = () => (
    <Show when={requests()}>
      <Show when={loaded()?.mayImport}>
        <A href={`/contracts/${props.contractId}/import-bom`} class={buttonClass()}>
          <FileUp aria-hidden="true" />
          {t('procurement.importBom')}
        </A>
      </Show>
      <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
        {t('procurement.add')}
      </Button>
    </Show>
  );
  return (
    <>
      <div class="flex flex-wrap justify-end gap-2 mb-3" data-print="hide">
        <look.Switch />
        <Actions />
      </div>
      <Show
        when={look.look() === 'board'}
        fallback={
          <ItemsList
            name="contract-parts"
            list={list}
            contractId={props.contractId}
            saved={saved}
            empty={
              <EmptyState
                icon={Package}
                title={t('procurement.contractEmpty')}
                hint={t('procurement.contractEmptyHint')}
              >
                <Actions />
              </EmptyState>
            }
          />
        }
      >
        <Suspense>
          <Board filters={{ contractIds: [props.contractId] }} withContract={false} />
        </Suspense>
      </Show>
      <Suspense>
        <Show when={adding()}>
          <ItemDrawer contractId={props.contractId} onClose={() => setAdding(false)} />
        </Show>
      </Suspense>
    </>
  );
}
