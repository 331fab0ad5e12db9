/** The document viewer's front door. It is apart from the kit's, and its parts load when a document is first opened. */
import { type JSX, lazy, Suspense } from 'solid-js';
import type { CompareProps } from './compare/CompareDocuments.tsx';
import type { DocumentViewProps } from './DocumentView.tsx';
import { ViewerWaiting } from './frame/ViewerWaiting.tsx';

export type { CompareProps as CompareDocumentsProps } from './compare/CompareDocuments.tsx';
export type { DocumentViewProps } from './DocumentView.tsx';
export type { ComparedSource, PreviewKind, PreviewSource } from './preview-source.ts';

const LoadedView = lazy(() => import('./DocumentView.tsx'));
const LoadedComparison = lazy(() => import('./compare/CompareDocuments.tsx'));

// A boundary of its own, so that the page around it stays while the viewer comes.

/** Shows one document, whatever its kind. It fills the place it is put into; give that a height. */
export function DocumentView(props: DocumentViewProps): JSX.Element {
  return (
    <Suspense fallback={<ViewerWaiting />}>
      <LoadedView {...props} />
    </Suspense>
  );
}

/** Compares two documents, two versions of one above all. It fills the place it is put into; give that a height. */
export function CompareDocuments(props: CompareProps): JSX.Element {
  return (
    <Suspense fallback={<ViewerWaiting />}>
      <LoadedComparison {...props} />
    </Suspense>
  );
}
