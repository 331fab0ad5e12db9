import type { ImportProblem } from '@millwright/platform/imports';
import {
  type CellValue,
  cellText,
  type DateOrder,
  dateOrderOf,
  isBlank,
  parseDate,
  type Table,
  type TableRow,
} from '@millwright/platform/spreadsheet';
import {
  type ItemType,
  MAX_NAME,
  MAX_NOTES,
  MAX_SPECIFICATION,
  MAX_TEXT,
  MAX_UNIT,
} from '../procurement.schemas.ts';
import { toDecimal, toUnits } from '../quantities.schemas.ts';
import { type DecimalMark, decimalMarkOf, parseBomQuantity } from './bom-quantity.ts';
import type { BomProblemCode } from './bom-texts.ts';
import { placesOf } from './bom-tree.ts';
import { isSum, kindOf } from './bom-words.ts';
import type { BomField, BomMapping } from './boms.schemas.ts';

/** A part as the bill of materials wants it, from one line or several. */
export interface PlannedPart {
  lines: number[];
  position: string | null;
  name: string;
  partNo: string | null;
  drawingNo: string | null;
  specification: string | null;
  itemType: ItemType | null;
  quantity: string;
  unit: string;
  supplierId: string | null;
  neededBy: string | null;
  notes: string | null;
}

export type BomProblem = ImportProblem<BomField, BomProblemCode>;

export interface CheckedBom {
  parts: PlannedPart[];
  problems: BomProblem[];
  badLines: Set<number>;
  /** Lines that are none of the parts to buy, and why: put together here, only shown for reference, adding up the others. */
  leftOut: { line: number; name: string; why: 'assembly' | 'reference' | 'sum' }[];
  /** Lines that were put together with an earlier one. */
  combined: number;
}

/** What the rows of a file are checked against. */
export interface BomSurroundings {
  /** Suppliers by name and code, as `comparable` writes them. */
  suppliers: ReadonlyMap<string, string>;
  /** Line of the contract by what makes a part the same: see `sameness`. */
  existing: ReadonlyMap<string, number>;
}

export const comparable = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What makes two lines the same part: its number; without one the drawing; without one name and specification. And the unit. */
export function sameness(
  part: Pick<PlannedPart, 'partNo' | 'drawingNo' | 'name' | 'specification' | 'unit'>,
): string {
  const { partNo, drawingNo, name, specification, unit } = part;
  const what = partNo ?? drawingNo ?? `${name}\n${specification ?? ''}`;
  return `${comparable(what)}\n${comparable(unit)}`;
}

const SHOWN = 60;
const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);

interface Reading {
  mapping: BomMapping;
  around: BomSurroundings;
  header: readonly string[];
  mark: DecimalMark | undefined;
  order: DateOrder | undefined;
  date1904: boolean;
}

/** Checks every line of a bill of materials. Nothing is written; the same table gives the same answer. */
export function checkBomRows(table: Table, mapping: BomMapping, around: BomSurroundings): CheckedBom {
  const columnOf = (column: number | undefined): CellValue[] =>
    column === undefined ? [] : table.rows.map(({ cells }) => cells[column] ?? null);
  const quantities = columnOf(mapping.columns.quantity);
  const reading: Reading = {
    mapping,
    around,
    header: table.header,
    mark: mapping.decimalMark ?? decimalMarkOf(quantities),
    order: mapping.dateOrder ?? dateOrderOf(columnOf(mapping.columns.neededBy)),
    date1904: table.date1904,
  };
  const rows = table.rows.map((row) => new BomRow(row, reading));
  const places = placesOf(rows.map((row) => ({ position: row.position(), quantity: row.amount() })));
  const checked: CheckedBom = { parts: [], problems: [], badLines: new Set(), leftOut: [], combined: 0 };
  const known = new Map<string, PlannedPart>();
  rows.forEach((row, index) => {
    const place = places[index] as (typeof places)[number];
    const why = row.leftOut(mapping.skipAssemblies && place.isAssembly);
    if (why) {
      checked.leftOut.push({ line: row.line, name: shown(row.label()), why });
      return;
    }
    const part = row.read(mapping.multiply ? place.factor : toUnits('1'));
    checked.problems.push(...row.problems);
    if (!part) {
      checked.badLines.add(row.line);
      return;
    }
    const same = mapping.combine ? known.get(sameness(part)) : undefined;
    if (same) {
      addTo(same, part);
      checked.combined += 1;
    } else {
      known.set(sameness(part), part);
      checked.parts.push(part);
    }
  });
  return checked;
}

/** The same part once more: bought together, for the earliest of the days, with every place it is needed in. */
function addTo(part: PlannedPart, more: PlannedPart): void {
  part.lines.push(...more.lines);
  part.quantity = toDecimal(toUnits(part.quantity) + toUnits(more.quantity));
  const positions = [part.position, more.position].filter((position) => position !== null).join(', ');
  part.position = positions === '' ? null : positions.slice(0, SHOWN);
  const days = [part.neededBy, more.neededBy].filter((day) => day !== null).sort();
  part.neededBy = days[0] ?? null;
  part.specification ??= more.specification;
  part.supplierId ??= more.supplierId;
}

class BomRow {
  readonly problems: BomProblem[] = [];
  readonly line: number;
  private readonly cells: readonly CellValue[];
  private readonly reading: Reading;
  constructor(row: TableRow, reading: Reading) {
    this.line = row.line;
    this.cells = row.cells;
    this.reading = reading;
  }

  private cell(field: BomField): CellValue {
    const column = this.reading.mapping.columns[field];
    return column === undefined ? null : (this.cells[column] ?? null);
  }

  private bare(field: BomField): string {
    return cellText(this.cell(field)).trim();
  }

