import { Badge, StatusBadge } from '@millwright/ui';
import Ban from 'lucide-solid/icons/ban';
import { type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { ContractRow } from './contract-types.ts';
import { stateText } from './contract-words.ts';

/** How a contract stands at a glance; how many days late, where it is. */
export function ContractBadge(props: {
  contract: Pick<ContractRow, 'status' | 'displayStatus' | 'daysOverdue'>;
}): JSX.Element {
  const label = () => {
    const { displayStatus, daysOverdue, status } = props.contract;
    if (displayStatus === 'overdue') return t('contracts.overdueBy', { count: daysOverdue });
    // What it waits for: acceptance, or being taken up again.
    return displayStatus === 'attention' ? stateText(status) : undefined;
  };
  return (
    <Show
      when={props.contract.displayStatus}
      fallback={<Badge icon={Ban}>{stateText(props.contract.status)}</Badge>}
    >
      {(status) => <StatusBadge value={status()} label={label()} />}
    </Show>
  );
}
