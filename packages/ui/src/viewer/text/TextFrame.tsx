import { createResource, type JSX, onCleanup, Show } from 'solid-js';
import { Stage } from '../frame/Stage.tsx';
import { Remark } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import { type LoadedText, loadText } from './load-text.ts';

/** Loads a text document for one of the text views, and says when only its beginning is shown. */
export function TextFrame(props: { url: string; children: (text: LoadedText) => JSX.Element }): JSX.Element {
  const stop = new AbortController();
  onCleanup(() => stop.abort());
  const [text] = createResource(
    () => props.url,
    (url) => loadText(url, stop.signal),
  );
  return (
    <Show when={text()} keyed>
      {(loaded) => (
        <>
          <Show when={loaded.cut}>
            <Remark>{viewerText('text.cut')}</Remark>
          </Show>
          {props.children(loaded)}
        </>
      )}
    </Show>
  );
}

/** The scrolled place a text stands in. */
export function TextSheet(props: {
  name: string;
  watermark?: readonly string[];
  children: JSX.Element;
}): JSX.Element {
  return (
    <Stage watermark={props.watermark}>
      <section
        tabindex="0"
        aria-label={props.name}
        data-sheet=""
        class="flex-1 min-h-0 overflow-auto bg-surface -outline-offset-2"
      >
        {props.children}
      </section>
    </Stage>
  );
}
