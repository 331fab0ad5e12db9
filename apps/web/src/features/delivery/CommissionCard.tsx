import { Button, Card, showError } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import PackageCheck from 'lucide-solid/icons/package-check';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ContractDelivery } from './delivery-types.ts';

/** What must follow once everything is signed for and nobody did it: a button for who may, a word for who may not. */
export function CommissionCard(props: {
  contractId: string;
  commission: NonNullable<ContractDelivery['commission']>;
}): JSX.Element {
  const client = useQueryClient();
  const [sending, setSending] = createSignal(false);
  const commission = async () => {
    setSending(true);
    const { contractId } = props;
    await api.contracts.commission
      .send({ contractId, version: props.commission.version })
      .catch(showError)
      .finally(() => setSending(false));
    await Promise.all([
      client.invalidateQueries({ queryKey: api.contracts.key() }),
      client.invalidateQueries({ queryKey: api.delivery.key() }),
    ]);
  };
  return (
    <Card waiting icon={PackageCheck} title={t('delivery.commission.title')}>
      <div class="flex flex-wrap items-center justify-between gap-3">
        <p class="text-sm text-ink-2">
          {t(props.commission.mayDo ? 'delivery.commission.hint' : 'delivery.commission.waits')}
        </p>
        <Show when={props.commission.mayDo}>
          <Button variant="primary" loading={sending()} onClick={() => void commission()}>
            {t('delivery.commission.send')}
          </Button>
        </Show>
      </div>
    </Card>
  );
}
