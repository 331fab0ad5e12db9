import { z } from 'zod';

export { BOM_FIELDS, type BomField } from './fields.schemas.ts';

/** Most problems a check lists; the file of rows to mend has them all. */
export const MAX_PROBLEMS_SHOWN = 500;

const id = z.uuid();
const column = z.number().int().min(0).max(199);

/** Which column is which, and how to read what CAD tools write in their several ways. */
export const bomMapping = z.object({
  sheet: z.string().max(200).optional(),
  /** The line of the header as Excel numbers it, where the guess was wrong. */
  headerLine: z.number().int().min(1).max(1_048_576).optional(),
  columns: z.object({
    name: column.optional(),
    quantity: column,
    unit: column.optional(),
    partNo: column.optional(),
    drawingNo: column.optional(),
    specification: column.optional(),
    position: column.optional(),
    itemType: column.optional(),
    supplier: column.optional(),
    neededBy: column.optional(),
    notes: column.optional(),
  }),
  /** For whom all of it is. */
  departmentId: id,
  /** The task that waits for all of it. */
  taskId: id.nullable().optional(),
  neededBy: z.iso.date().nullable().optional(),
  /** Where neither the quantity nor a column says one. */
  defaultUnit: z.string().trim().min(1).max(20).default('pcs'),
  /** Which sign parts the whole from the rest; found out by the column where it can be. */
  decimalMark: z.enum(['point', 'comma']).optional(),
  dateOrder: z.enum(['month_first', 'day_first']).optional(),
  /** A line with lines below it (1.2 above 1.2.1) is put together here, and not bought. */
  skipAssemblies: z.boolean().default(true),
  /** Quantities are for one of the assembly above: they are multiplied down the tree. */
  multiply: z.boolean().default(true),
  /** How many sets are built. */
  sets: z.number().int().min(1).max(10_000).default(1),
  /** The same part on several lines is bought once, for all of them. */
  combine: z.boolean().default(true),
  /** Takes over again what the contract has already. */
  again: z.boolean().default(false),
});
export type BomMapping = z.infer<typeof bomMapping>;

const locale = z.enum(['zh-CN', 'en']).default('zh-CN');
export const inspectBomInput = z.object({
  importId: id,
  sheet: z.string().max(200).optional(),
  headerLine: z.number().int().min(1).max(1_048_576).optional(),
});
export type InspectBom = z.infer<typeof inspectBomInput>;
export const checkBomInput = z.object({ importId: id, mapping: bomMapping, locale });
export type CheckBom = z.infer<typeof checkBomInput>;
export const takeOverBomInput = z.object({
  importId: id,
  mapping: bomMapping,
  /** The digest of the check the person saw: what is taken over is what was shown. */
  expectedDigest: z.string().length(64),
  /** Without it one bad row keeps all others out. */
  skipBadRows: z.boolean().default(false),
});
export type TakeOverBom = z.infer<typeof takeOverBomInput>;

/** What was done with a bill of materials, kept with it. */
export const bomReport = z.object({ itemCount: z.number(), skippedRows: z.number() });
