import MoveHorizontal from 'lucide-solid/icons/move-horizontal';
import { createResource, createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { IconButton } from '../../actions/IconButton.tsx';
import { Toolbar, ToolGap, ZoomTools } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import type { ViewProps } from '../preview-source.ts';
import { FindField } from './FindField.tsx';
import { markWords } from './find-in-pdf.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { PageField } from './PageField.tsx';
import { type PagesHandle, PdfPages } from './PdfPages.tsx';
import type { PdfZoom, Size } from './pdf-zoom.ts';

/** An opened PDF and the size of its first page, by which the others are guessed until they are read. */
export interface PdfWithSize extends OpenPdf {
  first: Size;
}

/** Opens a PDF for as long as the component lives. */
export async function openForView(url: string, isGone: () => boolean): Promise<PdfWithSize> {
  const opened = await openPdf(url);
  if (isGone()) opened.close();
  const page = await opened.document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  return { ...opened, first: { width, height } };
}

/** A PDF as continuous pages. */
export default function PdfView(props: ViewProps): JSX.Element {
  let gone = false;
  const [pdf] = createResource(
    () => props.source.url,
    (url) => openForView(url, () => gone),
  );
  onCleanup(() => {
    gone = true;
    if (pdf.state === 'ready') pdf()?.close();
  });
  return <Show when={pdf()}>{(opened) => <Pages {...props} pdf={opened()} />}</Show>;
}

function Pages(props: ViewProps & { pdf: PdfWithSize }): JSX.Element {
  const [zoom, setZoom] = createSignal<PdfZoom>('reading');
  const [scale, setScale] = createSignal(1);
  const [page, setPage] = createSignal(1);
  const [words, setWords] = createSignal('');
  let handle: PagesHandle | undefined;
  const go = (next: number) => handle?.go(next);
  const zoomBy = (factor: number) => setZoom(scale() * factor);
  const mark = () => handle && markWords(handle.frame, words());
  onCleanup(() => handle && markWords(handle.frame, ''));

  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does: Record<string, () => void> = {
      '+': () => zoomBy(1.25),
      '=': () => zoomBy(1.25),
      '-': () => zoomBy(1 / 1.25),
      '0': () => setZoom('width'),
      '1': () => setZoom(1),
      n: () => go(page() + 1),
      p: () => go(page() - 1),
    };
    const action = does[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  return (
    <>
      <Toolbar>
        <PageField page={page()} pages={props.pdf.document.numPages} onGo={go} />
        <ToolGap />
        <ZoomTools scale={scale()} onZoom={zoomBy} onActual={() => setZoom(1)} onFit={() => setZoom('page')}>
          <IconButton
            icon={MoveHorizontal}
            label={viewerText('fitWidth')}
            aria-pressed={zoom() === 'width'}
            onClick={() => setZoom('width')}
          />
        </ZoomTools>
        <FindField
          document={props.pdf.document}
          page={page()}
          onGo={go}
          onWords={(next) => {
            setWords(next);
            mark();
          }}
        />
      </Toolbar>
      <PdfPages
        document={props.pdf.document}
        first={props.pdf.first}
        label={props.source.name}
        zoom={zoom()}
        watermark={props.watermark}
        onPage={setPage}
        onScale={setScale}
        onKey={key}
        onText={mark}
        handle={(next) => {
          handle = next;
        }}
      />
    </>
  );
}
