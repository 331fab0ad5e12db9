import type { ImportProblem } from '@millwright/platform/imports';
import {
  type CellValue,
  cellText,
  type DateOrder,
  dateOrderOf,
  isBlank,
  type Parsed,
  type PercentScale,
  parseDate,
  parseNumber,
  parsePercent,
  percentScaleOf,
  splitPeople,
  type Table,
  type TableRow,
} from '@millwright/platform/spreadsheet';
import { MAX_ASSIGNEES, MAX_DESCRIPTION, MAX_TITLE, MAX_WEIGHT } from '../tasks.schemas.ts';
import { comparable, type KnownDepartment, type Surroundings } from './import-surroundings.ts';
import type { ImportProblemCode } from './import-texts.ts';
import type { ImportField, ImportMapping } from './imports.schemas.ts';

/** A task as a row of the file plans it. */
export interface PlannedRow {
  line: number;
  title: string;
  departmentId: string;
  assigneeIds: string[];
  startsOn: string | null;
  dueOn: string | null;
  /** Decimal, two places at most. */
  weight: string;
  progress: number;
  description: string | null;
  isPublic: boolean;
}

export type RowProblem = ImportProblem<ImportField, ImportProblemCode>;

export interface CheckedRows {
  rows: PlannedRow[];
  problems: RowProblem[];
  badLines: Set<number>;
}

const YES = new Set([
  '是',
  '可见',
  '公开',
  '对客户可见',
  'y',
  'yes',
  'true',
  '1',
  '√',
  '✓',
  'public',
  'visible',
]);
const NO = new Set([
  '否',
  '不可见',
  '内部',
  '不公开',
  'n',
  'no',
  'false',
  '0',
  '×',
  '✗',
  'internal',
  'hidden',
]);
const SHOWN = 60;
/** Both names: which one stands in the text, its language decides. */
const named = ({ name, nameEn }: KnownDepartment) => ({ name, nameEn });
const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);

/** Checks every row of a table against what it would become. Nothing is written; the same table gives the same answer. */
export function checkRows(table: Table, mapping: ImportMapping, around: Surroundings): CheckedRows {
  const columnOf = (column: number | undefined): CellValue[] =>
    column === undefined ? [] : table.rows.map(({ cells }) => cells[column] ?? null);
  const reading: Reading = {
    mapping,
    around,
    date1904: table.date1904,
    order: {
      startsOn: mapping.dateOrder ?? dateOrderOf(columnOf(mapping.columns.startsOn)),
      dueOn: mapping.dateOrder ?? dateOrderOf(columnOf(mapping.columns.dueOn)),
    },
    scale: mapping.percentScale ?? percentScaleOf(columnOf(mapping.columns.progress)),
    seen: new Map(),
  };
  const checked: CheckedRows = { rows: [], problems: [], badLines: new Set() };
  for (const row of table.rows) {
    const reader = new RowReader(row, reading);
    const planned = reader.read();
    if (planned) checked.rows.push(planned);
    else checked.badLines.add(row.line);
    checked.problems.push(...reader.problems);
  }
  return checked;
}

interface Reading {
  mapping: ImportMapping;
  around: Surroundings;
  date1904: boolean;
  order: Record<'startsOn' | 'dueOn', DateOrder | undefined>;
  scale: PercentScale | undefined;
  /** First line of each department's task names, to find those named twice. */
  seen: Map<string, number>;
}

class RowReader {
  readonly problems: RowProblem[] = [];
  constructor(
    private readonly row: TableRow,
    private readonly reading: Reading,
  ) {}

  /** The task this row plans, or undefined when anything is wrong with it. */
  read(): PlannedRow | undefined {
    const title = this.text('title', MAX_TITLE, 'title_too_long');
    const department = this.department();
    const assigneeIds = this.people(department);
    const startsOn = this.date('startsOn');
    const dueOn = this.date('dueOn');
    const weight = this.weight();
    const progress = this.progress();
    const description = this.text('description', MAX_DESCRIPTION, 'description_too_long');
    const isPublic = this.flag();

    if (title === '') this.wrong('title', 'title_missing');
    if (startsOn && dueOn && dueOn < startsOn) this.wrong('dueOn', 'ends_before_start', { startsOn, dueOn });
    if (title && department) this.duplicate(title, department);
    if (this.problems.length > 0 || !title || !department) return undefined;
    return {
      line: this.row.line,
      title,
      departmentId: department.id,
      assigneeIds,
      startsOn,
      dueOn,
      weight,
      progress,
      description: description || null,
      isPublic,
    };
  }

  private column(field: ImportField): number | undefined {
    return this.reading.mapping.columns[field];
  }

  private cell(field: ImportField): CellValue {
    const column = this.column(field);
    return column === undefined ? null : (this.row.cells[column] ?? null);
  }

  private wrong(field: ImportField, code: ImportProblemCode, facts: Record<string, unknown> = {}): void {
    const column = this.column(field);
    const value = shown(cellText(this.cell(field)));
    this.problems.push({
      line: this.row.line,
      field,
      ...(column === undefined ? {} : { column }),
      value,
      code,
      facts: { value, ...facts },
    });
  }

