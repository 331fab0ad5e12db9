import { annotateErrors, columnLetters, type Table } from '../spreadsheet/index.ts';
import type { ObjectStorage } from '../storage/index.ts';
import { toMendKey } from './import-file.ts';

/** What is wrong with a row: where, what stands there, and the facts of its text. */
export interface ImportProblem<F extends string, C extends string> {
  line: number;
  field: F;
  /** Index into the header, where the field has a column. */
  column?: number;
  value: string;
  code: C;
  facts: Record<string, unknown>;
}

/** A problem as it is shown: where a person finds it in the file, what stands there, what to do. */
export interface ShownProblem<F extends string> {
  line: number;
  field: F;
  column: { letters: string; name: string } | null;
  value: string;
  code: string;
  message: string;
}

/** The problem with the place people know it by. */
export function showProblem<F extends string>(
  { line, field, column, value, code }: ImportProblem<F, string>,
  table: Table,
  message: string,
): ShownProblem<F> {
  return {
    line,
    field,
    column:
      column === undefined ? null : { letters: columnLetters(column), name: table.header[column] ?? '' },
    value,
    code,
    message,
  };
}

interface ToMend {
  run: { storageKey: string; fileName: string };
  table: Table;
  problems: readonly { line: number; column?: number; message: string }[];
  locale: 'zh-CN' | 'en';
}

/** Keeps a workbook of the rows that cannot be taken over, each with what to do; answers where it can be fetched, for a while. */
export async function keepRowsToMend(
  storage: ObjectStorage,
  { run, table, problems, locale }: ToMend,
): Promise<{ url: string; fileName: string }> {
  const bytes = await annotateErrors(table, [...problems]);
  const key = toMendKey(run.storageKey);
  await storage.put(key, bytes, {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    size: bytes.byteLength,
  });
  const stem = run.fileName.replace(/\.[^.]*$/, '');
  const fileName = `${stem}${locale === 'zh-CN' ? '-需更正' : '-to-fix'}.xlsx`;
  return { url: await storage.signedUrl(key, 'GET', { expiresInSeconds: 600, fileName }), fileName };
}
