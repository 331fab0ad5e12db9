/** The Gantt's front door. It is apart from the kit's, and what is behind it loads when a plan is first looked at. */
import { type JSX, lazy, Suspense } from 'solid-js';
import { Skeleton } from '../display/Skeleton.tsx';
import type { GanttProps } from './gantt-types.ts';

export type {
  DependencyType,
  GanttBaselineTask,
  GanttCalendar,
  GanttDependency,
  GanttHandle,
  GanttLink,
  GanttMove,
  GanttProps,
  GanttTask,
  Zoom,
} from './gantt-types.ts';

const LoadedGantt = lazy(() => import('./Gantt.tsx'));
const LoadedLegend = lazy(() => import('./view/Legend.tsx'));

/** A plan as a table beside its bars. It fills the place it is put into; give that a height. */
export function Gantt(props: GanttProps): JSX.Element {
  return (
    <Suspense fallback={<Skeleton class="h-full" />}>
      <LoadedGantt {...props} />
    </Suspense>
  );
}

/** What the bars' looks mean, in one line. */
export function GanttLegend(): JSX.Element {
  return (
    <Suspense>
      <LoadedLegend />
    </Suspense>
  );
}
