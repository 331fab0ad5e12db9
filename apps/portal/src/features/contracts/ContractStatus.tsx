import { Badge, StatusBadge } from '@millwright/ui';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { ContractRow } from './contract-types.ts';

/** How a contract stands at a glance; a cancelled one says so. */
export function ContractStatus(props: {
  contract: Pick<ContractRow, 'displayStatus' | 'daysOverdue' | 'onHold'>;
}): JSX.Element {
  const label = () => {
    const { displayStatus, daysOverdue, onHold } = props.contract;
    if (displayStatus === 'overdue') return t('portal.overdueBy', { count: daysOverdue });
    if (displayStatus === 'attention') return onHold ? t('portal.onHold') : t('portal.accepting');
    return undefined;
  };
  return (
    <Show when={props.contract.displayStatus} fallback={<Badge>{t('portal.cancelled')}</Badge>}>
      {(status) => <StatusBadge value={status()} label={label()} />}
    </Show>
  );
}