  /** The cell as text; undefined when it holds a formula error or too much, which is then said. */
  private text(
    field: ImportField,
    max: number,
    tooLong: ImportProblemCode,
    facts: Record<string, unknown> = {},
  ): string | undefined {
    const cell = this.cell(field);
    if (typeof cell === 'object' && cell !== null && 'error' in cell) {
      this.wrong(field, 'cell_error');
      return undefined;
    }
    const text = cellText(cell).trim();
    if (text.length <= max) return text;
    this.wrong(field, tooLong, { length: text.length, max, ...facts });
    return undefined;
  }

  private department(): KnownDepartment | undefined {
    const { around, mapping } = this.reading;
    const planned = around.departments.filter(({ onContract }) => onContract).map(named);
    const label = this.text('department', 200, 'department_unknown', { departments: planned });
    if (label === undefined) return undefined;
    const found = label
      ? around.departmentByLabel.get(comparable(label))
      : around.departments.find(({ id }) => id === mapping.defaultDepartmentId);
    if (found?.onContract && found.mayPlan) return found;
    if (!label && !found) this.wrong('department', 'department_missing', { departments: planned });
    else if (!found) this.wrong('department', 'department_unknown', { departments: planned });
    else if (!found.onContract)
      this.wrong('department', 'department_not_on_contract', {
        value: label || found.name,
        departments: planned,
      });
    else this.wrong('department', 'department_not_yours', { value: label || found.name });
    return undefined;
  }

  private people(department: KnownDepartment | undefined): string[] {
    const text = this.text('assignees', Number.POSITIVE_INFINITY, 'too_many_people');
    if (!text) return [];
    const ids = new Set<string>();
    const names = splitPeople(text);
    if (names.length > MAX_ASSIGNEES)
      this.wrong('assignees', 'too_many_people', { max: MAX_ASSIGNEES, count: names.length });
    for (const name of names.slice(0, MAX_ASSIGNEES)) {
      const value = shown(name);
      const found = this.reading.around.peopleByLabel.get(comparable(name)) ?? [];
      // Of two people with the same name only one may be meant by a department's plan.
      const fitting = department ? found.filter((id) => department.assignable.has(id)) : found;
      if (fitting.length === 1) ids.add(fitting[0]!);
      else if (found.length === 0) this.wrong('assignees', 'person_unknown', { value });
      else if (fitting.length > 1)
        this.wrong('assignees', 'person_ambiguous', { value, count: fitting.length });
      else
        this.wrong('assignees', 'person_not_assignable', {
          value,
          department: department && named(department),
        });
    }
    return [...ids];
  }

  private date(field: 'startsOn' | 'dueOn'): string | null {
    const { order, date1904 } = this.reading;
    const date = parseDate(this.cell(field), { order: order[field], date1904 });
    if (date.ok) return date.value;
    const codes: Partial<Record<typeof date.code, ImportProblemCode>> = {
      'date.no_such_day': 'date_no_such_day',
      'date.no_year': 'date_no_year',
      'date.ambiguous': 'date_ambiguous',
      'cell.error': 'cell_error',
    };
    this.wrong(field, codes[date.code] ?? 'date_unreadable', this.factsOf(date));
    return null;
  }

  private weight(): string {
    const weight = parseNumber(this.cell('weight'));
    if (!weight.ok) {
      this.wrong('weight', weight.code === 'cell.error' ? 'cell_error' : 'weight_unreadable');
      return '1';
    }
    if (weight.value === null) return '1';
    const cents = Math.round(weight.value * 100);
    const exact = Math.abs(weight.value * 100 - cents) < 1e-6;
    if (!exact || cents <= 0 || weight.value > MAX_WEIGHT)
      this.wrong('weight', 'weight_out_of_range', { max: MAX_WEIGHT });
    return (cents / 100).toFixed(2);
  }

  private progress(): number {
    const progress = parsePercent(this.cell('progress'), this.reading.scale);
    if (!progress.ok) {
      if (progress.code === 'cell.error') this.wrong('progress', 'cell_error');
      else if (progress.code === 'percent.ambiguous')
        this.wrong('progress', 'progress_ambiguous', this.factsOf(progress));
      else this.wrong('progress', 'progress_unreadable');
      return 0;
    }
    const value = progress.value ?? 0;
    if (!Number.isInteger(value) || value < 0 || value > 100) this.wrong('progress', 'progress_out_of_range');
    return value;
  }

  private flag(): boolean {
    const cell = this.cell('isPublic');
    if (typeof cell === 'boolean') return cell;
    if (isBlank(cell)) return true;
    const text = comparable(cellText(cell));
    if (YES.has(text)) return true;
    if (!NO.has(text)) this.wrong('isPublic', 'flag_unreadable');
    return false;
  }

  private duplicate(title: string, department: KnownDepartment): void {
    const name = comparable(title);
    const key = `${department.id} ${name}`;
    const first = this.reading.seen.get(key);
    const facts = { value: shown(title), department: named(department) };
    if (department.titles.has(name)) this.wrong('title', 'duplicate_existing', facts);
    else if (first !== undefined) this.wrong('title', 'duplicate_in_file', { ...facts, otherLine: first });
    else this.reading.seen.set(key, this.row.line);
  }

  private factsOf(parsed: Extract<Parsed<unknown>, { ok: false }>): Record<string, unknown> {
    return parsed.facts.readings ? { readings: parsed.facts.readings } : {};
  }
}
