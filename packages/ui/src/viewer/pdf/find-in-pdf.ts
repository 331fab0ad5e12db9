/** Finds words in a PDF: which pages have them, and where on a page that is shown. */
import type { PDFDocumentProxy } from 'pdfjs-dist';

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** The text of each page, read once and kept. */
export function pageTexts(document: PDFDocumentProxy): (page: number) => Promise<string> {
  const kept = new Map<number, Promise<string>>();
  const read = async (number: number) => {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    return plain(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  };
  return (number) => {
    let text = kept.get(number);
    if (!text) {
      text = read(number).catch(() => '');
      kept.set(number, text);
    }
    return text;
  };
}

/** The pages that have these words, in order, told as they are found. */
export async function findPages(
  textOf: (page: number) => Promise<string>,
  pages: number,
  words: string,
  found: (page: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const wanted = plain(words);
  for (let number = 1; number <= pages && !signal.aborted; number += 1)
    if ((await textOf(number)).includes(wanted) && !signal.aborted) found(number);
}

const MARK = 'millwright-found';

/** Marks the words in the text that lies over the shown pages. Browsers without such marks still go to the page. */
export function markWords(frame: HTMLElement, words: string): void {
  const marks = globalThis.CSS && 'highlights' in CSS ? CSS.highlights : undefined;
  if (!marks) return;
  marks.delete(MARK);
  if (!words) return;
  const wanted = words.toLowerCase();
  const ranges: Range[] = [];
  for (const run of frame.querySelectorAll('.pdf-text span')) {
    const node = run.firstChild;
    if (node?.nodeType !== Node.TEXT_NODE) continue;
    const text = node.textContent!.toLowerCase();
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  if (ranges.length > 0) marks.set(MARK, new Highlight(...ranges));
}
