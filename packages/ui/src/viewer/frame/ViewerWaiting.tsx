import type { JSX } from 'solid-js';
import { Skeleton, SkeletonGroup } from '../../display/Skeleton.tsx';

/** A document on its way. */
export function ViewerWaiting(): JSX.Element {
  return (
    <SkeletonGroup class="flex-1 flex flex-col gap-3 size-full p-3">
      <Skeleton class="h-6 w-56 max-w-full" />
      <Skeleton class="flex-1 min-h-40 w-full" />
    </SkeletonGroup>
  );
}
