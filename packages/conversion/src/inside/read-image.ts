import { readFile, stat, writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import decodeHeic from 'heic-decode';
import sharp, { type Sharp } from 'sharp';
import { mostPages } from '../limits.ts';
import type { Answer } from '../task.ts';
import { decoding, fromPixels, writeThumbnail } from './thumbnail.ts';

/** Browsers show pictures up to this size as they are; larger ones are made smaller for looking at. */
const SHOWN_AS_IS = { bytes: 12_000_000, pixels: 40_000_000 };
/** Longest side of a picture made smaller. */
const SCREEN_SIDE = 6_000;

const FOREIGN = new Set(['tif', 'tiff', 'heic', 'heif', 'hif']);
const HEIC = new Set(['heic', 'heif', 'hif']);

/** Draws a picture small, and makes one browsers know of it where they do not, or where it is very large. */
export async function readImage(source: string, ending: string): Promise<Answer> {
  const open = HEIC.has(ending) ? await heic(source) : () => sharp(source, { ...decoding, page: 0 });
  const { width = 0, height = 0, pages = 1 } = await open().metadata();
  const thumbnail = await writeThumbnail(open().rotate());
  if (ending.startsWith('tif') && pages > 1)
    return { thumbnail, pages, shown: await pagesAsPdf(source, Math.min(pages, mostPages)) };
  const large = (await stat(source)).size > SHOWN_AS_IS.bytes || width * height > SHOWN_AS_IS.pixels;
  if (!FOREIGN.has(ending) && (!large || ending === 'svg')) return { thumbnail };
  await open()
    .rotate()
    .resize(SCREEN_SIDE, SCREEN_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 85 })
    .toFile('shown.webp');
  return { thumbnail, shown: { file: 'shown.webp', kind: 'image', contentType: 'image/webp' } };
}

/** Sharp's own library leaves HEVC out, which phones write; this one decodes it. */
async function heic(source: string): Promise<() => Sharp> {
  const { data, width, height } = await decodeHeic({ buffer: await readFile(source) });
  return () => fromPixels(new Uint8Array(data), width, height);
}

/** Scans with many pages in one TIFF become a PDF, a page each. */
async function pagesAsPdf(source: string, pages: number) {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) {
    const bytes = await sharp(source, { ...decoding, page })
      .flatten({ background: '#ffffff' })
      .resize(2_400, 2_400, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer();
    const image = await document.embedJpg(bytes);
    // A4's width, in points: what the scan measured is often not stated, or wrongly.
    const width = 595;
    const height = (image.height / image.width) * width;
    document.addPage([width, height]).drawImage(image, { x: 0, y: 0, width, height });
  }
  await writeFile('shown.pdf', await document.save());
  return { file: 'shown.pdf', kind: 'pdf' as const, contentType: 'application/pdf' };
}
