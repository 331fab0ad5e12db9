import Inbox from 'lucide-solid/icons/inbox';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from './icon.ts';

/** An empty place: says what belongs here and offers the first step. */
export function EmptyState(props: {
  title: string;
  hint?: JSX.Element;
  icon?: Icon;
  /** Where it is all there is to a page, its title is the page's heading. */
  heading?: boolean;
  /** The first step: a button. */
  children?: JSX.Element;
}): JSX.Element {
  return (
    <div class="grid justify-items-center gap-1 px-6 py-12 text-center">
      <span class="grid place-items-center size-10 mb-2 rounded-full bg-surface-2 text-ink-3">
        <Dynamic component={props.icon ?? Inbox} class="size-5" aria-hidden="true" />
      </span>
      <Dynamic component={props.heading ? 'h1' : 'p'} class="font-semibold">
        {props.title}
      </Dynamic>
      <Show when={props.hint}>
        <p class="max-w-[44ch] text-sm text-ink-3">{props.hint}</p>
      </Show>
      <Show when={props.children}>
        <div class="flex flex-wrap justify-center gap-2 mt-3">{props.children}</div>
      </Show>
    </div>
  );
}
