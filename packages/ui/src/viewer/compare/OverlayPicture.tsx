import { createEffect, createSignal, type JSX, on, onCleanup, onMount } from 'solid-js';
import { formatPercent } from '../../i18n/format.ts';
import { createPanAndZoom } from '../frame/pan-and-zoom.ts';
import { Stage } from '../frame/Stage.tsx';
import { Toolbar, ZoomTools } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import { type Differences, onSheet, type Picture } from './difference-picture.ts';

/** Two pictures over each other, and what differs between them. */
export interface Overlay {
  before: Picture | undefined;
  after: Picture | undefined;
  differences: Differences;
}

function paint(canvas: HTMLCanvasElement, picture: Picture): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')!.putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0);
}

/** The differences in colour; a slider leads from the one picture over the differences to the other. */
export function OverlayPicture(props: {
  overlay: Overlay;
  before: string;
  after: string;
  watermark?: readonly string[];
}): JSX.Element {
  let frame!: HTMLDivElement;
  let one!: HTMLCanvasElement;
  let two!: HTMLCanvasElement;
  let differences!: HTMLCanvasElement;
  const [at, setAt] = createSignal(50);
  const size = () => ({ width: props.overlay.differences.width, height: props.overlay.differences.height });
  const view = createPanAndZoom({ picture: size, frame: () => frame });
  onMount(() => {
    frame.addEventListener('wheel', view.wheel, { passive: false });
    const resized = new ResizeObserver(view.resized);
    resized.observe(frame);
    onCleanup(() => resized.disconnect());
  });
  createEffect(
    on(
      () => props.overlay,
      (overlay) => {
        const { width, height } = size();
        paint(one, onSheet(overlay.before, width, height));
        paint(two, onSheet(overlay.after, width, height));
        paint(differences, overlay.differences);
        view.fit();
      },
    ),
  );
  const share = () => {
    const { differing, width, height } = props.overlay.differences;
    return formatPercent((differing / (width * height)) * 100, 2);
  };
  const layer = 'absolute inset-0 size-full';
  return (
    <>
      <Toolbar>
        <ZoomTools scale={view.at().scale} onZoom={view.zoom} onActual={view.actual} onFit={view.fit} />
        <label class="flex flex-1 items-center gap-2 min-w-44 max-w-96 sm:ml-3 text-xs text-ink-2">
          <span class="max-w-28 truncate" aria-hidden="true">
            {props.before}
          </span>
          <input
            type="range"
            min="0"
            max="100"
            step="5"
            class="flex-1 min-w-16 h-8 accent-accent"
            aria-label={viewerText('compare.slider', { before: props.before, after: props.after })}
            value={at()}
            onInput={(event) => setAt(event.currentTarget.valueAsNumber)}
          />
          <span class="max-w-28 truncate" aria-hidden="true">
            {props.after}
          </span>
        </label>
        <span class="num text-xs text-ink-2 sm:ml-auto" data-share="">
          {viewerText('compare.percent', { percent: share() })}
        </span>
      </Toolbar>
      <Legend before={props.before} after={props.after} />
      <Stage watermark={props.watermark}>
        <section
          ref={frame}
          tabindex="0"
          aria-label={viewerText('compare.overlayFrame')}
          class="relative flex-1 min-h-0 overflow-hidden bg-surface-2 touch-none cursor-grab active:cursor-grabbing -outline-offset-2"
          {...view.handlers}
        >
          <div
            class="absolute left-1/2 top-1/2 border border-line bg-[#fff]"
            data-overlay=""
            style={{
              width: `${size().width}px`,
              height: `${size().height}px`,
              transform: `translate(-50%, -50%) translate(${view.at().x}px, ${view.at().y}px) scale(${view.at().scale})`,
            }}
          >
            <canvas ref={differences} class={layer} />
            <canvas ref={one} class={layer} style={{ opacity: Math.max(0, 1 - at() / 50) }} />
            <canvas ref={two} class={layer} style={{ opacity: Math.max(0, at() / 50 - 1) }} />
          </div>
        </section>
      </Stage>
    </>
  );
}

/** What the colours mean, with words: colour alone says nothing to some. */
function Legend(props: { before: string; after: string }): JSX.Element {
  return (
    <p class="flex flex-wrap gap-x-4 px-3 py-1 border-b border-line text-xs text-ink-2">
      <span>
        <span aria-hidden="true" class="inline-block size-2.5 mr-1.5 rounded-sm bg-[#d02030]" />
        {viewerText('compare.removed', { label: props.before })}
      </span>
      <span>
        <span aria-hidden="true" class="inline-block size-2.5 mr-1.5 rounded-sm bg-[#108a3e]" />
        {viewerText('compare.added', { label: props.after })}
      </span>
    </p>
  );
}
