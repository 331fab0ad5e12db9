/** Opens a PDF with PDF.js. No script in it runs: nothing here offers one a place to, and forms are drawn as they are. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { statusFailure } from '../frame/fetch-source.ts';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { pdfFilesFolder } from './pdf-files.ts';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

/** A scan larger than this is left out of its page: drawing it would take more memory than phones have. */
const LARGEST_IMAGE = 100_000_000;

export interface OpenPdf {
  document: PDFDocumentProxy;
  close: () => void;
}

/** What PDF.js throws, as a reason there are words for. */
function reasonFor(error: unknown): PreviewFailure {
  const { name, message, status } = error as { name?: string; message?: string; status?: number };
  if (name === 'PasswordException') return new PreviewFailure('password', {}, error);
  if (name === 'ResponseException')
    return status ? statusFailure(status) : new PreviewFailure('unreachable', {}, error);
  if (name === 'InvalidPDFException')
    return new PreviewFailure(/empty/i.test(message ?? '') ? 'empty' : 'damaged', {}, error);
  if (error instanceof TypeError || /fetch/i.test(message ?? ''))
    return new PreviewFailure('unreachable', {}, error);
  return new PreviewFailure('damaged', {}, error);
}

/** Opens the PDF at an address. Its pages are transferred as they are wanted, where the server can send parts. */
export async function openPdf(url: string): Promise<OpenPdf> {
  const files = new URL(import.meta.env.BASE_URL + pdfFilesFolder(pdfjs.version), location.href).href;
  const task = pdfjs.getDocument({
    url: new URL(url, location.href).href,
    cMapUrl: `${files}cmaps/`,
    standardFontDataUrl: `${files}standard_fonts/`,
    wasmUrl: `${files}wasm/`,
    useWasm: false, // the content policy allows no WebAssembly
    useWorkerFetch: true,
    maxImageSize: LARGEST_IMAGE,
    disableWorkerRendering: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const close = () => void task.destroy();
  try {
    const document = await task.promise;
    if (document.numPages === 0) throw new PreviewFailure('nothing_to_show');
    return { document, close };
  } catch (error) {
    close();
    throw error instanceof PreviewFailure ? error : reasonFor(error);
  }
}
