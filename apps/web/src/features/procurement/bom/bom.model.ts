/** From the proposal for a bill of materials' columns to the mapping the server takes. */
import { BOM_FIELDS, type BomField } from '@millwright/server/modules/procurement/boms/fields.schemas.ts';
import type { Inputs, Outputs } from '../../../api.ts';

export type { BomField };
export type InspectedBom = Outputs['boms']['inspect'];
export type CheckedBom = Outputs['boms']['check'];
export type BomMapping = Inputs['boms']['check']['mapping'];
export const FIELDS: readonly BomField[] = BOM_FIELDS;

/** What the mapping step lets one choose: a column's number as text, or '' for none. */
export interface BomChoice {
  columns: Record<BomField, string>;
  departmentId: string;
  taskId: string;
  neededBy: string;
  defaultUnit: string;
  decimalMark: '' | 'point' | 'comma';
  sets: number;
  skipAssemblies: boolean;
  multiply: boolean;
  combine: boolean;
  again: boolean;
}

/** The proposal as a first choice. */
export function proposal(found: InspectedBom, departmentId: string, defaultUnit: string): BomChoice {
  const columns = {} as Record<BomField, string>;
  for (const field of FIELDS) columns[field] = found.guess[field] ? String(found.guess[field].column) : '';
  return {
    columns,
    departmentId,
    taskId: '',
    neededBy: '',
    defaultUnit,
    decimalMark: '',
    sets: 1,
    skipAssemblies: true,
    multiply: true,
    combine: true,
    again: false,
  };
}

/** The choice as the server takes it; undefined while it does not say what, how many and for whom. */
export function mappingOf(found: InspectedBom, choice: BomChoice): BomMapping | undefined {
  const { columns: chosen } = choice;
  if (chosen.quantity === '' || choice.departmentId === '') return undefined;
  if (chosen.name === '' && chosen.partNo === '' && chosen.drawingNo === '') return undefined;
  const columns = { quantity: Number(chosen.quantity) } as BomMapping['columns'];
  for (const field of FIELDS) if (chosen[field] !== '') columns[field] = Number(chosen[field]);
  return {
    sheet: found.format === 'xlsx' ? found.sheet : undefined,
    headerLine: found.headerLine,
    columns,
    departmentId: choice.departmentId,
    taskId: choice.taskId || null,
    neededBy: choice.neededBy || null,
    defaultUnit: choice.defaultUnit.trim() || 'pcs',
    ...(choice.decimalMark ? { decimalMark: choice.decimalMark } : {}),
    sets: choice.sets,
    skipAssemblies: choice.skipAssemblies,
    multiply: choice.multiply,
    combine: choice.combine,
    again: choice.again,
  };
}

/** What a column holds, for telling it from others: its first cells that hold anything. */
export function samplesOf(found: InspectedBom, column: string): string {
  if (column === '') return '';
  const cells = found.sample.map((row) => row.cells[Number(column)] ?? '').filter((cell) => cell !== '');
  return [...new Set(cells)].slice(0, 3).join(' · ');
}
