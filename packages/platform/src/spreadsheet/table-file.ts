import type { CellValue } from './cell-value.ts';

/** What a column holds. `percent` takes points (60 is 60 %), `money` and `number` also take decimal strings. */
export type ColumnKind = 'text' | 'number' | 'money' | 'percent' | 'date' | 'boolean';

export interface TableColumn {
  heading: string;
  kind?: ColumnKind;
  /** In characters; else taken from the heading and kind. */
  width?: number;
}

export type RowCells = readonly (CellValue | undefined)[];

/** Rows arrive in batches, as pages come from the database. */
export type RowBatches = AsyncIterable<readonly RowCells[]> | Iterable<readonly RowCells[]>;

/** A file being written while it is read. The counts are final once `chunks` has ended. */
export interface TableFile {
  chunks: AsyncIterable<Uint8Array>;
  /** Rows written so far, the header not counted. */
  readonly rowCount: number;
  /** Texts cut because a cell of the format cannot hold them whole. */
  readonly shortenedCells: number;
}

/** The cell as its column means it: '1200.50' in a money column is a number, 60 in a percent column is 60 %. */
export function typedCell(cell: CellValue | undefined, kind: ColumnKind | undefined): CellValue {
  if (cell === undefined || cell === null || cell === '') return null;
  if (kind === 'percent') {
    if (typeof cell === 'number') return { percent: cell };
    if (isDecimal(cell)) return { percent: Number(cell) };
  }
  if ((kind === 'number' || kind === 'money') && isDecimal(cell)) return Number(cell);
  if (kind === 'date' && typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell)) return { date: cell };
  return cell;
}

/** A decimal string a spreadsheet can hold exactly; one with more digits stays text rather than lose them. */
function isDecimal(cell: CellValue): cell is string {
  return (
    typeof cell === 'string' &&
    /^-?\d+(?:\.\d+)?$/.test(cell) &&
    cell.replace(/^-?0*(?:\.0*)?|\./g, '').length <= 15
  );
}

/** A width that shows the heading and what such a column usually holds. */
export function columnWidth({ heading, kind, width }: TableColumn): number {
  if (width !== undefined) return Math.min(200, Math.max(1, width));
  let heads = 4;
  for (const char of heading) heads += char > '\u2e7f' ? 2 : 1;
  const usual = { text: 18, number: 11, money: 15, percent: 9, date: 20, boolean: 9 }[kind ?? 'text'];
  return Math.min(60, Math.max(usual, heads));
}

/** All bytes of a small file at once. */
export async function fileBytes(file: TableFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.chunks) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
