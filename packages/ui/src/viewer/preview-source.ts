/** How a document is shown. Which kind a file is, the server knows. */
export type PreviewKind = 'pdf' | 'image' | 'text' | 'markdown' | 'code' | 'table' | 'model' | 'drawing';

/** A document to look at, and where its bytes are. */
export interface PreviewSource {
  kind: PreviewKind;
  /** Asked for with GET on our own origin; it may redirect to the server that keeps the files. */
  url: string;
  name: string;
  /** How the bytes are written: a model's 'stl', 'obj', 'gltf' or 'glb', a drawing's 'dxf', code's file extension. */
  format?: string;
}

/** One side of a comparison, and what it is called: 'Version 3'. */
export interface ComparedSource {
  source: PreviewSource;
  label: string;
}

/** What every view of one kind gets. */
export interface ViewProps {
  source: PreviewSource;
  watermark?: readonly string[] | undefined;
}
