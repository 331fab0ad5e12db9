import { z } from 'zod';

/** What a column of a spreadsheet may be. */
export const IMPORT_FIELDS = [
  'title',
  'department',
  'assignees',
  'startsOn',
  'dueOn',
  'weight',
  'progress',
  'description',
  'isPublic',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Most problems a check lists; the error file has them all. */
export const MAX_PROBLEMS_SHOWN = 500;

const id = z.uuid();
const column = z.number().int().min(0).max(199);

/** Which column is which field, and how to read what can be read in two ways. */
export const importMapping = z.object({
  sheet: z.string().max(200).optional(),
  /** The line of the header as Excel numbers it, where the guess was wrong. */
  headerLine: z.number().int().min(1).max(1_048_576).optional(),
  columns: z.object({
    title: column,
    department: column.optional(),
    assignees: column.optional(),
    startsOn: column.optional(),
    dueOn: column.optional(),
    weight: column.optional(),
    progress: column.optional(),
    description: column.optional(),
    isPublic: column.optional(),
  }),
  /** For rows that name no department. */
  defaultDepartmentId: id.optional(),
  dateOrder: z.enum(['month_first', 'day_first']).optional(),
  percentScale: z.enum(['points', 'fraction']).optional(),
});
export type ImportMapping = z.infer<typeof importMapping>;

const locale = z.enum(['zh-CN', 'en']).default('zh-CN');

export const inspectImportInput = z.object({
  importId: id,
  sheet: z.string().max(200).optional(),
  headerLine: z.number().int().min(1).max(1_048_576).optional(),
});
export type InspectImport = z.infer<typeof inspectImportInput>;

export const checkImportInput = z.object({ importId: id, mapping: importMapping, locale });
export type CheckImport = z.infer<typeof checkImportInput>;

export const takeOverImportInput = z.object({
  importId: id,
  mapping: importMapping,
  /** The digest of the check the person saw: what is taken over is what was shown. */
  expectedDigest: z.string().length(64),
  /** Without it one bad row keeps all others out. */
  skipBadRows: z.boolean().default(false),
});
export type TakeOverImport = z.infer<typeof takeOverImportInput>;

export const importErrorFileInput = checkImportInput;

/** What was done with an import, kept with it. */
export const importReport = z.object({ taskCount: z.number(), skippedRows: z.number() });
