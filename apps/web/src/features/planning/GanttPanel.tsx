import { Loaded, Skeleton, WholeScreen } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { GanttBoard } from './GanttBoard.tsx';
import { useGanttView } from './gantt-view.ts';
import { usePlanMoves } from './plan-moves.ts';

/** The plan of a contract: its tasks over time, what waits for what, and what would be late. */
export default function GanttPanel(props: { contractId: string; name: string }): JSX.Element {
  const plan = useQuery(() => api.planning.plan.options({ contractId: props.contractId }));
  const view = useGanttView();
  const moves = usePlanMoves(() => props.contractId);
  const [isWhole, setWhole] = createSignal(false);
  return (
    <Loaded query={plan} fallback={<Skeleton class="h-[60dvh] w-full" />}>
      {(loaded) => (
        <Show
          when={isWhole()}
          fallback={
            <GanttBoard
              plan={loaded()}
              name={props.name}
              view={view}
              moves={moves}
              onWhole={() => setWhole(true)}
            />
          }
        >
          <WholeScreen open onClose={() => setWhole(false)} title={props.name}>
            <GanttBoard plan={loaded()} name={props.name} view={view} moves={moves} />
          </WholeScreen>
        </Show>
      )}
    </Loaded>
  );
}
