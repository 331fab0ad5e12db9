import { languageOf } from './code-languages.ts';
import { plainLines, type TextRun } from './text-lines.ts';

/** Colouring takes about a second a megabyte, and the page waits for it. */
export const HIGHLIGHT_LIMIT = 300_000;

/** Splits what the highlighter wrote into lines of runs. It is parsed in a document of its own, where nothing runs or loads. */
export function linesOfMarkup(markup: string): TextRun[][] {
  const lines: TextRun[][] = [[]];
  const walk = (node: Node, look: string | undefined) => {
    if (node.nodeType === Node.TEXT_NODE) {
      for (const [index, part] of (node.textContent ?? '').split('\n').entries()) {
        if (index > 0) lines.push([]);
        if (part) lines.at(-1)!.push(look ? { text: part, look } : { text: part });
      }
      return;
    }
    const own = node instanceof Element ? (node.getAttribute('class') ?? undefined) : undefined;
    for (const child of node.childNodes) walk(child, own ?? look);
  };
  walk(new DOMParser().parseFromString(`<body>${markup}</body>`, 'text/html').body, undefined);
  if (lines.length > 1 && lines.at(-1)!.length === 0) lines.pop();
  return lines;
}

export interface HighlightedCode {
  lines: TextRun[][];
  plain: boolean;
}

/** Code as lines with looks; plain where its language is not known or there is too much of it. */
export async function highlightCode(text: string, extension: string | undefined): Promise<HighlightedCode> {
  const load = languageOf(extension);
  if (!load || text.length > HIGHLIGHT_LIMIT) return { lines: plainLines(text), plain: true };
  const [{ default: highlighter }, { default: language }] = await Promise.all([
    import('highlight.js/lib/core'),
    load(),
  ]);
  highlighter.registerLanguage('shown', language);
  const { value } = highlighter.highlight(text, { language: 'shown', ignoreIllegals: true });
  return { lines: linesOfMarkup(value), plain: false };
}
