import { formatPercent } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { SupplierRow } from './procurement-types.ts';

/** The share of lines that came in time, in points; nothing where nothing was measured. */
export const shareOf = (kept: number, { measured }: Pick<SupplierRow, 'measured'>): number | undefined =>
  measured === 0 ? undefined : Math.round((100 * kept) / measured);

/** A share with what it is made of, so that 100 % of one line does not look like 100 % of fifty. */
export function OnTimeShare(props: { supplier: SupplierRow; kept: number }): JSX.Element {
  return (
    <Show
      when={shareOf(props.kept, props.supplier) !== undefined}
      fallback={<span class="text-ink-3">{t('procurement.suppliers.notMeasured')}</span>}
    >
      <span class="num">{formatPercent(shareOf(props.kept, props.supplier) ?? 0)}</span>{' '}
      <span class="num text-xs text-ink-3">
        {t('procurement.suppliers.onTimeOf', { kept: props.kept, measured: props.supplier.measured })}
      </span>
    </Show>
  );
}
