import { createResource, type JSX, onCleanup, Show } from 'solid-js';
import type { ViewProps } from '../preview-source.ts';
import { loadImage } from './load-image.ts';
import { Picture } from './Picture.tsx';

/** A picture: zoom, move, turn. */
export default function ImageView(props: ViewProps): JSX.Element {
  const stop = new AbortController();
  const [image] = createResource(
    () => props.source.url,
    (url) => loadImage(url, stop.signal),
  );
  onCleanup(() => {
    stop.abort();
    if (image.state === 'ready') URL.revokeObjectURL(image().address);
  });
  return (
    <Show when={image()}>
      {(loaded) => <Picture image={loaded()} name={props.source.name} watermark={props.watermark} />}
    </Show>
  );
}
