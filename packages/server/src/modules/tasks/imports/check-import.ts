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
import { type CheckedRows, checkRows } from './check-rows.ts';
import { findImport, type ImportDoors, type ImportRecord, loadTable } from './import-records.ts';
import { loadSurroundings } from './import-surroundings.ts';
import { importProblemText } from './import-texts.ts';
import { FIELDS } from './imports.fields.ts';
import {
  type CheckImport,
  type ImportField,
  type ImportMapping,
  type InspectImport,
  MAX_PROBLEMS_SHOWN,
} from './imports.schemas.ts';
import { requireMayImport } from './may-import.ts';

const PREVIEW_ROWS = 5;

/** How a file looks, which column is probably which field, and whether it was taken over already. */
export interface InspectedImport extends InspectedTable<ImportField> {
  importId: string;
  takenOver: { taskCount: number; skippedRows: number; at: string } | null;
}

export interface CheckedImport {
  rowCount: number;
  goodRows: number;
  badRows: number;
  /** The first of them; `problemCount` says how many there are. */
  problems: ShownProblem<ImportField>[];
  problemCount: number;
  preview: { line: number; title: string; department: string; dueOn: string | null; progress: number }[];
  /** Stands for exactly what would be taken over. */
  digest: string;
}

/** Shows a file's sheets, header and first rows, with a proposal for its columns. */
export async function inspectImport(doors: ImportDoors, input: InspectImport): Promise<InspectedImport> {
  const run = await doors.read((scope) => findImport(scope, input.importId));
  const table = await loadTable(doors.storage, run, input);
  return {
    importId: run.id,
    ...inspectTable(table, run.fileName, FIELDS),
    takenOver: run.report && run.takenOverAt ? { ...run.report, at: run.takenOverAt } : null,
  };
}

/** A dry run: what would become of every row, and what is wrong with those that cannot be taken over. */
export async function checkImport(doors: ImportDoors, input: CheckImport): Promise<CheckedImport> {
  const { run, table, checked, digest, departmentNames } = await examine(
    doors,
    input.importId,
    input.mapping,
  );
  if (run.status === 'taken_over') throw conflict('imports.already_taken_over', { ...run.report });
  return {
    rowCount: table.rows.length,
    goodRows: checked.rows.length,
    badRows: checked.badLines.size,
    problems: checked.problems
      .slice(0, MAX_PROBLEMS_SHOWN)
      .map((problem) =>
        showProblem(problem, table, importProblemText(problem.code, problem.facts, input.locale)),
      ),
    problemCount: checked.problems.length,
    preview: checked.rows.slice(0, PREVIEW_ROWS).map(({ line, title, departmentId, dueOn, progress }) => ({
      line,
      title,
      department: departmentNames.get(departmentId) ?? '',
      dueOn,
      progress,
    })),
    digest,
  };
}

/** A workbook of the rows that cannot be taken over, each with what to do; where it can be fetched, for a while. */
export async function importErrorFile(
  doors: ImportDoors,
  input: CheckImport,
): Promise<{ url: string; fileName: string; rowCount: number }> {
  const { run, table, checked } = await examine(doors, input.importId, input.mapping);
  if (checked.problems.length === 0) throw conflict('imports.no_problems');
  const file = await keepRowsToMend(doors.storage, {
    run,
    table,
    locale: input.locale,
    problems: checked.problems.map(({ line, column, code, facts }) => ({
      line,
      ...(column === undefined ? {} : { column }),
      message: importProblemText(code, facts, input.locale),
    })),
  });
  return { ...file, rowCount: checked.badLines.size };
}

interface Examined {
  run: ImportRecord;
  table: Table;
  checked: CheckedRows;
  digest: string;
  departmentNames: Map<string, string>;
}

async function examine(doors: ImportDoors, importId: string, mapping: ImportMapping): Promise<Examined> {
  const run = await doors.read((scope) => findImport(scope, importId));
  const table = await loadTable(doors.storage, run, mapping);
  requireMappedColumns(table, mapping.columns);
  return doors.read(async (scope) => {
    const { checked, digest, departmentNames } = await examineRows(scope, run, table, mapping);
    return { run, table, checked, digest, departmentNames };
  });
}

/** Checks a table's rows against the contract as this scope sees it now. */
export async function examineRows(scope: Scope, run: ImportRecord, table: Table, mapping: ImportMapping) {
  await requireMayImport(scope, run.contractId);
  const around = await loadSurroundings(scope, run.contractId);
  const checked = checkRows(table, mapping, around);
  const departmentNames = new Map(around.departments.map(({ id, name }) => [id, name]));
  return { checked, digest: digestOf(run, checked), departmentNames };
}

/** Changes when anything that would be taken over, or kept out, does. */
function digestOf(run: ImportRecord, { rows, problems }: CheckedRows): string {
  const outcome = {
    import: run.id,
    rows,
    problems: problems.map(({ line, field, code }) => [line, field, code]),
  };
  return createHash('sha256').update(JSON.stringify(outcome)).digest('hex');
}
