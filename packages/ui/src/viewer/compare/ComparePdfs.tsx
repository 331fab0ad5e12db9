import { createResource, createSignal, type JSX, onCleanup, Show, Suspense } from 'solid-js';
import { Toolbar } from '../frame/Toolbar.tsx';
import { throwInto } from '../frame/throw-into.ts';
import { ViewerWaiting } from '../frame/ViewerWaiting.tsx';
import { PageField } from '../pdf/PageField.tsx';
import { openForView, type PdfWithSize } from '../pdf/PdfView.tsx';
import type { CompareProps } from './CompareDocuments.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { differencesOf, isDifferent } from './difference-picture.ts';
import { findDifferences, type PageDifference } from './find-differences.ts';
import { type CompareMode, ModeSwitch } from './ModeSwitch.tsx';
import { OverlayPicture } from './OverlayPicture.tsx';
import { PdfPair } from './PdfPair.tsx';
import { FINE, factorFor, pictureOfPage, QUICK } from './picture-of-page.ts';

interface OpenPair {
  before: PdfWithSize;
  after: PdfWithSize;
}

/** Two PDFs, page by page. */
export default function ComparePdfs(props: CompareProps): JSX.Element {
  let gone = false;
  const [pair] = createResource(async (): Promise<OpenPair> => {
    const [before, after] = await Promise.allSettled(
      [props.before, props.after].map(({ source }) => openForView(source.url, () => gone)),
    );
    if (before?.status === 'fulfilled' && after?.status === 'fulfilled')
      return { before: before.value, after: after.value };
    for (const side of [before, after]) if (side?.status === 'fulfilled') side.value.close();
    throw [before, after].find((side) => side?.status === 'rejected')?.reason;
  });
  onCleanup(() => {
    gone = true;
    if (pair.state !== 'ready') return;
    pair().before.close();
    pair().after.close();
  });
  return <Show when={pair()}>{(opened) => <Pair {...props} pair={opened()} />}</Show>;
}

function Pair(props: CompareProps & { pair: OpenPair }): JSX.Element {
  const { before, after } = props.pair;
  const pages = Math.max(before.document.numPages, after.document.numPages);
  const [mode, setMode] = createSignal<CompareMode>('sideBySide');
  const [page, setPage] = createSignal(1);
  const [found, setFound] = createSignal<readonly PageDifference[]>([]);
  const [comparing, setComparing] = createSignal<number | undefined>(1);
  let goBoth: ((page: number) => void) | undefined;
  const go = (next: number) => {
    setPage(next);
    if (mode() === 'sideBySide') goBoth?.(next);
  };

  const drawn = async (number: number, longSide: number) => {
    const scale = await factorFor(before.document, after.document, number, longSide);
    const one = await pictureOfPage(before.document, number, scale);
    const two = await pictureOfPage(after.document, number, scale);
    return { before: one, after: two, differences: differencesOf(one, two) };
  };

  const fail = throwInto();
  const stop = new AbortController();
  onCleanup(() => stop.abort());
  findDifferences({
    before: before.document.numPages,
    after: after.document.numPages,
    // A page that cannot be drawn is shown to differ: somebody has to look at it.
    differs: (number) =>
      drawn(number, QUICK).then(
        ({ differences }) => isDifferent(differences),
        () => true,
      ),
    found: (difference) => setFound((known) => [...known, difference]),
    progress: setComparing,
    signal: stop.signal,
  }).then(
    () => setComparing(undefined),
    (error: unknown) => stop.signal.aborted || fail(error),
  );

  const [overlay] = createResource(
    () => (mode() === 'overlay' ? page() : undefined),
    (number) => drawn(number, FINE),
  );
  const tools = () => (
    <>
      <ModeSwitch mode={mode()} onChange={setMode} />
      <PageField page={page()} pages={pages} onGo={go} />
    </>
  );
  return (
    <div class="flex-1 min-h-0 flex max-sm:flex-col">
      <DifferenceList
        differences={found()}
        comparing={comparing()}
        pages={pages}
        page={page()}
        before={props.before.label}
        after={props.after.label}
        onGo={go}
      />
      <div class="flex-1 min-h-0 min-w-0 flex flex-col">
        <Show
          when={mode() === 'overlay'}
          fallback={
            <PdfPair
              sides={[
                { pdf: before, label: props.before.label },
                { pdf: after, label: props.after.label },
              ]}
              watermark={props.watermark}
              tools={tools()}
              onPage={setPage}
              handle={(both) => {
                goBoth = both;
                // From the overlay one comes back to the page one was looking at.
                if (page() > 1) requestAnimationFrame(() => both(page()));
              }}
            />
          }
        >
          <Toolbar>{tools()}</Toolbar>
          <Suspense fallback={<ViewerWaiting />}>
            <Show when={overlay()}>
              {(shown) => (
                <OverlayPicture
                  overlay={shown()}
                  before={props.before.label}
                  after={props.after.label}
                  watermark={props.watermark}
                />
              )}
            </Show>
          </Suspense>
        </Show>
      </div>
    </div>
  );
}
