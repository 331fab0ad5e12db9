import { createHash } from 'node:crypto';
import { conflict, type Scope } from '@millwright/platform';
import {
  type InspectedTable,
  inspectTable,
  keepRowsToMend,
  requireMappedColumns,
  type ShownProblem,
  showProblem,
} from '@millwright/platform/imports';
import type { Table } from '@millwright/platform/spreadsheet';
import { peopleOfTask, requireDepartment } from '../operations/item-terms.ts';
import { requestFor } from '../procurement-plan.queries.ts';
import { type BomDoors, type BomRecord, findBom, loadBom } from './bom-records.ts';
import { bomProblemText } from './bom-texts.ts';
import { FIELDS } from './boms.fields.ts';
import {
  type BomField,
  type BomMapping,
  type CheckBom,
  type InspectBom,
  MAX_PROBLEMS_SHOWN,
} from './boms.schemas.ts';
import {
  type BomSurroundings,
  type CheckedBom,
  checkBomRows,
  comparable,
  type PlannedPart,
  sameness,
} from './check-bom-rows.ts';
import { requireMayImportBom } from './may-import-bom.ts';

const PREVIEW_PARTS = 20;
const MOST_LEFT_OUT_SHOWN = 100;

/** How a file looks, which column is probably which field, and whether it was taken over already. */
export interface InspectedBom extends InspectedTable<BomField> {
  importId: string;
  takenOver: { itemCount: number; skippedRows: number; at: string } | null;
}

export interface CheckedBomFile {
  rowCount: number;
  /** Parts that would be asked for; several lines may be one of them. */
  goodParts: number;
  badRows: number;
  combinedRows: number;
  leftOut: CheckedBom['leftOut'];
  leftOutCount: number;
  /** The first of them; `problemCount` says how many there are. */
  problems: ShownProblem<BomField>[];
  problemCount: number;
  preview: Pick<PlannedPart, 'lines' | 'position' | 'name' | 'partNo' | 'quantity' | 'unit' | 'neededBy'>[];
  /** Stands for exactly what would be taken over. */
  digest: string;
}

/** Shows a file's sheets, header and first rows, with a proposal for its columns. */
export async function inspectBom(doors: BomDoors, input: InspectBom): Promise<InspectedBom> {
  const run = await doors.read((scope) => findBom(scope, input.importId));
  const table = await loadBom(doors.storage, run, input);
  return {
    importId: run.id,
    ...inspectTable(table, run.fileName, FIELDS),
    takenOver: run.report && run.takenOverAt ? { ...run.report, at: run.takenOverAt } : null,
  };
}

/** A dry run: what would be asked for, what is left out and why, and what is wrong with the rest. */
export async function checkBom(doors: BomDoors, input: CheckBom): Promise<CheckedBomFile> {
  const { run, table, checked, digest } = await examine(doors, input);
  if (run.status === 'taken_over') throw conflict('imports.already_taken_over', { ...run.report });
  return {
    rowCount: table.rows.length,
    goodParts: checked.parts.length,
    badRows: checked.badLines.size,
    combinedRows: checked.combined,
    leftOut: checked.leftOut.slice(0, MOST_LEFT_OUT_SHOWN),
    leftOutCount: checked.leftOut.length,
    problems: checked.problems
      .slice(0, MAX_PROBLEMS_SHOWN)
      .map((problem) =>
        showProblem(problem, table, bomProblemText(problem.code, problem.facts, input.locale)),
      ),
    problemCount: checked.problems.length,
    preview: checked.parts
      .slice(0, PREVIEW_PARTS)
      .map(({ lines, position, name, partNo, quantity, unit, neededBy }) => ({
        lines,
        position,
        name,
        partNo,
        quantity,
        unit,
        neededBy,
      })),
    digest,
  };
}

/** A workbook of the rows that cannot be taken over, each with what to do; where it can be fetched, for a while. */
export async function bomErrorFile(
  doors: BomDoors,
  input: CheckBom,
): Promise<{ url: string; fileName: string; rowCount: number }> {
  const { run, table, checked } = await examine(doors, input);
  if (checked.problems.length === 0) throw conflict('imports.no_problems');
  const problems = checked.problems.map(({ line, column, code, facts }) => ({
    line,
    ...(column === undefined ? {} : { column }),
    message: bomProblemText(code, facts, input.locale),
  }));
  const file = await keepRowsToMend(doors.storage, { run, table, problems, locale: input.locale });
  return { ...file, rowCount: checked.badLines.size };
}

async function examine(doors: BomDoors, { importId, mapping }: CheckBom) {
  const run = await doors.read((scope) => findBom(scope, importId));
  const table = await loadBom(doors.storage, run, mapping);
  requireMappedColumns(table, mapping.columns);
  return doors.read(async (scope) => ({ run, table, ...(await examineBom(scope, run, table, mapping)) }));
}

/** Checks a table's rows against the contract as this scope sees it now. */
export async function examineBom(
  scope: Scope,
  run: BomRecord,
  table: Table,
  mapping: BomMapping,
  find: { lock?: boolean } = {},
): Promise<{ checked: CheckedBom; digest: string; personIds: string[] }> {
  const contract = await requireMayImportBom(scope, run.contractId, find);
  scope.require('create', 'ProcurementItem', requestFor(contract.id, mapping.departmentId));
  requireDepartment(contract, mapping.departmentId);
  const personIds = await peopleOfTask(scope, contract.id, mapping.taskId);
  const around = await loadBomSurroundings(scope, contract.id);
  const checked = checkBomRows(table, mapping, around);
  return { checked, digest: digestOf(run, mapping, checked), personIds };
}

async function loadBomSurroundings(scope: Scope, contractId: string): Promise<BomSurroundings> {
  const suppliers = await scope.sql
    .selectFrom('supplier')
    .where('deleted_at', 'is', null)
    .select(['id', 'name', 'code'])
    .execute();
  const items = await scope
    .beyondReach('a part that another department asked for already is not brought in twice')
    .sql.selectFrom('procurement_item as i')
    .where('i.contract_id', '=', contractId)
    .where('i.deleted_at', 'is', null)
    .where('i.status', '<>', 'cancelled')
    .select([
      'i.line_no as lineNo',
      'i.part_no as partNo',
      'i.drawing_no as drawingNo',
      'i.name',
      'i.specification',
      'i.unit',
    ])
    .execute();
  return {
    suppliers: new Map(
      suppliers.flatMap(({ id, name, code }) =>
        [name, code].filter((label) => label !== null).map((label) => [comparable(label), id] as const),
      ),
    ),
    existing: new Map(items.map((item) => [sameness(item), item.lineNo])),
  };
}

/** Changes when anything that would be taken over, or kept out, does. */
function digestOf(run: BomRecord, mapping: BomMapping, { parts, problems }: CheckedBom): string {
  const { departmentId, taskId } = mapping;
  const outcome = {
    import: run.id,
    departmentId,
    taskId: taskId ?? null,
    parts,
    problems: problems.map(({ line, field, code }) => [line, field, code]),
  };
  return createHash('sha256').update(JSON.stringify(outcome)).digest('hex');
}
