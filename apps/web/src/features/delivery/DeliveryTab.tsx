import { Button, Card, EmptyState, Loaded } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Package from 'lucide-solid/icons/package';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { CommissionCard } from './CommissionCard.tsx';
import { DeliveryCard } from './DeliveryCard.tsx';
import { GateCard } from './GateCard.tsx';

const DeliveryDialog = lazy(() => import('./DeliveryDialog.tsx'));

/** Delivering a contract: what still keeps it back, and what was, or is to be, brought to the customer. */
export default function DeliveryTab(props: { contractId: string }): JSX.Element {
  const found = useQuery(() => api.delivery.ofContract.options({ contractId: props.contractId }));
  const [creating, setCreating] = createSignal(false);
  return (
    <Loaded query={found}>
      {(delivery) => (
        <div class="grid gap-4">
          <Show when={delivery().isGateAsked}>
            <GateCard gate={delivery().gate} />
          </Show>
          <Show when={delivery().commission}>
            {(commission) => <CommissionCard contractId={props.contractId} commission={commission()} />}
          </Show>
          <Show
            when={delivery().deliveries.length > 0}
            fallback={
              <Card>
                <EmptyState icon={Package} title={t('delivery.empty')} hint={t('delivery.emptyHint')}>
                  <Show when={delivery().allowed.includes('create')}>
                    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
                      {t('delivery.new')}
                    </Button>
                  </Show>
                </EmptyState>
              </Card>
            }
          >
            <Show when={delivery().allowed.includes('create')}>
              <div class="flex justify-end">
                <Button icon={Plus} onClick={() => setCreating(true)}>
                  {t('delivery.new')}
                </Button>
              </div>
            </Show>
            <For each={delivery().deliveries}>{(one) => <DeliveryCard delivery={one} />}</For>
          </Show>
          <Suspense>
            <Show when={creating()}>
              <DeliveryDialog contractId={props.contractId} onClose={() => setCreating(false)} />
            </Show>
          </Suspense>
        </div>
      )}
    </Loaded>
  );
}
