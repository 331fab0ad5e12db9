import Box from 'lucide-solid/icons/box';
import { createResource, createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Button } from '../../actions/Button.tsx';
import { IconButton } from '../../actions/IconButton.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { fetchWhole } from '../frame/fetch-source.ts';
import { formatOf } from '../frame/format-of.ts';
import { Stage } from '../frame/Stage.tsx';
import { Toolbar, ToolGap, ZoomTools } from '../frame/Toolbar.tsx';
import { throwInto } from '../frame/throw-into.ts';
import { viewerText } from '../frame/viewer-words.ts';
import type { ViewProps } from '../preview-source.ts';
import { createModelStage, type ModelStage, type StandardView } from './model-stage.ts';
import { type ReadModel, readModel } from './read-model.ts';

const views: readonly StandardView[] = ['front', 'top', 'iso'];

/** A model in three dimensions: turn, move, zoom, measure. */
export default function ModelView(props: ViewProps): JSX.Element {
  const stop = new AbortController();
  onCleanup(() => stop.abort());
  const [model] = createResource(
    () => props.source,
    async (source) => readModel(await fetchWhole(source.url, stop.signal), formatOf(source)),
  );
  return (
    <Show when={model()} keyed>
      {(read) => <Shown model={read} name={props.source.name} watermark={props.watermark} />}
    </Show>
  );
}

function Shown(props: { model: ReadModel; name: string; watermark?: readonly string[] }): JSX.Element {
  let place!: HTMLDivElement;
  const [stage, setStage] = createSignal<ModelStage>();
  const [wired, setWired] = createSignal(false);
  const fail = throwInto();
  onMount(() => {
    try {
      setStage(createModelStage(place, props.model));
    } catch (error) {
      fail(error);
    }
  });
  onCleanup(() => stage()?.dispose());

  const wire = () => {
    setWired(!wired());
    stage()?.wireframe(wired());
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => stage()?.turn(-0.15, 0),
    ArrowRight: () => stage()?.turn(0.15, 0),
    ArrowUp: () => stage()?.turn(0, -0.15),
    ArrowDown: () => stage()?.turn(0, 0.15),
    '+': () => stage()?.zoom(1.25),
    '=': () => stage()?.zoom(1.25),
    '-': () => stage()?.zoom(1 / 1.25),
    '0': () => stage()?.fit(),
    w: wire,
  };
  const key = (event: KeyboardEvent) => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  const number = (value: number) => formatNumber(value, { maximumSignificantDigits: 4 });

  return (
    <>
      <Toolbar>
        <ZoomTools onZoom={(factor) => stage()?.zoom(factor)} onFit={() => stage()?.fit()} />
        <ToolGap />
        <fieldset aria-label={viewerText('model.views')} class="flex items-center gap-1">
          <For each={views}>
            {(view) => (
              <Button variant="ghost" size="sm" onClick={() => stage()?.view(view)}>
                {viewerText(`model.${view}`)}
              </Button>
            )}
          </For>
        </fieldset>
        <ToolGap />
        <IconButton
          icon={Box}
          label={viewerText('model.wireframe')}
          aria-pressed={wired()}
          class={wired() ? 'bg-accent-soft text-accent' : ''}
          onClick={wire}
        />
        <Show when={stage()}>
          {(shown) => (
            <span
              data-measures=""
              class="num ml-auto pr-1 text-xs text-ink-2"
              title={viewerText('model.measuresHint')}
            >
              {viewerText('model.measures', {
                width: number(shown().measures.width),
                depth: number(shown().measures.depth),
                height: number(shown().measures.height),
              })}
              {' · '}
              {viewerText('model.triangles', { count: shown().measures.triangles })}
            </span>
          )}
        </Show>
      </Toolbar>
      <Stage watermark={props.watermark}>
        <section
          ref={place}
          tabindex="0"
          data-model={stage() ? 'shown' : 'waiting'}
          aria-label={viewerText('model.frame', { name: props.name })}
          class="relative flex-1 min-h-0 overflow-hidden bg-surface-2 touch-none -outline-offset-2"
          onKeyDown={key}
        />
      </Stage>
    </>
  );
}
