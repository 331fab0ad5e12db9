import sharp, { type Sharp } from 'sharp';

/** Longest side of a thumbnail, in pixels: sharp on a card at twice the density. */
const SIDE = 512;

/** Writes a small picture for lists, on white where the original lets its ground through. */
export async function writeThumbnail(image: Sharp): Promise<string> {
  await image
    .flatten({ background: '#ffffff' })
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile('thumbnail.webp');
  return 'thumbnail.webp';
}

/** Bounds on what a small file may claim to be once it is decoded. */
export const decoding = { limitInputPixels: 400_000_000, failOn: 'error' as const };

export const fromPixels = (data: Uint8Array | Uint8ClampedArray, width: number, height: number) =>
  sharp(data, { raw: { width, height, channels: 4 } });
