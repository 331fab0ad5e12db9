import { type Component, createMemo, type JSX, lazy } from 'solid-js';
import { PreviewFailure } from './frame/preview-failure.ts';
import { ViewerFrame } from './frame/ViewerFrame.tsx';
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
  watermark?: readonly string[] | undefined;
}

/** Shows one document, whatever its kind. It fills the place it is put into; give that a height. */
export default function DocumentView(props: DocumentViewProps): JSX.Element {
  // A page that asks its server again hands in an equal source: that is no reason to load the document anew.
  const key = createMemo(() => [props.source.kind, props.source.url, props.source.format].join(' '));
  return (
    <ViewerFrame name={props.source.kind} of={key()}>
      <View {...props} />
    </ViewerFrame>
  );
}

function View(props: DocumentViewProps): JSX.Element {
  const Chosen = Object.hasOwn(views, props.source.kind) ? views[props.source.kind] : undefined;
  if (!Chosen) throw new PreviewFailure('unknown_format');
  return <Chosen source={props.source} watermark={props.watermark} />;
}
