import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { viewerText } from '../frame/viewer-words.ts';
import { drawWatermark } from '../frame/Watermark.tsx';
import { linksOf, type PdfLink } from './pdf-links.ts';
import { POINT, type Size, sharpness } from './pdf-zoom.ts';

const isCancelled = (error: unknown) =>
  ['RenderingCancelledException', 'AbortException'].includes((error as Error | undefined)?.name ?? '');

/**
 * One page: a frame of its size at once, and picture, selectable text and links while it is in sight. What is out of sight gives its
 * memory back.
 */
export function PdfPage(props: {
  document: PDFDocumentProxy;
  number: number;
  /** Its size in points until it is known: that of the first page. */
  likely: Size;
  /** The factor of the true size that a page of some size is drawn at. */
  scaleOf: (page: Size) => number;
  watermark?: readonly string[];
  /** Called with the frame, to be watched for coming into sight. */
  ref: (frame: HTMLDivElement) => void;
  inSight: boolean;
  onGo: (page: number) => void;
  onText?: (layer: HTMLElement) => void;
}): JSX.Element {
  let canvas!: HTMLCanvasElement;
  let text!: HTMLDivElement;
  // No resource: that would put the waiting picture in the place of all pages whenever one comes into sight.
  const [known, setKnown] = createSignal<PDFPageProxy>();
  const [links, setLinks] = createSignal<PdfLink[]>([]);
  const [state, setState] = createSignal<'waiting' | 'drawn' | 'failed'>('waiting');
  const size = (): Size => known()?.getViewport({ scale: 1 }) ?? props.likely;
  const factor = createMemo(() => props.scaleOf(size()));
  const width = () => Math.floor(size().width * POINT * factor());
  const height = () => Math.floor(size().height * POINT * factor());

  async function draw(from: PDFPageProxy, scale: number, signal: AbortSignal): Promise<void> {
    const sharp = sharpness({ width: width(), height: height() }, window.devicePixelRatio || 1);
    const fresh = document.createElement('canvas');
    const viewport = from.getViewport({ scale: scale * POINT * sharp });
    fresh.width = Math.max(1, Math.floor(viewport.width));
    fresh.height = Math.max(1, Math.floor(viewport.height));
    const task = from.render({ canvas: fresh, viewport });
    signal.addEventListener('abort', () => task.cancel());
    await task.promise;
    if (signal.aborted) return;
    drawWatermark(fresh.getContext('2d')!, props.watermark, sharp);
    // Drawn aside and put in its place whole: while zooming, the old picture stands instead of an empty page.
    canvas.width = fresh.width;
    canvas.height = fresh.height;
    canvas.getContext('2d')!.drawImage(fresh, 0, 0);
    fresh.width = 0;
    setState('drawn');
    await layer(from, scale, signal);
  }

  async function layer(from: PDFPageProxy, scale: number, signal: AbortSignal): Promise<void> {
    const viewport = from.getViewport({ scale: scale * POINT });
    text.replaceChildren();
    const words = new pdfjs.TextLayer({
      textContentSource: from.streamTextContent(),
      container: text,
      viewport,
    });
    signal.addEventListener('abort', () => words.cancel());
    await words.render();
    if (signal.aborted) return;
    props.onText?.(text);
    setLinks(await linksOf(props.document, from, viewport));
  }

  createEffect(() => {
    const from = known();
    const scale = factor();
    if (!from || !props.inSight) {
      canvas.width = 0;
      text.replaceChildren();
      setLinks([]);
      setState('waiting');
      return;
    }
    const stop = new AbortController();
    draw(from, scale, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted && !isCancelled(error)) setState('failed');
    });
    onCleanup(() => stop.abort());
  });
  createEffect(() => {
    if (!props.inSight || known()) return;
    props.document.getPage(props.number).then(setKnown, () => setState('failed'));
  });

  return (
    <div
      ref={(frame) => props.ref(frame)}
      data-page={props.number}
      data-state={state()}
      class="pdf-page relative shrink-0 mx-auto bg-[#fff] border border-line"
      style={{
        width: `${width() + 2}px`,
        height: `${height() + 2}px`,
        '--total-scale-factor': factor() * POINT,
      }}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={viewerText('pdf.page', { number: props.number })}
        class="absolute inset-0 size-full"
      />
      <div ref={text} class="pdf-text" />
      <For each={links()}>
        {(link) => {
          const place = {
            left: `${link.left}px`,
            top: `${link.top}px`,
            width: `${link.width}px`,
            height: `${link.height}px`,
          };
          return (
            <Show
              when={link.href}
              fallback={
                <button
                  type="button"
                  class="pdf-link"
                  style={place}
                  aria-label={viewerText('pdf.goTo', { number: link.page })}
                  onClick={() => link.page && props.onGo(link.page)}
                />
              }
            >
              {(href) => (
                <a class="pdf-link" style={place} href={href()} target="_blank" rel="noopener noreferrer">
                  <span class="sr-only">{href()}</span>
                </a>
              )}
            </Show>
          );
        }}
      </For>
      <Show when={state() === 'failed'}>
        <p class="absolute inset-0 grid place-items-center p-6 text-center text-sm text-[#47515c]">
          {viewerText('pdf.pageFailed', { number: props.number })}
        </p>
      </Show>
    </div>
  );
}
