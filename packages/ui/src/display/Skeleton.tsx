import { For, type JSX } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';

/** A grey shape where content will be. Size it with classes: `<Skeleton class="h-5 w-40" />`. */
export function Skeleton(props: { class?: string }): JSX.Element {
  return <span aria-hidden="true" class={`skeleton block ${props.class ?? 'h-4 w-full'}`} />;
}

/** Wraps skeletons once and says 'Loading' to screen readers. */
export function SkeletonGroup(props: { children: JSX.Element; class?: string }): JSX.Element {
  return (
    <div role="status" class={props.class}>
      <span class="sr-only">{uiText('page.loading')}</span>
      {props.children}
    </div>
  );
}

/** A list or table on its way. */
export function ListSkeleton(props: { rows?: number }): JSX.Element {
  return (
    <SkeletonGroup>
      <For each={Array.from({ length: props.rows ?? 8 })}>
        {(_, index) => (
          <div class="flex items-center gap-4 h-11 px-4 border-b border-line last:border-0">
            <Skeleton class="h-3.5 w-20" />
            <Skeleton class={`h-3.5 ${['w-48', 'w-36', 'w-56'][index() % 3]}`} />
            <Skeleton class="h-3.5 w-24 ml-auto" />
          </div>
        )}
      </For>
    </SkeletonGroup>
  );
}

/** A whole page on its way: title, then cards. */
export function PageSkeleton(): JSX.Element {
  return (
    <SkeletonGroup class="p-4 sm:p-6">
      <Skeleton class="h-3.5 w-40 mb-2" />
      <Skeleton class="h-6 w-64 mb-6" />
      <div class="grid grid-cols-12 gap-4">
        <Skeleton class="h-32 rounded-lg col-span-12 sm:col-span-4" />
        <Skeleton class="h-32 rounded-lg col-span-12 sm:col-span-4" />
        <Skeleton class="h-32 rounded-lg col-span-12 sm:col-span-4" />
        <Skeleton class="h-72 rounded-lg col-span-12" />
      </div>
    </SkeletonGroup>
  );
}
