/** Elements in order: a text, or what stands in them; what is undefined is left out. */
export type XmlContent = readonly (readonly [
  name: string,
  content: string | number | boolean | undefined | XmlContent,
])[];

/** A document as text, indented, so that people can read it too. */
export function xmlDocument(root: string, namespace: string, content: XmlContent): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', `<${root} xmlns="${namespace}">`];
  write(lines, content, 1);
  lines.push(`</${root}>`, '');
  return lines.join('\n');
}

function write(lines: string[], content: XmlContent, depth: number): void {
  const indent = '  '.repeat(depth);
  for (const [name, value] of content) {
    if (value === undefined || value === '') continue;
    if (typeof value === 'object') {
      if (value.length === 0) continue;
      lines.push(`${indent}<${name}>`);
      write(lines, value, depth + 1);
      lines.push(`${indent}</${name}>`);
    } else {
      const text = typeof value === 'boolean' ? (value ? '1' : '0') : escaped(String(value));
      lines.push(`${indent}<${name}>${text}</${name}>`);
    }
  }
}

/** What XML has no way to write: most control characters and halves of characters. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
