import { invalid, notFound } from '../errors/index.ts';
import { readTable, SpreadsheetError, type Table } from '../spreadsheet/index.ts';
import { type ObjectStorage, StorageError } from '../storage/index.ts';

/** Largest file, in bytes. */
export const MAX_IMPORT_BYTES = 20_000_000;
/** Most rows one file may bring. */
export const MAX_IMPORT_ROWS = 20_000;

/** Where an import's file lies. One shape for everything that is imported, so that one job removes what is old. */
export const importKey = (tenantId: string, contractId: string, importId: string) =>
  `${tenantId}/${contractId}/imports/${importId}`;

/** Where the workbook of an import's rows to mend lies. */
export const toMendKey = (storageKey: string) => `${storageKey}-to-mend`;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const keyOfImport = new RegExp(`^(?<tenantId>${uuid})/${uuid}/imports/(?<importId>${uuid})(?:-to-mend)?$`);

/** Whose import a stored object belongs to; undefined when it is none of an import's files. */
export function importIn(key: string): { tenantId: string; importId: string } | undefined {
  return keyOfImport.exec(key)?.groups as { tenantId: string; importId: string } | undefined;
}

/** What a table is looked for in: which sheet, which line is the header, which names its columns may have. */
export interface ImportReading {
  labels: readonly string[];
  sheet?: string | undefined;
  headerLine?: number | undefined;
}

/** Reads a file as a table, or refuses it with the reason: it is not what it claims, or too much. */
export async function readImportFile(
  bytes: Uint8Array,
  options: ImportReading & { fileName: string },
): Promise<Table> {
  try {
    return await readTable(bytes, {
      fileName: options.fileName,
      labels: options.labels,
      maxBytes: MAX_IMPORT_BYTES,
      maxRows: MAX_IMPORT_ROWS,
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
      ...(options.headerLine === undefined ? {} : { headerLine: options.headerLine }),
    });
  } catch (error) {
    if (error instanceof SpreadsheetError) throw invalid(error.code, error.facts);
    throw error;
  }
}

/** The stored file of an import as a table. */
export async function loadImportFile(
  storage: ObjectStorage,
  run: { storageKey: string; fileName: string },
  reading: ImportReading,
): Promise<Table> {
  const stored = await storage.get(run.storageKey).catch((error: unknown) => {
    // Removed after its time: whoever wants it once more uploads it once more.
    if (error instanceof StorageError && error.code === 'storage.not_found')
      throw notFound('imports.not_found');
    throw error;
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stored.body) chunks.push(chunk as Uint8Array);
  const { labels, sheet, headerLine } = reading;
  return readImportFile(Buffer.concat(chunks), { fileName: run.fileName, labels, sheet, headerLine });
}

const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

/** The name to show, without a path and what no name should hold. */
export function cleanFileName(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/, '')
    .replace(/\p{C}/gu, '')
    .trim()
    .slice(0, 200);
  return bare || 'import';
}

interface Upload {
  storageKey: string;
  fileName: string;
  bytes: Uint8Array;
  labels: readonly string[];
  /** Enters the import's row. When that is refused, the file goes as well: nobody would know of it. */
  enter: () => Promise<void>;
}

/** Keeps an uploaded spreadsheet. It is read once before anything is stored: what is not what it claims leaves nothing behind. */
export async function keepImportFile(storage: ObjectStorage, upload: Upload): Promise<void> {
  const { storageKey, fileName, bytes, labels } = upload;
  const table = await readImportFile(bytes, { fileName, labels });
  await storage.put(storageKey, bytes, {
    contentType: contentTypes[table.format],
    size: bytes.byteLength,
  });
  try {
    await upload.enter();
  } catch (error) {
    await storage.delete(storageKey).catch(() => undefined);
    throw error;
  }
}

/** Refuses a file larger than may be imported, before anything else is asked. */
export function requireImportSize(bytes: Uint8Array): void {
  if (bytes.byteLength > MAX_IMPORT_BYTES)
    throw invalid('spreadsheet.too_large', { limit: 'bytes', max: MAX_IMPORT_BYTES, size: bytes.byteLength });
}
