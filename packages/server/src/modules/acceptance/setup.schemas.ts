import { z } from 'zod';
import { ACCEPTORS } from './acceptance.lifecycle.ts';
import { CHECK_KINDS } from './kinds.schemas.ts';
import { compareDecimals } from './tolerance.schemas.ts';

export { CHECK_KINDS, type CheckKind } from './kinds.schemas.ts';

/** Stages of a firm or a contract, reasons of a firm, questions of a checklist: more than anybody needs. */
export const MAX_STAGES = 12;
export const MAX_REASONS = 60;
export const MAX_ITEMS = 200;

const id = z.uuid();
const version = z.number().int().min(1);
const name = z.string().trim().min(1).max(100);
const nameEn = z.string().trim().max(100).nullish();
/** A measured value or a deviation: exact, with at most nine places. */
const decimal = z
  .string()
  .max(24)
  .regex(/^[+-]?\d{1,12}(\.\d{1,9})?$/);

const stage = z.object({
  /** The stage's code stays; one that is new gets one. */
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  name,
  nameEn,
  acceptor: z.enum(ACCEPTORS),
  /** Delivery waits for it. */
  isRequired: z.boolean(),
  /** The next stage waits for it. */
  holdsNext: z.boolean(),
  /** Customers see it in the portal once it is passed. One that they accept they always see. */
  isShown: z.boolean(),
  templateId: id.nullish(),
});
/** All stages in their order, of the firm or of one contract instead. */
export const saveStagesInput = z.object({
  contractId: id.nullish(),
  stages: z.array(stage).min(1).max(MAX_STAGES),
  /** What was on the screen, so that two who arrange at once notice. */
  seen: z.array(z.object({ id, version })).max(MAX_STAGES),
});
export const stagesInput = z.object({ contractId: id.nullish() });
export const resetStagesInput = z.object({ contractId: id });

export const saveReasonInput = z.object({
  reasonId: id.optional(),
  version: version.optional(),
  name,
  nameEn,
});
export const removeReasonInput = z.object({ reasonId: id, version });

const item = z
  .object({
    title: z.string().trim().min(1).max(300),
    titleEn: z.string().trim().max(300).nullish(),
    kind: z.enum(CHECK_KINDS),
    unit: z.string().trim().max(20).nullish(),
    nominal: decimal.nullish(),
    lowerDeviation: decimal.nullish(),
    upperDeviation: decimal.nullish(),
    isRequired: z.boolean().default(true),
    needsEvidence: z.boolean().default(false),
  })
  .refine((one) => one.kind !== 'measure' || one.nominal != null, { path: ['nominal'] })
  .refine((one) => one.kind !== 'measure' || one.lowerDeviation != null || one.upperDeviation != null, {
    path: ['upperDeviation'],
  })
  .refine(
    ({ kind, lowerDeviation: lower, upperDeviation: upper }) =>
      kind !== 'measure' || lower == null || upper == null || compareDecimals(lower, upper) <= 0,
    { path: ['lowerDeviation'] },
  );
export const saveChecklistInput = z.object({
  templateId: id.optional(),
  version: version.optional(),
  name,
  nameEn,
  items: z.array(item).max(MAX_ITEMS),
});
export const checklistInput = z.object({ templateId: id });
export const removeChecklistInput = z.object({ templateId: id, version });

export type SaveStages = z.infer<typeof saveStagesInput>;
export type SaveReason = z.infer<typeof saveReasonInput>;
export type SaveChecklist = z.infer<typeof saveChecklistInput>;