  position(): string {
    return this.bare('position');
  }

  /** The quantity as written, for multiplying what is below; undefined where it is none. */
  amount(): bigint | undefined {
    const parsed = parseBomQuantity(this.cell('quantity'), this.reading.mark);
    return parsed.ok ? toUnits(parsed.quantity) : undefined;
  }

  label(): string {
    return this.bare('name') || this.bare('partNo') || this.bare('drawingNo');
  }

  leftOut(isAssembly: boolean): 'assembly' | 'reference' | 'sum' | undefined {
    if (isSum(this.cells.map((cell) => cellText(cell).trim()))) return 'sum';
    const kind = kindOf(this.bare('itemType'));
    if (kind === 'reference') return 'reference';
    if (isAssembly || (kind === 'assembly' && this.reading.mapping.skipAssemblies)) return 'assembly';
    return undefined;
  }

  /** The part this row wants, or undefined when anything is wrong with it. */
  read(factor: bigint): PlannedPart | undefined {
    const { mapping } = this.reading;
    const partNo = this.text('partNo', MAX_TEXT);
    const drawingNo = this.text('drawingNo', MAX_TEXT);
    const named = this.text('name', MAX_NAME);
    const specification = this.text('specification', MAX_SPECIFICATION);
    const notes = this.text('notes', MAX_NOTES - 300);
    const amount = this.quantity();
    const neededBy = this.day() ?? mapping.neededBy ?? null;
    const name = named || partNo || drawingNo;
    if (!name && this.problems.length === 0) this.wrong('name', 'name_missing');
    const unit = (this.text('unit', MAX_UNIT, 'unit_too_long') || amount?.unit || mapping.defaultUnit).slice(
      0,
      MAX_UNIT,
    );
    const supplier = this.supplier();
    if (this.problems.length > 0 || !name || !amount) return undefined;
    const part: PlannedPart = {
      lines: [this.line],
      position: this.position().slice(0, SHOWN) || null,
      name,
      partNo: partNo || null,
      drawingNo: drawingNo || null,
      specification: specification || null,
      itemType: this.itemType(),
      quantity: this.times(amount.quantity, factor),
      unit,
      supplierId: supplier.id,
      neededBy,
      notes: [notes, supplier.note].filter(Boolean).join('\n') || null,
    };
    const existing = mapping.again ? undefined : this.reading.around.existing.get(sameness(part));
    if (existing !== undefined) {
      this.wrong(partNo ? 'partNo' : drawingNo ? 'drawingNo' : 'name', 'already_on_contract', {
        lineNo: existing,
      });
      return undefined;
    }
    if (toUnits(part.quantity) > toUnits('999999999999')) {
      this.wrong('quantity', 'quantity_out_of_range');
      return undefined;
    }
    return part;
  }

  private wrong(field: BomField, code: BomProblemCode, facts: Record<string, unknown> = {}): void {
    const column = this.reading.mapping.columns[field];
    const value = shown(this.bare(field));
    this.problems.push({
      line: this.line,
      field,
      ...(column === undefined ? {} : { column }),
      value,
      code,
      facts: { value, ...facts },
    });
  }

  /** The cell as text; a formula error or too much is said. */
  private text(field: BomField, max: number, tooLong: BomProblemCode = 'text_too_long'): string {
    const cell = this.cell(field);
    if (typeof cell === 'object' && cell !== null && 'error' in cell) {
      this.wrong(field, 'cell_error');
      return '';
    }
    const text = cellText(cell).trim();
    if (text.length <= max) return text;
    this.wrong(field, tooLong, { length: text.length, max });
    return '';
  }

  private quantity(): { quantity: string; unit: string | null } | undefined {
    const cell = this.cell('quantity');
    if (isBlank(cell)) {
      this.wrong('quantity', 'quantity_missing');
      return undefined;
    }
    if (typeof cell === 'object' && cell !== null && 'error' in cell) {
      this.wrong('quantity', 'cell_error');
      return undefined;
    }
    const parsed = parseBomQuantity(cell, this.reading.mark);
    if (parsed.ok) return parsed;
    this.wrong('quantity', `quantity_${parsed.code}`, parsed.readings ? { readings: parsed.readings } : {});
    return undefined;
  }

  /** For all assemblies above it and all sets; a part of a ten-thousandth is one more. */
  private times(quantity: string, factor: bigint): string {
    const one = toUnits('1');
    const product = toUnits(quantity) * factor * BigInt(this.reading.mapping.sets);
    return toDecimal((product + one - 1n) / one);
  }

  private day(): string | null {
    const parsed = parseDate(this.cell('neededBy'), {
      ...(this.reading.order ? { order: this.reading.order } : {}),
      date1904: this.reading.date1904,
    });
    if (parsed.ok) return parsed.value;
    const isAmbiguous = parsed.code === 'date.ambiguous';
    this.wrong('neededBy', isAmbiguous ? 'date_ambiguous' : 'date_unreadable', parsed.facts);
    return null;
  }

  private itemType(): ItemType | null {
    const kind = kindOf(this.bare('itemType'));
    return kind === undefined || kind === 'assembly' || kind === 'reference' ? null : kind;
  }

  /** One the firm knows; a name it does not know is kept as a note, so that nothing of the file is lost. */
  private supplier(): { id: string | null; note: string | null } {
    const text = this.bare('supplier');
    if (text === '') return { id: null, note: null };
    const id = this.reading.around.suppliers.get(comparable(text));
    if (id) return { id, note: null };
    const column = this.reading.mapping.columns.supplier ?? 0;
    return { id: null, note: `${this.reading.header[column] ?? ''}: ${text.slice(0, 200)}` };
  }
}
