import type { PreviewSource } from '../preview-source.ts';

/** How a document's bytes are written: as it is said to be, else by the end of its name. */
export function formatOf(source: PreviewSource): string {
  return (source.format ?? source.name.split('.').at(-1) ?? '').toLowerCase().replace(/^\./, '');
}
