import './viewer.css';
import { type Component, createMemo, ErrorBoundary, type JSX, lazy, Show, Suspense } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { Button } from '../actions/Button.tsx';
import { Skeleton, SkeletonGroup } from '../display/Skeleton.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { FailureNotice } from './frame/FailureNotice.tsx';
import { useViewerWords } from './frame/viewer-words.ts';
import type { PreviewKind, PreviewSource, ViewProps } from './preview-source.ts';

/** Each kind brings its library along only when a document of that kind is opened. */
const views: Record<PreviewKind, Component<ViewProps>> = {
  pdf: lazy(() => import('./pdf/PdfView.tsx')),
  image: lazy(() => import('./image/ImageView.tsx')),
  text: lazy(() => import('./text/TextView.tsx')),
  markdown: lazy(() => import('./text/MarkdownView.tsx')),
  code: lazy(() => import('./text/CodeView.tsx')),
  table: lazy(() => import('./text/TableView.tsx')),
  drawing: lazy(() => import('./drawing/DrawingView.tsx')),
  model: lazy(() => import('./model/ModelView.tsx')),
};

export interface DocumentViewProps {
  source: PreviewSource;
  /** Lines that are drawn over the document, repeated and tilted: who looks, when, and a trace. */
  watermark?: readonly string[];
}

/** Shows one document, whatever its kind. It fills the place it is put into; give that a height. */
export default function DocumentView(props: DocumentViewProps): JSX.Element {
  const hasWords = useViewerWords();
  // A page that asks its server again hands in an equal source: that is no reason to load the document anew.
  const source = createMemo(() => props.source, undefined, {
    equals: (a, b) => a.kind === b.kind && a.url === b.url && a.format === b.format && a.name === b.name,
  });
  return (
    <div
      data-viewer={source().kind}
      class="flex flex-col size-full min-h-64 min-w-0 overflow-hidden bg-surface"
    >
      <Show when={hasWords()} fallback={<Waiting />}>
        <Show when={source()} keyed>
          {(shown) => (
            <ErrorBoundary fallback={(error, again) => <Failed error={error} onRetry={again} />}>
              <div class="relative flex flex-col flex-1 min-h-0 min-w-0">
                <Suspense fallback={<Waiting />}>
                  <Dynamic
                    component={views[shown.kind] ?? views.text}
                    source={shown}
                    watermark={props.watermark}
                  />
                </Suspense>
              </div>
            </ErrorBoundary>
          )}
        </Show>
      </Show>
    </div>
  );
}

function Waiting(): JSX.Element {
  return (
    <SkeletonGroup class="flex-1 grid gap-3 p-4 content-start">
      <Skeleton class="h-6 w-56" />
      <Skeleton class="h-64 w-full" />
    </SkeletonGroup>
  );
}

function Failed(props: { error: unknown; onRetry: () => void }): JSX.Element {
  return (
    <FailureNotice error={props.error}>
      <Button onClick={() => props.onRetry()}>{uiText('actions.retry')}</Button>
    </FailureNotice>
  );
}
