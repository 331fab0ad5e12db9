import { Checkbox, Combobox, type ListState } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { searchContracts } from '../tasks/task-words.tsx';
import type { ITEM_FILTERS } from './ItemsList.tsx';
import { searchSuppliers } from './procurement-words.tsx';

/** What narrows the board: the same filters as the list’s, in the same address bar. */
export function BoardFilters(props: { list: ListState<(typeof ITEM_FILTERS)[number]> }): JSX.Element {
  const may = useMay();
  const one = (name: 'contract' | 'supplier') => props.list.filter(name)[0] ?? '';
  return (
    <div
      class="grid gap-3 mb-4 sm:grid-cols-[minmax(0,260px)_minmax(0,260px)_auto] items-end"
      data-print="hide"
    >
      <Show when={may('Contract.read')}>
        <Combobox
          label={t('procurement.contract')}
          search={searchContracts}
          value={one('contract')}
          onChange={(value) => props.list.setFilter('contract', value ? [value] : [])}
        />
      </Show>
      <Show when={may('Supplier.read')}>
        <Combobox
          label={t('procurement.supplier')}
          search={searchSuppliers}
          value={one('supplier')}
          onChange={(value) => props.list.setFilter('supplier', value ? [value] : [])}
        />
      </Show>
      <Checkbox
        label={t('procurement.lates.overdue')}
        checked={props.list.filter('late').includes('overdue')}
        onChange={(checked) => props.list.setFilter('late', checked ? ['overdue'] : [])}
      />
    </div>
  );
}
