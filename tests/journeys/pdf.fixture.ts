/** PDFs written by hand, so that each has exactly what a test is about. */

export interface PdfPageContent {
  /** What is drawn, in the PDF's own operators: F1 is Helvetica and F2 a Chinese font, neither embedded. */
  draw: string;
  size?: readonly [width: number, height: number];
  rotate?: number;
  /** Places that lead to an address. */
  links?: readonly { rect: readonly [number, number, number, number]; uri: string }[];
}

/** A line of text. Chinese is written as UTF-16 and needs the character map UniGB-UCS2-H. */
export function textLine(text: string, x: number, y: number, size = 14): string {
  const chinese = /[^\x20-\x7e]/.test(text);
  const hex = (sign: string) => sign.charCodeAt(0).toString(16).padStart(4, '0');
  const shown = chinese
    ? `<${[...text].map(hex).join('')}>`
    : `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;
  return `BT /${chinese ? 'F2' : 'F1'} ${size} Tf ${x} ${y} Td ${shown} Tj ET`;
}

/** A filled rectangle: red, green and blue from 0 to 1. */
export function box(x: number, y: number, width: number, height: number, colour = '0 0 0'): string {
  return `q ${colour} rg ${x} ${y} ${width} ${height} re f Q`;
}

/**
 * A page as an office's scanner sends it: black and white, packed as a fax (Group 4). In the middle of 64 lines of 64 points
 * stand 32 black ones. The first line says so in run lengths, each further one that it is like the line above.
 */
export function faxScan(): Buffer {
  const first = ['001', '101010', '000001101010', '1'];
  const bits = [...first, '111'.repeat(63), '000000000001'.repeat(2)].join('');
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g)!;
  const image = `<${bytes.map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('')}>`;
  const draw = `q 400 0 0 400 100 300 cm BI /W 64 /H 64 /BPC 1 /CS /G /F [/AHx /CCF] /DP [null << /K -1 /Columns 64 /Rows 64 >>] ID ${image} EI Q`;
  return pdf([{ draw }]);
}

/** A document of these pages; with `script`, one that wants to run it when opened. */
export function pdf(pages: readonly PdfPageContent[], settings: { script?: string } = {}): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const first = 6; // 1 catalog, 2 pages, 3 Helvetica, 4 and 5 the Chinese font
  const action = settings.script
    ? `/OpenAction << /S /JavaScript /JS (${settings.script.replace(/[\\()]/g, (sign) => `\\${sign}`)}) >>`
    : '';
  add(`<< /Type /Catalog /Pages 2 0 R ${action} >>`);
  add(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}] >>`,
  );
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>',
  );
  for (const [at, page] of pages.entries()) {
    const [width, height] = page.size ?? [595, 842];
    const links = (page.links ?? []).map(
      ({ rect, uri }) =>
        `<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [${rect.join(' ')}] /A << /S /URI /URI (${uri}) >> >>`,
    );
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ${page.rotate ? `/Rotate ${page.rotate}` : ''}
      /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${first + at * 2 + 1} 0 R /Annots [${links.join(' ')}] >>`,
    );
    add(`<< /Length ${page.draw.length} >>\nstream\n${page.draw}\nendstream`);
  }
  let file = '%PDF-1.7\n';
  const places: number[] = [];
  for (const [at, body] of objects.entries()) {
    places.push(file.length);
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
  }
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
