import { For, type JSX } from 'solid-js';

/** Two places beside each other, each with its name over it; on a phone under each other. */
export function Columns(props: {
  labels: readonly string[];
  children: (index: number) => JSX.Element;
}): JSX.Element {
  return (
    <div class="flex-1 min-h-0 grid sm:grid-cols-2 max-sm:grid-rows-2 gap-px bg-line">
      <For each={props.labels}>
        {(label, index) => (
          <div class="flex flex-col min-h-0 min-w-0 bg-surface">
            <p class="px-3 py-1 border-b border-line text-xs font-medium text-ink-2 truncate">{label}</p>
            {props.children(index())}
          </div>
        )}
      </For>
    </div>
  );
}
