import RotateCw from 'lucide-solid/icons/rotate-cw';
import { createEffect, createSignal, type JSX, onCleanup, onMount, type Signal } from 'solid-js';
import { IconButton } from '../../actions/IconButton.tsx';
import { createPanAndZoom, type Placement } from '../frame/pan-and-zoom.ts';
import { Stage } from '../frame/Stage.tsx';
import { Toolbar, ZoomTools } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import type { LoadedImage } from './load-image.ts';

/** A picture in its frame, with the tools to move it. */
export function Picture(props: {
  image: LoadedImage;
  name: string;
  watermark?: readonly string[] | undefined;
  /** Where it stands, when another picture is to stand at the same place. */
  placement?: Signal<Placement>;
}): JSX.Element {
  let frame!: HTMLDivElement;
  const [turns, setTurns] = createSignal(0);
  const lying = () => turns() % 2 === 1;
  const picture = () => {
    const { width, height } = props.image;
    return lying() ? { width: height, height: width } : { width, height };
  };
  const view = createPanAndZoom({ picture, frame: () => frame, placement: props.placement });
  onMount(() => {
    frame.addEventListener('wheel', view.wheel, { passive: false });
    const resized = new ResizeObserver(view.resized);
    resized.observe(frame);
    onCleanup(() => resized.disconnect());
  });
  createEffect(() => {
    lying();
    view.fit();
  });
  const key = (event: KeyboardEvent) => {
    if (event.key === 'r' && !event.ctrlKey && !event.metaKey) setTurns((before) => before + 1);
    else view.handlers.onKeyDown(event);
  };
  return (
    <>
      <Toolbar>
        <ZoomTools scale={view.at().scale} onZoom={view.zoom} onActual={view.actual} onFit={view.fit} />
        <IconButton
          icon={RotateCw}
          label={viewerText('rotate')}
          onClick={() => setTurns((before) => before + 1)}
        />
        <span class="num ml-auto pr-1 text-xs text-ink-3 max-sm:hidden">
          {viewerText('image.size', { width: props.image.width, height: props.image.height })}
        </span>
      </Toolbar>
      <Stage watermark={props.watermark}>
        <section
          ref={frame}
          tabindex="0"
          aria-label={viewerText('image.frame', { name: props.name })}
          class="viewer-checks relative flex-1 min-h-0 overflow-hidden touch-none cursor-grab active:cursor-grabbing -outline-offset-2"
          {...view.handlers}
          onKeyDown={key}
        >
          <img
            src={props.image.address}
            alt={props.name}
            draggable={false}
            class="absolute left-1/2 top-1/2 max-w-none select-none"
            style={{
              width: `${props.image.width}px`,
              height: `${props.image.height}px`,
              transform: `translate(-50%, -50%) translate(${view.at().x}px, ${view.at().y}px) scale(${view.at().scale}) rotate(${turns() * 90}deg)`,
              'image-rendering': view.at().scale > 3 ? 'pixelated' : 'auto',
            }}
          />
        </section>
      </Stage>
    </>
  );
}
