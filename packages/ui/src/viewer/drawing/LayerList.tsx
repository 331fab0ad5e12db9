import type { LayerInfo } from 'dxf-viewer';
import { For, type JSX } from 'solid-js';
import { Checkbox } from '../../fields/Checkbox.tsx';
import { viewerText } from '../frame/viewer-words.ts';

/** The drawing's layers: each can be left out, or all at once. */
export function LayerList(props: {
  layers: readonly LayerInfo[];
  hidden: ReadonlySet<string>;
  onShow: (names: readonly string[], shown: boolean) => void;
}): JSX.Element {
  return (
    <div class="grid gap-0.5 min-w-48">
      <Checkbox
        label={viewerText('drawing.allLayers')}
        checked={props.hidden.size === 0}
        indeterminate={props.hidden.size > 0 && props.hidden.size < props.layers.length}
        onChange={(shown) =>
          props.onShow(
            props.layers.map(({ name }) => name),
            shown,
          )
        }
      />
      <hr class="my-1 border-line" />
      <For each={props.layers}>
        {(layer) => (
          <div class="flex items-center gap-2">
            <span
              aria-hidden="true"
              class="size-2.5 rounded-full border border-line-strong shrink-0"
              style={{ background: `#${layer.color.toString(16).padStart(6, '0')}` }}
            />
            <Checkbox
              label={layer.displayName || layer.name}
              checked={!props.hidden.has(layer.name)}
              onChange={(shown) => props.onShow([layer.name], shown)}
            />
          </div>
        )}
      </For>
    </div>
  );
}
