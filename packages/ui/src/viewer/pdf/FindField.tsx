import Search from 'lucide-solid/icons/search';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { viewerText } from '../frame/viewer-words.ts';
import { findPages, pageTexts } from './find-in-pdf.ts';

/** Looks for words in the document: Enter goes to the next page that has them, Shift+Enter to the one before. */
export function FindField(props: {
  document: PDFDocumentProxy;
  page: number;
  onGo: (page: number) => void;
  onWords: (words: string) => void;
}): JSX.Element {
  const textOf = pageTexts(props.document);
  const [pages, setPages] = createSignal<readonly number[]>([]);
  const [looking, setLooking] = createSignal(false);
  const [sought, setSought] = createSignal('');
  let stop = new AbortController();
  onCleanup(() => stop.abort());

  const look = async (words: string) => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    setSought(words);
    setPages([]);
    props.onWords(words);
    if (!words) return setLooking(false);
    setLooking(true);
    const from = props.page;
    let gone = false;
    await findPages(
      textOf,
      props.document.numPages,
      words,
      (page) => {
        setPages((before) => [...before, page]);
        if (!gone && page >= from) {
          gone = true;
          props.onGo(page);
        }
      },
      signal,
    );
    if (signal.aborted) return;
    setLooking(false);
    const first = pages()[0];
    if (!gone && first !== undefined) props.onGo(first);
  };
  const step = (back: boolean) => {
    const found = pages();
    const next = back ? found.findLast((page) => page < props.page) : found.find((page) => page > props.page);
    const wrapped = back ? found.at(-1) : found[0];
    const to = next ?? wrapped;
    if (to !== undefined) props.onGo(to);
  };
  const key = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const words = event.currentTarget.value.trim();
    if (event.key === 'Escape') {
      event.currentTarget.value = '';
      void look('');
    } else if (event.key === 'Enter' && words !== sought()) void look(words);
    else if (event.key === 'Enter') step(event.shiftKey);
  };

  return (
    <div class="flex items-center gap-2 min-w-0 sm:ml-auto">
      <label class="control flex items-center gap-1.5 w-40! min-h-8! h-8 pointer-coarse:h-10! px-2! text-sm!">
        <Search class="text-ink-3" aria-hidden="true" />
        <span class="sr-only">{viewerText('pdf.find')}</span>
        <input
          type="search"
          class="flex-1 min-w-0 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
          placeholder={viewerText('pdf.find')}
          onKeyDown={key}
        />
      </label>
      <span role="status" class="num text-xs text-ink-2 whitespace-nowrap">
        <Show when={sought()}>
          {looking() ? viewerText('pdf.finding') : viewerText('pdf.found', { count: pages().length })}
        </Show>
      </span>
    </div>
  );
}
