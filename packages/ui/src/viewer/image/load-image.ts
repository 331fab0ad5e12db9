import { fetchWhole } from '../frame/fetch-source.ts';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { imageType } from './image-type.ts';

/** A picture ready to be shown by an <img>, and its size. */
export interface LoadedImage {
  address: string;
  width: number;
  height: number;
  element: HTMLImageElement;
}

/** Drawn without a size of its own, an SVG is as large as a browser makes it. */
const SIZELESS = { width: 800, height: 600 };

/**
 * Gets a picture's bytes and lets the browser take them apart. It is shown from memory, so that a redirect to the server that keeps
 * the files needs no place in the content policy for pictures; and only ever as an <img>, where an SVG runs no script and loads nothing.
 */
export async function loadImage(url: string, signal?: AbortSignal): Promise<LoadedImage> {
  const bytes = await fetchWhole(url, signal);
  const type = imageType(bytes);
  if (!type) throw new PreviewFailure('unknown_format');
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const element = new Image();
  element.src = address;
  try {
    await element.decode();
  } catch (error) {
    URL.revokeObjectURL(address);
    throw new PreviewFailure('damaged', {}, error);
  }
  const { naturalWidth, naturalHeight } = element;
  const { width, height } =
    naturalWidth && naturalHeight ? { width: naturalWidth, height: naturalHeight } : SIZELESS;
  return { address, width, height, element };
}
