import { PreviewFailure } from './preview-failure.ts';

/** Refuses before a library tries: what draws in three dimensions needs the graphics card's help. */
export function requireWebgl(): void {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) throw new PreviewFailure('no_webgl');
  // A browser holds only so many at once.
  context.getExtension('WEBGL_lose_context')?.loseContext();
}
