/** The document viewer's front door. It is apart from the kit's, and its parts load when a document is first opened. */
import { lazy } from 'solid-js';

export type { CompareProps as CompareDocumentsProps } from './compare/CompareDocuments.tsx';
export type { DocumentViewProps } from './DocumentView.tsx';
export type { ComparedSource, PreviewKind, PreviewSource } from './preview-source.ts';

/** Shows one document, whatever its kind. */
export const DocumentView = lazy(() => import('./DocumentView.tsx'));

/** Compares two documents, two versions of one above all. */
export const CompareDocuments = lazy(() => import('./compare/CompareDocuments.tsx'));
