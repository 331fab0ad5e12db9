import Layers from 'lucide-solid/icons/layers';
import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Button } from '../../actions/Button.tsx';
import { Skeleton, SkeletonGroup } from '../../display/Skeleton.tsx';
import { Popover } from '../../overlays/Popover.tsx';
import { formatOf } from '../frame/format-of.ts';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { Stage } from '../frame/Stage.tsx';
import { Remark, Toolbar, ZoomTools } from '../frame/Toolbar.tsx';
import { throwInto } from '../frame/throw-into.ts';
import { viewerText } from '../frame/viewer-words.ts';
import type { ViewProps } from '../preview-source.ts';
import { type DrawingStage, openDrawing } from './drawing-stage.ts';
import { LayerList } from './LayerList.tsx';

/** A DXF drawing: move, zoom, choose layers. */
export default function DrawingView(props: ViewProps): JSX.Element {
  let place!: HTMLDivElement;
  const [stage, setStage] = createSignal<DrawingStage>();
  const [hidden, setHidden] = createSignal<ReadonlySet<string>>(new Set());
  const fail = throwInto();
  const stop = new AbortController();
  onCleanup(() => {
    stop.abort();
    stage()?.dispose();
  });
  onMount(() => {
    if (formatOf(props.source) !== 'dxf') return fail(new PreviewFailure('unknown_format'));
    openDrawing(place, props.source.url, stop.signal).then(
      (opened) => (stop.signal.aborted ? opened.dispose() : setStage(opened)),
      (error: unknown) => stop.signal.aborted || fail(error),
    );
    const themed = new MutationObserver(() => stage()?.recolour());
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    onCleanup(() => themed.disconnect());
  });

  const show = (names: readonly string[], shown: boolean) => {
    const next = new Set(hidden());
    for (const name of names) {
      if (shown) next.delete(name);
      else next.add(name);
      stage()?.showLayer(name, shown);
    }
    setHidden(next);
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => stage()?.move(-0.1, 0),
    ArrowRight: () => stage()?.move(0.1, 0),
    ArrowUp: () => stage()?.move(0, 0.1),
    ArrowDown: () => stage()?.move(0, -0.1),
    '+': () => stage()?.zoom(1.25),
    '=': () => stage()?.zoom(1.25),
    '-': () => stage()?.zoom(1 / 1.25),
    '0': () => stage()?.fit(),
  };
  const key = (event: KeyboardEvent) => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  return (
    <>
      <Toolbar>
        <ZoomTools onZoom={(factor) => stage()?.zoom(factor)} onFit={() => stage()?.fit()} />
        <Show when={stage()}>
          {(opened) => (
            <span class="ml-auto">
              <Popover
                label={viewerText('drawing.layers')}
                placement="bottom-end"
                trigger={(attributes) => (
                  <Button variant="ghost" icon={Layers} {...attributes}>
                    {viewerText('drawing.layerCount', { count: opened().layers.length })}
                  </Button>
                )}
              >
                {() => <LayerList layers={opened().layers} hidden={hidden()} onShow={show} />}
              </Popover>
            </span>
          )}
        </Show>
      </Toolbar>
      <Show when={stage()?.signsMissing}>
        <Remark>{viewerText('drawing.signsMissing')}</Remark>
      </Show>
      <Stage watermark={props.watermark}>
        <section
          ref={place}
          tabindex="0"
          data-drawing={stage() ? 'shown' : 'waiting'}
          aria-label={viewerText('drawing.frame', { name: props.source.name })}
          class="relative flex-1 min-h-0 overflow-hidden bg-surface touch-none -outline-offset-2"
          onKeyDown={key}
        />
        <Show when={!stage()}>
          <SkeletonGroup class="absolute inset-0 p-4 bg-surface">
            <Skeleton class="size-full" />
          </SkeletonGroup>
        </Show>
      </Stage>
    </>
  );
}
