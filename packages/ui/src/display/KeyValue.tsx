import { For, type JSX, Show } from 'solid-js';

export interface KeyValueItem {
  label: string;
  value: JSX.Element;
  /** Leaves the pair out when there is nothing to show. */
  when?: boolean;
}

/** Facts of a record: label and value, two columns where there is room. An empty value shows a dash. */
export function KeyValue(props: { items: readonly KeyValueItem[]; columns?: 1 | 2 | 3 }): JSX.Element {
  const columns = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3' };
  return (
    <dl class={`grid gap-x-8 gap-y-3 ${columns[props.columns ?? 2]}`}>
      <For each={props.items.filter((item) => item.when !== false)}>
        {(item) => (
          <div class="min-w-0">
            <dt class="text-xs text-ink-3">{item.label}</dt>
            <dd class="break-words">
              <Show
                when={item.value !== '' && item.value !== null && item.value !== undefined}
                fallback={<span class="text-ink-3">–</span>}
              >
                {item.value}
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
