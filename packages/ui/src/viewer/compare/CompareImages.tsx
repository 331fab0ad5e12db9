import { createResource, createSignal, type JSX, Match, onCleanup, Show, Switch } from 'solid-js';
import type { Placement } from '../frame/pan-and-zoom.ts';
import { Remark, Toolbar } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import { type LoadedImage, loadImage } from '../image/load-image.ts';
import { Picture as ShownPicture } from '../image/Picture.tsx';
import { Columns } from './Columns.tsx';
import type { CompareProps } from './CompareDocuments.tsx';
import { differencesOf, type Picture } from './difference-picture.ts';
import { type CompareMode, ModeSwitch } from './ModeSwitch.tsx';
import { type Overlay, OverlayPicture } from './OverlayPicture.tsx';

/** Larger pictures are compared at a part of their size: what differs is still seen, and phones have the memory. */
const MOST_PIXELS = 8_000_000;

/** A picture's pixels on white, as a page would have them. */
function pixelsOf(image: LoadedImage, scale: number): Picture {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image.element, 0, 0, canvas.width, canvas.height);
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, data: data as Uint8ClampedArray<ArrayBuffer> };
}

function overlayOf(before: LoadedImage, after: LoadedImage): Overlay & { resized: boolean } {
  const most = Math.max(before.width * before.height, after.width * after.height);
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / most));
  const [one, two] = [pixelsOf(before, scale), pixelsOf(after, scale)];
  const resized = before.width !== after.width || before.height !== after.height;
  return { before: one, after: two, differences: differencesOf(one, two), resized };
}

/** Two pictures: over each other with what differs in colour, or beside each other. */
export default function CompareImages(props: CompareProps): JSX.Element {
  const stop = new AbortController();
  onCleanup(() => stop.abort());
  const [mode, setMode] = createSignal<CompareMode>('overlay');
  const [overlay] = createResource(async () => {
    const images = await Promise.all(
      [props.before, props.after].map(({ source }) => loadImage(source.url, stop.signal)),
    );
    return { images, ...overlayOf(images[0]!, images[1]!) };
  });
  onCleanup(() => {
    if (overlay.state === 'ready') for (const { address } of overlay().images) URL.revokeObjectURL(address);
  });
  const placement = createSignal<Placement>({ scale: 1, x: 0, y: 0 });
  return (
    <Show when={overlay()}>
      {(shown) => (
        <>
          <Toolbar>
            <ModeSwitch mode={mode()} onChange={setMode} />
          </Toolbar>
          <Switch>
            <Match when={mode() === 'overlay'}>
              <Show when={shown().resized}>
                <Remark>{viewerText('compare.resized')}</Remark>
              </Show>
              <Show when={shown().differences.differing === 0}>
                <p role="status" class="px-3 py-1.5 border-b border-line text-xs text-ink-2">
                  {viewerText('compare.same')}
                </p>
              </Show>
              <OverlayPicture
                overlay={shown()}
                before={props.before.label}
                after={props.after.label}
                watermark={props.watermark}
              />
            </Match>
            <Match when={mode() === 'sideBySide'}>
              <Columns labels={[props.before.label, props.after.label]}>
                {(index) => (
                  <ShownPicture
                    image={shown().images[index]!}
                    name={[props.before, props.after][index]!.source.name}
                    watermark={props.watermark}
                    placement={placement}
                  />
                )}
              </Columns>
            </Match>
          </Switch>
        </>
      )}
    </Show>
  );
}
