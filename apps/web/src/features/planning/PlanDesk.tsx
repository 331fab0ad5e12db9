import { dataOf } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { BaselinesCard } from './BaselinesCard.tsx';
import { ExchangeCard } from './ExchangeCard.tsx';
import { ProposalCard } from './ProposalCard.tsx';

/** Beside the picture of a plan: what it would become, what it was once, and what goes in and out. */
export default function PlanDesk(props: { contractId: string }): JSX.Element {
  // The picture above asks the same, and says when it cannot be had.
  const plan = useQuery(() => api.planning.plan.options({ contractId: props.contractId }));
  const data = dataOf(() => plan);
  return (
    <Show when={data()}>
      {(loaded) => (
        <div class="mt-4 grid gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start">
          <ProposalCard plan={loaded()} />
          <div class="grid gap-4">
            <Show when={loaded().baselines.length > 0}>
              <BaselinesCard plan={loaded()} />
            </Show>
            <ExchangeCard plan={loaded()} />
          </div>
        </div>
      )}
    </Show>
  );
}
