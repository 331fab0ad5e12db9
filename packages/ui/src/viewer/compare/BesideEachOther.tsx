import { For, type JSX } from 'solid-js';
import DocumentView from '../DocumentView.tsx';
import type { CompareProps } from './CompareDocuments.tsx';

/** Two documents beside each other, each in a viewer of its own; on a phone under each other. */
export function BesideEachOther(props: CompareProps): JSX.Element {
  return (
    <div class="flex-1 min-h-0 grid sm:grid-cols-2 max-sm:grid-rows-2 gap-px bg-line">
      <For each={[props.before, props.after]}>
        {(side) => (
          <div class="flex flex-col min-h-0 min-w-0 bg-surface">
            <p class="px-3 py-1 border-b border-line text-xs font-medium text-ink-2 truncate">{side.label}</p>
            <div class="flex-1 min-h-0">
              <DocumentView source={side.source} watermark={props.watermark} />
            </div>
          </div>
        )}
      </For>
    </div>
  );
}
