/** From the proposal for a file's columns to the mapping the server takes. */
import type { ImportField, ImportMapping, Inspected } from './import-types.ts';

/** What the mapping step lets one choose: a column's number as text, or '' for none. */
export interface MappingChoice {
  columns: Record<ImportField, string>;
  defaultDepartmentId: string;
  dateOrder: '' | 'month_first' | 'day_first';
  percentScale: '' | 'points' | 'fraction';
}

export const FIELDS: readonly ImportField[] = [
  'title',
  'department',
  'assignees',
  'startsOn',
  'dueOn',
  'progress',
  'weight',
  'description',
  'isPublic',
];

/** The proposal as a first choice. */
export function proposal(found: Inspected): MappingChoice {
  const columns = {} as Record<ImportField, string>;
  for (const field of FIELDS) columns[field] = found.guess[field] ? String(found.guess[field].column) : '';
  return { columns, defaultDepartmentId: '', dateOrder: '', percentScale: '' };
}

/** The choice as the server takes it; undefined while no column holds the task's name. */
export function mappingOf(found: Inspected, choice: MappingChoice): ImportMapping | undefined {
  if (choice.columns.title === '') return undefined;
  const columns = { title: Number(choice.columns.title) } as ImportMapping['columns'];
  for (const field of FIELDS)
    if (choice.columns[field] !== '') columns[field] = Number(choice.columns[field]);
  return {
    sheet: found.format === 'xlsx' ? found.sheet : undefined,
    headerLine: found.headerLine,
    columns,
    ...(choice.defaultDepartmentId ? { defaultDepartmentId: choice.defaultDepartmentId } : {}),
    ...(choice.dateOrder ? { dateOrder: choice.dateOrder } : {}),
    ...(choice.percentScale ? { percentScale: choice.percentScale } : {}),
  };
}

/** What a column holds, for telling it from others: its first cells that hold anything. */
export function samplesOf(found: Inspected, column: string): string {
  if (column === '') return '';
  const cells = found.sample.map((row) => row.cells[Number(column)] ?? '').filter((cell) => cell !== '');
  return [...new Set(cells)].slice(0, 3).join(' · ');
}
