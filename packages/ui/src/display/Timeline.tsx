import { For, type JSX, Show } from 'solid-js';
import { RelativeTime } from '../i18n/RelativeTime.tsx';
import { Avatar } from './Avatar.tsx';

export interface TimelineItem {
  id: string;
  /** Who did it; 'Millwright' or the job's name where nobody did. */
  who: string;
  /** What happened, as a sentence. */
  text: JSX.Element;
  /** A second line: the object, a comment. */
  note?: JSX.Element;
  /** ISO timestamp. */
  at: string;
  /** Below: a `DiffList`, files. */
  details?: JSX.Element;
}

/** What happened, newest first. */
export function Timeline(props: { items: readonly TimelineItem[] }): JSX.Element {
  return (
    <ol>
      <For each={props.items}>
        {(item) => (
          <li class="flex gap-3 py-2.5 border-t border-line first:border-0 first:pt-0 last:pb-0">
            <Avatar name={item.who} />
            <div class="flex-1 min-w-0">
              <div class="flex flex-wrap items-baseline gap-x-3">
                <p class="flex-1 min-w-[12ch]">{item.text}</p>
                <RelativeTime value={item.at} class="text-xs text-ink-3 whitespace-nowrap" />
              </div>
              <Show when={item.note}>
                <p class="text-xs text-ink-3">{item.note}</p>
              </Show>
              <Show when={item.details}>
                <div class="mt-2">{item.details}</div>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  );
}
