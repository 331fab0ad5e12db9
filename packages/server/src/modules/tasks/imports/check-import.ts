import { createHash } from 'node:crypto';
import { conflict, invalid, type Scope } from '@millwright/platform';
import {
  annotateErrors,
  cellText,
  columnLetters,
  guessColumns,
  type Table,
} from '@millwright/platform/spreadsheet';
import { type CheckedRows, checkRows, type RowProblem } from './check-rows.ts';
import { findImport, type ImportDoors, type ImportRecord, loadTable, toMendKey } from './import-records.ts';
import { loadSurroundings } from './import-surroundings.ts';
import { type ImportLocale, importProblemText } from './import-texts.ts';
import { FIELDS } from './imports.fields.ts';
import {
  type CheckImport,
  IMPORT_FIELDS,
  type ImportField,
  type ImportMapping,
  type InspectImport,
  MAX_PROBLEMS_SHOWN,
} from './imports.schemas.ts';
import { requireMayImport } from './may-import.ts';

const SAMPLE_ROWS = 8;
const PREVIEW_ROWS = 5;

/** How a file looks, and which column is probably which field. */
export interface InspectedImport {
  importId: string;
  fileName: string;
  format: 'xlsx' | 'csv';
  encoding: string | null;
  sheets: string[];
  hiddenSheets: string[];
  sheet: string;
  headerLine: number;
  header: { letters: string; name: string }[];
  rowCount: number;
  sample: { line: number; cells: string[] }[];
  /** Column and certainty (0 to 1) by field. */
  guess: Partial<Record<ImportField, { column: number; confidence: number }>>;
  takenOver: { taskCount: number; skippedRows: number; at: string } | null;
}

/** A problem as it is shown: where a person finds it in the file, what stands there, what to do. */
export interface ShownProblem {
  line: number;
  field: ImportField;
  column: { letters: string; name: string } | null;
  value: string;
  code: string;
  message: string;
}

export interface CheckedImport {
  rowCount: number;
  goodRows: number;
  badRows: number;
  /** The first of them; `problemCount` says how many there are. */
  problems: ShownProblem[];
  problemCount: number;
  preview: { line: number; title: string; department: string; dueOn: string | null; progress: number }[];
  /** Stands for exactly what would be taken over. */
  digest: string;
}

/** Shows a file's sheets, header and first rows, with a proposal for its columns. */
export async function inspectImport(doors: ImportDoors, input: InspectImport): Promise<InspectedImport> {
  const run = await doors.read((scope) => findImport(scope, input.importId));
  const table = await loadTable(doors.storage, run, input);
  const guesses = guessColumns(table.header, table.rows, FIELDS);
  const guess: InspectedImport['guess'] = {};
  for (const field of IMPORT_FIELDS) {
    const found = guesses[field];
    if (found) guess[field] = { column: found.column, confidence: found.confidence };
  }
  return {
    importId: run.id,
    fileName: run.fileName,
    format: table.format,
    encoding: table.encoding ?? null,
    sheets: table.sheets,
    hiddenSheets: table.hiddenSheets,
    sheet: table.sheet,
    headerLine: table.headerLine,
    header: table.header.map((name, column) => ({ letters: columnLetters(column), name })),
    rowCount: table.rows.length,
    sample: table.rows
      .slice(0, SAMPLE_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cellText(cell).slice(0, 120)) })),
    guess,
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
      .map((problem) => present(problem, table, input.locale)),
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
  const bytes = await annotateErrors(
    table,
    checked.problems.map((problem) => ({
      line: problem.line,
      ...(problem.column === undefined ? {} : { column: problem.column }),
      message: importProblemText(problem.code, problem.facts, input.locale),
    })),
  );
  const key = toMendKey(run.storageKey);
  await doors.storage.put(key, bytes, {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    size: bytes.byteLength,
  });
  const stem = run.fileName.replace(/\.[^.]*$/, '');
  const fileName = `${stem}${input.locale === 'zh-CN' ? '-需更正' : '-to-fix'}.xlsx`;
  const url = await doors.storage.signedUrl(key, 'GET', { expiresInSeconds: 600, fileName });
  return { url, fileName, rowCount: checked.badLines.size };
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
  requireColumns(table, mapping);
  return doors.read(async (scope) => {
    const { checked, digest, departmentNames } = await examineRows(scope, run, table, mapping);
    return { run, table, checked, digest, departmentNames };
  });
}

/** Refuses a mapping that names a column the file does not have. */
export function requireColumns(table: Table, mapping: ImportMapping): void {
  for (const [field, column] of Object.entries(mapping.columns)) {
    if (column === undefined || column < table.header.length) continue;
    throw invalid('imports.no_such_column', { field, column: columnLetters(column) }, [
      { path: `mapping.columns.${field}`, code: 'imports.no_such_column' },
    ]);
  }
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

function present(problem: RowProblem, table: Table, locale: ImportLocale): ShownProblem {
  const { line, field, column, value, code, facts } = problem;
  return {
    line,
    field,
    column:
      column === undefined ? null : { letters: columnLetters(column), name: table.header[column] ?? '' },
    value,
    code,
    message: importProblemText(code, facts, locale),
  };
}
