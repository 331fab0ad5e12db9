import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createEffect, createSignal, For, type JSX, onCleanup, onMount } from 'solid-js';
import { PdfPage } from './PdfPage.tsx';
import { type PdfZoom, type Size, scaleOf } from './pdf-zoom.ts';
import { type PlaceInPages, placeOf, scrollTopFor } from './place-in-pages.ts';

const PADDING = 12;
const RAISED = 2; // the page's border

/** What the tools above the pages move them with. */
export interface PagesHandle {
  go: (page: number) => void;
  frame: HTMLElement;
}

/** All pages under each other, scrolled; only those in sight, and their neighbours, are drawn. */
export function PdfPages(props: {
  document: PDFDocumentProxy;
  first: Size;
  label: string;
  zoom: PdfZoom;
  watermark?: readonly string[];
  onPage: (page: number) => void;
  onScale?: (scale: number) => void;
  onScroll?: (frame: HTMLElement) => void;
  onKey?: (event: KeyboardEvent) => void;
  onText?: (layer: HTMLElement) => void;
  handle: (handle: PagesHandle) => void;
}): JSX.Element {
  let frame!: HTMLDivElement;
  const numbers = Array.from({ length: props.document.numPages }, (_, index) => index + 1);
  const [inSight, setInSight] = createSignal<ReadonlySet<number>>(new Set());
  const [room, setRoom] = createSignal<Size>();
  const scale = () => {
    const space = room();
    return space ? scaleOf(props.zoom, props.first, space) : undefined;
  };
  const pages = () => [...frame.querySelectorAll<HTMLElement>('[data-page]')];

  let watcher: IntersectionObserver | undefined;
  const waiting: HTMLDivElement[] = [];
  const watch = (page: HTMLDivElement) => (watcher ? watcher.observe(page) : waiting.push(page));

  const current = () => {
    const middle = frame.scrollTop + frame.clientHeight / 3;
    let found = 1;
    for (const page of pages()) {
      if (page.offsetTop > middle) break;
      found = Number(page.dataset.page);
    }
    return found;
  };
  const go = (page: number) => {
    const at = frame.querySelector<HTMLElement>(`[data-page="${page}"]`);
    if (at) frame.scrollTo({ top: at.offsetTop - PADDING });
  };

  onMount(() => {
    const measure = () =>
      setRoom({
        width: Math.max(80, frame.clientWidth - 2 * PADDING - RAISED),
        height: Math.max(80, frame.clientHeight - 2 * PADDING - RAISED),
      });
    const resized = new ResizeObserver(measure);
    resized.observe(frame);
    watcher = new IntersectionObserver(
      (entries) => {
        const next = new Set(inSight());
        for (const { target, isIntersecting } of entries) {
          const number = Number((target as HTMLElement).dataset.page);
          if (isIntersecting) next.add(number);
          else next.delete(number);
        }
        setInSight(next);
      },
      { root: frame, rootMargin: '60% 0px' },
    );
    for (const page of waiting.splice(0)) watcher.observe(page);
    props.handle({ go, frame });
    onCleanup(() => {
      resized.disconnect();
      watcher?.disconnect();
    });
  });

  // What one reads stays where it is when the pages grow or shrink.
  let place: PlaceInPages = { page: 1, part: 0 };
  createEffect((before: number | undefined) => {
    const now = scale();
    if (now === undefined) return before;
    props.onScale?.(now);
    if (before !== undefined && before !== now) frame.scrollTo({ top: scrollTopFor(frame, place) });
    return now;
  });

  let asked = 0;
  const scrolled = () => {
    place = placeOf(frame);
    props.onScroll?.(frame);
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => props.onPage(current()));
  };
  onCleanup(() => cancelAnimationFrame(asked));

  return (
    <section
      ref={frame}
      tabindex="0"
      aria-label={props.label}
      class="relative flex-1 min-h-0 overflow-auto bg-surface-2 -outline-offset-2 flex flex-col gap-3 p-3 [overflow-anchor:none]"
      onScroll={scrolled}
      onKeyDown={(event) => props.onKey?.(event)}
    >
      <For each={numbers}>
        {(number) => (
          <PdfPage
            document={props.document}
            number={number}
            likely={props.first}
            scaleOf={(page) => scaleOf(props.zoom, page, room() ?? page)}
            watermark={props.watermark}
            inSight={scale() !== undefined && inSight().has(number)}
            onGo={go}
            onText={props.onText}
            ref={watch}
          />
        )}
      </For>
    </section>
  );
}
