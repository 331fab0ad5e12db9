import { cellText } from './cell-value.ts';
import { guardFormula } from './csv-formula.ts';
import { type RowBatches, type RowCells, type TableColumn, type TableFile, typedCell } from './table-file.ts';

const FLUSH_AT = 65_536;

/**
 * Writes CSV as Excel opens it rightly everywhere: UTF-8 with byte order mark, commas, CRLF, ISO dates. A text that
 * a spreadsheet would run as a formula gets a leading apostrophe, which the reader takes off again.
 */
export function writeCsv(columns: readonly TableColumn[], batches: RowBatches): TableFile {
  const counts = { rows: 0 };
  return {
    chunks: csvChunks(columns, batches, counts),
    get rowCount() {
      return counts.rows;
    },
    shortenedCells: 0,
  };
}

async function* csvChunks(
  columns: readonly TableColumn[],
  batches: RowBatches,
  counts: { rows: number },
): AsyncGenerator<Uint8Array> {
  let text = `\ufeff${columns.map(({ heading }) => csvCell(heading)).join(',')}\r\n`;
  for await (const batch of batches) {
    for (const row of batch) {
      text += `${csvRow(columns, row)}\r\n`;
      counts.rows += 1;
      if (text.length < FLUSH_AT) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

function csvRow(columns: readonly TableColumn[], row: RowCells): string {
  return columns
    .map(({ kind }, index) => {
      const value = row[index];
      // Decimal strings go out as they came: 1200.50 keeps its zero.
      const cell = typeof value === 'string' && kind !== 'percent' ? value : typedCell(value, kind);
      return typeof cell === 'string' ? csvCell(cell) : cellText(cell);
    })
    .join(',');
}

function csvCell(text: string): string {
  // Control characters would make the file binary; they show as the replacement sign instead of vanishing.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
  const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');
  const guarded = guardFormula(plain);
  // Other list separators are quoted too, so that no locale splits a text and runs its second half.
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}
