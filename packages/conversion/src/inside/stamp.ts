import { readFile, writeFile } from 'node:fs/promises';
import { degrees, PDFDict, PDFDocument, PDFName, type PDFPage, PDFStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import type { Answer, Task } from '../task.ts';
import { decoding } from './thumbnail.ts';

type Stamp = Extract<Task, { task: 'stamp' }>;

/** Writes a few lines across every page of a PDF, or across a picture: who looks at it, when, and the trace id. */
export async function stamp({ source, kind, lines }: Stamp): Promise<Answer> {
  return kind === 'pdf' ? stampPdf(source, lines) : stampImage(source, lines);
}

async function stampPdf(source: string, lines: readonly string[]): Promise<Answer> {
  // A page that may not be changed by its author's wish carries the mark all the same; one that needs a password cannot be opened.
  const document = await PDFDocument.load(await readFile(source), { ignoreEncryption: true });
  if (document.isEncrypted) return { failed: 'password' };
  const { png, width, height } = await mark(lines, 36);
  const image = await document.embedPng(png);
  for (const page of document.getPages()) {
    const { x: left, y: bottom, width: pageWidth, height: pageHeight } = visibleBox(page);
    const size = (pageWidth * 0.45) / width || 1;
    const [w, h] = [width * size, height * size];
    for (let y = h; y < pageHeight + w / 2; y += Math.max(h * 3, pageHeight / 4))
      for (let x = -w * 0.1; x < pageWidth; x += w * 1.15)
        page.drawImage(image, {
          x: left + x,
          y: bottom + y - w * 0.35,
          width: w,
          height: h,
          rotate: degrees(24),
        });
  }
  removeAttachments(document);
  await writeFile('shown.pdf', await document.save());
  return { shown: { file: 'shown.pdf', kind: 'pdf', contentType: 'application/pdf' } };
}

/** What a viewer shows of a page: its crop box, as far as there is paper. CAD systems put it anywhere. */
function visibleBox(page: PDFPage) {
  const [crop, paper] = [page.getCropBox(), page.getMediaBox()];
  const [x, y] = [Math.max(crop.x, paper.x), Math.max(crop.y, paper.y)];
  const width = Math.min(crop.x + crop.width, paper.x + paper.width) - x;
  const height = Math.min(crop.y + crop.height, paper.y + paper.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : paper;
}

/** Files a PDF carries along would leave without the mark: the original drawing, above all. */
function removeAttachments(document: PDFDocument): void {
  const names = document.catalog.lookupMaybe(PDFName.of('Names'), PDFDict);
  names?.delete(PDFName.of('EmbeddedFiles'));
  document.catalog.delete(PDFName.of('AF'));
  for (const page of document.getPages()) {
    page.node.delete(PDFName.of('AF'));
    page.node.delete(PDFName.of('PieceInfo'));
    const annotations = page.node.Annots();
    for (let at = (annotations?.size() ?? 0) - 1; at >= 0; at -= 1) {
      const annotation = annotations!.lookupMaybe(at, PDFDict);
      if (annotation?.lookupMaybe(PDFName.of('Subtype'), PDFName) === PDFName.of('FileAttachment'))
        annotations!.remove(at);
    }
  }
  // What nothing speaks of any more is left out of what is written.
  for (const [ref, object] of document.context.enumerateIndirectObjects())
    if (
      object instanceof PDFStream &&
      object.dict.lookupMaybe(PDFName.of('Type'), PDFName) === PDFName.of('EmbeddedFile')
    )
      document.context.delete(ref);
}

async function stampImage(source: string, lines: readonly string[]): Promise<Answer> {
  const image = sharp(source, decoding).rotate();
  const { width: imageWidth, height: imageHeight } = await image
    .clone()
    .toBuffer({ resolveWithObject: true })
    .then(({ info }) => info);
  const { png, width } = await mark(lines, Math.max(14, Math.round(imageWidth / 32)));
  const tile = await sharp(png)
    .rotate(-24, { background: '#00000000' })
    .extend({ top: 40, bottom: 40, left: 20, right: 20, background: '#00000000' })
    .resize({
      width: Math.min(width + 40, imageWidth),
      height: imageHeight,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .png()
    .toBuffer();
  await image
    .composite([{ input: tile, tile: true }])
    .webp({ quality: 88 })
    .toFile('shown.webp');
  return { shown: { file: 'shown.webp', kind: 'image', contentType: 'image/webp' } };
}

/** The lines as a picture that lets through: light letters with a dark edge, so that they show on every ground. */
async function mark(
  lines: readonly string[],
  size: number,
): Promise<{ png: Buffer; width: number; height: number }> {
  const longest = Math.max(
    ...lines.map((line) => [...line].reduce((sum, sign) => sum + (sign > '⺀' ? 1 : 0.58), 0)),
    1,
  );
  const [width, height] = [
    Math.ceil(longest * size + size),
    Math.ceil(lines.length * size * 1.35 + size * 0.4),
  ];
  const rows = lines.map(
    (line, row) =>
      `<text x="${size / 2}" y="${size * (1.1 + row * 1.35)}">${line.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g font-family="sans-serif, Noto Sans CJK SC" font-size="${size}" fill="#707880" fill-opacity="0.45" stroke="#ffffff" stroke-opacity="0.35" stroke-width="${size / 30}">${rows.join('')}</g></svg>`;
  return { png: await sharp(Buffer.from(svg)).png().toBuffer(), width, height };
}
