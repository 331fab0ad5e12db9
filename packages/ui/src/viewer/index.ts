/** The document viewer's front door. It is apart from the kit's, and its parts load when a document is first opened. */
import { lazy } from 'solid-js';

export type { DocumentViewProps } from './DocumentView.tsx';
export type { ComparedSource, PreviewKind, PreviewSource } from './preview-source.ts';

/** Shows one document, whatever its kind. */
export const DocumentView = lazy(() => import('./DocumentView.tsx'));
