import { EmptyState, Page, useListState } from '@millwright/ui';
import { useSearchParams } from '@solidjs/router';
import Package from 'lucide-solid/icons/package';
import { type JSX, lazy, Show, Suspense } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { BoardFilters } from './BoardFilters.tsx';
import { filtersOf, ITEM_FILTERS, ITEM_ORDERS, ItemsList } from './ItemsList.tsx';
import { useLook } from './LookSwitch.tsx';

const Board = lazy(() => import('./Board.tsx'));

/** Everything to be bought that the viewer may see, across contracts. */
export default function ProcurementPage(): JSX.Element {
  const [address, setAddress] = useSearchParams();
  // The bare address is for looking at what is to come; what is here already is one click away.
  if (Object.keys(address).length === 0) setAddress({ open: '1' }, { replace: true });
  const list = useListState({ filters: ITEM_FILTERS, sorts: ITEM_ORDERS, sort: 'promised' });
  const saved = useSavedViews('procurement');
  const look = useLook();
  const boardFilters = () => {
    // The board shows every state; what is open alone is the list’s business.
    const {
      sort: _s,
      direction: _d,
      status: _t,
      deleted: _b,
      open: _o,
      ...filters
    } = filtersOf(list, undefined);
    return filters;
  };
  return (
    <Page title={t('procurement.list')} actions={<look.Switch />}>
      <Show
        when={look.look() === 'board'}
        fallback={
          <ItemsList
            name="procurement"
            list={list}
            saved={saved}
            empty={
              <EmptyState icon={Package} title={t('procurement.empty')} hint={t('procurement.emptyHint')} />
            }
          />
        }
      >
        <BoardFilters list={list} />
        <Suspense>
          <Board filters={boardFilters()} withContract />
        </Suspense>
      </Show>
    </Page>
  );
}
